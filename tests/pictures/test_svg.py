"""An SVG is read before it is drawn: what could take too long is refused, its layers and its light are found."""

import base64
import gc
import random
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.files import PICTURE

from kiosk import paths
from kiosk.pictures import svg
from kiosk.pictures.svg import crossings
from kiosk.pictures.svg.reading import SVG

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1600 1000">'


DISC, FULL = '<circle r="9"/>', '<rect width="1600" height="1000"/>'
_HEADER = b"IHDR" + (30_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
HUGE_PNG = base64.b64encode(
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\r" + _HEADER + crc32(_HEADER).to_bytes(4, "big") + b"\x00\x00\x00\x00IDAT"
).decode()


def parse(inside: str, head: str = HEAD) -> svg.Svg:
    return svg.parse(f"{head}{inside}</svg>".encode())


def bomb(generations: int, attribute: str = "href") -> str:
    """Ten <use> in each generation repeat the one before."""
    groups = ['<g id="a0"><path d="M0 0H1"/></g>']
    for number in range(1, generations + 1):
        uses = f'<use {attribute}="#a{number - 1}"/>' * 10
        groups.append(f'<g id="a{number}">{uses}</g>')
    return f"<defs>{''.join(groups)}</defs><use {attribute}='#a{generations}'/>"


def tangle(corners: int, said: str = "") -> str:
    """A polygon each of whose sides crosses most of the others; Qt draws for 11 s at 3,000 corners and 1920x1080."""
    chance = random.Random(1)
    points = " ".join(f"{chance.randrange(1600)},{chance.randrange(1000)}" for _ in range(corners))
    return f'<polygon {said} points="{points}"/>'


def many_refer(name: str, key: str) -> str:
    """Ten things in each of six generations are drawn with what the generation before them draws."""
    made = [f'<{name} id="r0">{DISC}</{name}>']
    for number in range(1, 7):
        drawn = f'<circle r="9" {key}="url(#r{number - 1})"/>' * 10
        made.append(f'<{name} id="r{number}">{drawn}</{name}>')
    return f'{"".join(made)}<g {key}="url(#r6)">{DISC}</g>'


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (bomb(6), "repeat"),
        (bomb(6, "xlink:href"), "repeat"),
        ('<g id="a"><use href="#a"/></g>', "repeat"),
        ('<use id="a" href="#a"/>', "repeat"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "repeat"),
        ("".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(5000)), "repeat"),
        ("<g>" * 65 + "</g>" * 65, "nest"),
        ("<g>" * 50_000, "nest"),
        ("</g>", "well-formed"),
        ("<path/>" * 60_000, "shapes"),
        ('<rect width="1600" height="1000"/>' * 500, "too many large shapes"),
        ('<path d="M0 0' + "L5 1000L10 0" * 5_000 + '"/>', "too many large shapes"),
        ('<path stroke="red" stroke-width="300" d="M0 0' + "L9 9" * 2_000 + '"/>', "too many large shapes"),
        ('<path stroke="red" stroke-dasharray=".01" stroke-width="90" d="M0 0H1600"/>', "too many large shapes"),
        ('<g id="a">' + '<path d="M0 0L9 1000"/>' * 50 + "</g>" + '<use href="#a"/>' * 50, "too many large shapes"),
        (tangle(3_000), "crosses itself"),
        (f'<g transform="rotate(90)">{tangle(2_000)}</g>', "crosses itself"),
        (tangle(3_000, 'fill-rule="evenodd"'), "crosses itself"),
        (tangle(700, 'fill="none" stroke="red"'), "crosses itself"),
        (f'<defs><g id="a">{tangle(400)}</g></defs>' + '<use href="#a"/>' * 6, "crosses itself"),
        (f'<path d="{"".join(f"M{n} 0V1000H{1600 - n}V0Z" for n in range(740))}"/>', "crosses itself"),
        ('<path d="M0 0H1e7"/>', "beyond"),
        ('<g transform="scale(10000)"><g transform="scale(10000)"><path d="M0 0H1"/></g></g>', "beyond"),
        ('<path stroke-width="20000" d="M0 0"/>', "wider"),
        ('<image href="file:///etc/passwd"/>', "<image>` lies in another file"),
        ('<image href="data:image/png;base64,AAAA"/>', "a part of it is missing"),
        ('<use href="other.svg#a"/>', "<use>` lies in another file"),
        ('<path fill="url(other.svg#a)" d="M0 0H9V9"/>', "<path>` lies in another file"),
        (f'<mask id="a"><g mask="url(#a)">{DISC}</g></mask><g mask="url(#a)">{DISC}</g>', "repeat"),
        (many_refer("pattern", "fill"), "repeat"),
        (many_refer("clipPath", "clip-path"), "repeat"),
        (f'<marker id="m">{DISC * 30}</marker><path marker-mid="url(#m)" d="M0 0{"h1" * 3_000}"/>', "repeat"),
        (f'<filter id="f">{"<feTurbulence/>" * 9}</filter><g filter="url(#f)">{FULL}</g>', "too many large shapes"),
        (f'<filter id="f"><feMorphology radius="90"/></filter><g filter="url(#f)">{FULL}</g>', "too many large"),
        (f'<filter id="f"><feTurbulence numOctaves="9"/></filter><g filter="url(#f)">{FULL}</g>', "too many large"),
        ('<g opacity=".5">' * 60 + FULL + "</g>" * 60 + ('<g style="filter:blur(9px)">' + FULL + "</g>") * 9, "large"),
        (
            '<g clip-path="url(#c)">' + FULL + "</g>" * 1 + ('<g style="mix-blend-mode:screen">' + FULL + "</g>") * 120,
            "l",
        ),
        (
            "<style>" + "g g g g g g{fill:red}" * 2_000 + "</style>" + "<g>" * 60 + "<g/>" * 400 + "</g>" * 60,
            "style sheet",
        ),
        (f'<image href="data:image/png;base64,{HUGE_PNG}" width="9" height="9"/>', "too large"),
        ("<text>" + "<tspan>Words </tspan>" * 1_000 + "</text>", "its text has too many parts"),
        ("<text>Words</text>" * 6_001, "its text has more than 30,000 letters"),
        ("<text font-size='900'>Words</text>" * 40, "too many large shapes"),
        ("<style>g:has(path) {fill: red}</style>", "style sheet"),
        ("<style>.a{stroke-dasharray:" + "1 " * 45 + "}</style>" + "<g class='a'/>" * 49_000, "style sheet"),
    ],
)
def test_what_could_take_too_long_is_refused(inside: str, why: str) -> None:
    with pytest.raises(svg.UnusableError, match=why):
        parse(inside)


def test_half_an_svg_is_cut_wherever_it_ends() -> None:
    whole = f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><title>Ң</title><![CDATA[x]]><path d="M0 0"/></svg>'.encode()
    for kept in range(len(whole)):
        for rest in (b"", bytes(len(whole) - kept)) if kept < len(whole) - 1 else (b"",):
            with pytest.raises(svg.UnusableError, match="a part of it is missing"):
                svg.parse(whole[:kept] + rest)


def test_a_damaged_svg_is_said_with_its_place() -> None:
    with pytest.raises(svg.UnusableError, match="line 2, column 6; save it again"):
        svg.parse(f'<svg xmlns="{SVG}" viewBox="0 0 9 9">\n<g></a></svg>'.encode())


def test_what_a_painter_could_take_otherwise_is_not_there() -> None:
    """What we did not count must not be drawn."""
    whole = parse(
        '<x:use xmlns:x="urn:x" xlink:href="#a"/><use xmlns:x="urn:x" x:href="#a"/><use href=" #a "/>'
        '<g id="a" onload="x()" mask="url(#m)"/><g id="a"/><foreignObject/><script/><title>T</title>'
        '<path fill="url(#m)"/>'
    ).whole.decode()
    assert whole.count("use") == 2, whole
    assert whole.count('xlink:href="#a"') == 1
    assert whole.count('id="a"') == 1
    assert whole.count('fill="none"') == 1
    for word in ("onload", "mask", "script", "foreign", "T<", "urn:x"):
        assert word not in whole


def test_styles_become_attributes() -> None:
    root = ET.fromstring(  # noqa: S314 - ours
        parse(
            "<style>.a, path {fill: red; stroke-width:2px} /* .a{fill:blue} */ #b{stroke:#00f}</style>"
            '<linearGradient id="l"/><path id="b" class="a c" fill="lime" style="opacity:.5; fill: url(\'#l\')"/>'
        ).whole
    )
    path = root[-1]
    assert {key: path.get(key) for key in ("fill", "stroke", "stroke-width", "opacity", "class", "style")} == {
        "fill": "url(#l)", "stroke": "#00f", "stroke-width": "2px", "opacity": ".5", "class": None, "style": None,
    }  # fmt: skip


def test_a_drawing_of_many_small_shapes_is_no_bomb() -> None:
    """A map, say: 20,000 shapes, each of them small."""
    shapes = (f'<path d="M{n % 160 * 10} {n // 160 * 8}l9 0 0 7 -9 0Z" stroke="red"/>' for n in range(20_000))
    assert parse("".join(shapes)).width == 1600


def many(count: int, one: Callable[[int], str]) -> str:
    return " ".join(map(one, range(count)))


@pytest.mark.parametrize(
    "shape",
    [
        f'path fill="none" stroke="red" d="{many(250, lambda n: f"M{6 * n} 0V1000")}"',
        f'path d="{many(120, lambda n: f"M{4 * n} {4 * n}H{1600 - 4 * n}V{1000 - 4 * n}H{4 * n}Z")}"',
        f'polyline fill="none" stroke="red" points="{many(1000, lambda n: f"{n * 1.6:.1f},{500 + n * 7919 % 300}")}"',
        f'path d="{many(10_000, lambda n: f"M{n * 7919 % 1590} {n * 104729 % 990}l8 0 0 8Z")}"',
    ],
    ids=["hatched", "rings", "series", "dots"],
)
def test_drawings_of_many_lines_are_no_tangles(shape: str) -> None:
    assert parse(f"<{shape}/>").width == 1600


def test_of_too_many_corners_the_worst_is_assumed(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no file keeps us counting."""
    assert parse(tangle(100)).width == 1600
    monkeypatch.setattr(crossings, "MAX_CORNERS", 99)
    with pytest.raises(svg.UnusableError, match="crosses itself"):
        parse(tangle(100))


def test_entities_and_endless_files_are_refused(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    with pytest.raises(svg.UnusableError, match="entities"):
        svg.parse(f"{laughs}{HEAD}&b;</svg>".encode())
    with pytest.raises(svg.UnusableError, match="UTF-8"):
        svg.parse(f"{laughs}{HEAD}&b;</svg>".encode("utf-16"))
    with pytest.raises(svg.UnusableError, match="larger"):
        svg.parse(b"<svg>" + b" " * svg.MAX_BYTES)
    file = tmp_path / "endless.svg"
    with file.open("wb") as sparse:
        sparse.truncate(10_000_000_000)
    with pytest.raises(OSError, match="larger"):
        svg.read(file)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 20 10">', (20, 10)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="1.5e1">', (30 * 96 / 25.4, 15)),
    ],
)
def test_the_size(head: str, size: tuple[float, float]) -> None:
    found = parse("", head)
    assert (found.width, found.height) == size


@pytest.mark.parametrize("attributes", ["", 'viewBox="0 0 0 10"', 'width="1e999" height="1"', 'width="-3" height="2"'])
def test_without_a_size_it_is_refused(attributes: str) -> None:
    with pytest.raises(svg.UnusableError, match="size"):
        parse("", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>')


def test_another_kind_of_xml_is_refused() -> None:
    with pytest.raises(svg.UnusableError, match="not an SVG"):
        svg.parse(b"<math xmlns='http://www.w3.org/1998/Math/MathML'/>")


def test_the_layers_are_documents_of_their_own() -> None:
    found = svg.parse(PICTURE.replace('<g id="back">', '<defs><path id="x"/></defs><g id="back">').encode())
    assert found.has_quiet_side
    for name, document in zip(svg.LAYERS, found.layers, strict=True):
        root = ET.fromstring(document)  # noqa: S314 - ours
        assert [child.get("id") for child in root if child.get("id")] == [name]
        assert any(child.tag.endswith("defs") for child in root), "what a layer may refer to stays"
        assert root.get("viewBox") == "-50 0 1700 1000"


@pytest.mark.parametrize(
    "change",
    [("back", "beck"), ("0 0 1600 1000", "0 0 3200 2000"), ("0 0 1600 1000", "-10 0 1600 1000")],
)
def test_other_drawings_have_one_layer(change: tuple[str, str]) -> None:
    assert svg.parse(PICTURE.replace(*change).encode()).layers == ()


def test_the_light() -> None:
    lit = PICTURE.replace("<circle", '<g id="light"><path d="M1 2L3 4"/></g><circle')
    assert svg.parse(lit.encode()).lights == (svg.Light("M1 2L3 4", 1),)
    assert svg.parse(PICTURE.encode()).lights == ()


@given(st.binary(max_size=300))
def test_anything_else_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(svg.UnusableError):
        svg.parse(data)


@given(st.integers(0, len(PICTURE) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_read_or_refused(place: int, other: bytes) -> None:
    whole = PICTURE.encode()
    with suppress(svg.UnusableError):
        found = svg.parse(whole[:place] + other + whole[place + len(other) :])
        assert found.width > 0


def test_nothing_of_it_waits_for_a_garbage_collection() -> None:
    """The player collects seldom, and a drawing's tree takes some hundred times the memory of its text."""
    data = (paths.BUILT_IN_DECK / "illustrations" / "wikipedia.svg").read_bytes()
    svg.parse(data, advise=True)  # what is made once
    gc.collect()
    gc.disable()
    try:
        svg.parse(data, advise=True)
        assert gc.collect() == 0
    finally:
        gc.enable()
