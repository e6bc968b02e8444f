"""An SVG is read before Qt draws it: what could hang Qt is refused, its layers and its light are found."""

import xml.etree.ElementTree as ET
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.files import PICTURE

from kiosk import svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1600 1000">'


def parse(inside: str, head: str = HEAD) -> svg.Svg:
    return svg.parse(f"{head}{inside}</svg>".encode())


def bomb(generations: int, attribute: str = "href") -> str:
    """Ten <use> in each generation repeat the one before."""
    groups = ['<g id="a0"><path d="M0 0H1"/></g>']
    for number in range(1, generations + 1):
        uses = f'<use {attribute}="#a{number - 1}"/>' * 10
        groups.append(f'<g id="a{number}">{uses}</g>')
    return f"<defs>{''.join(groups)}</defs><use {attribute}='#a{generations}'/>"


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (bomb(6), "repeat"),
        (bomb(6, "xlink:href"), "repeat"),
        ('<g id="a"><use href="#a"/></g>', "repeat"),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', "repeat"),
        ("".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(5000)), "repeat"),
        ("<g>" * 65 + "</g>" * 65, "nest"),
        ("<g>" * 50_000, "nest"),
        ("<g>", "well-formed"),
        ("<path/>" * 60_000, "shapes"),
    ],
)
def test_what_could_hang_qt_is_refused(inside: str, why: str) -> None:
    with pytest.raises(svg.UnusableError, match=why):
        parse(inside)


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
    with pytest.raises(svg.UnusableError, match="larger"):
        svg.read(file)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 20 10">', (20, 10)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="1.5e1">', (30, 15)),
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
    with pytest.raises(svg.UnusableError, match="no SVG"):
        svg.parse(b"<html/>")


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
    assert svg.parse(lit.encode()).light == svg.Light("M1 2L3 4", 1)
    assert svg.parse(PICTURE.encode()).light is None


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
