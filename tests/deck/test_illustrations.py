"""The shipped illustrations are flat felt of the palette in three layers that may drift, and each is described."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from support.decks import picture_of
from support.drawing import FILES, SVG, WHOLE, channels, difference, draw, every_picture, layer, parse

from kiosk.deck import Deck
from kiosk.deck.colours import PALETTE
from kiosk.pictures import svg as svgs

LAYERS = ("back", "mid", "front")
MAX_BYTES = 60_000
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
ELEMENTS = SHAPES | {"g", "defs", "use", "title", "desc"}
COLOURED = {"fill", "stroke", "color", "stop-color", "flood-color", "lighting-color"}


def test_they_are_the_decks(nine_facts: Deck) -> None:
    assert len(FILES) == 10
    assert sorted(picture_of(page).file for page in nine_facts.pages) == FILES


def test_each_is_described_in_every_language(nine_facts: Deck) -> None:
    described: dict[str, str] = {}
    for page in nine_facts.pages:
        for language in nine_facts.languages:
            text, here = page.texts[language.code].description, f"{page.id} in {language.code}"
            assert 30 <= len(text) <= 300, f"{here}: the description has {len(text)} characters"
            assert text not in described, f"{here} is described with the words of {described[text]}"
            described[text] = here


def faults(svg: bytes) -> Iterator[str]:
    """What breaks the illustrations' rules."""
    if len(svg) >= MAX_BYTES:
        yield f"{len(svg)} bytes; fewer than {MAX_BYTES} are allowed"
    for found in re.findall(rb"<!DOCTYPE|<!ENTITY|<\?(?!xml\s)[\w-]+", svg):
        yield f"{found.decode()} is not allowed"
    try:
        root = parse(svg)
    except ET.ParseError as error:
        yield f"not well-formed XML: {error}"
        return
    if root.get("viewBox") != WHOLE or (root.get("width", "1600"), root.get("height", "1000")) != ("1600", "1000"):
        yield f"the size is not 1600x1000 with viewBox {WHOLE}"
    parts = [(part.tag.removeprefix(SVG), part.get("id")) for part in root if part.tag != f"{SVG}defs"]
    if root.tag != f"{SVG}svg" or parts != [("g", name) for name in LAYERS]:
        yield f"the top level is not svg with the groups back, mid, front: {parts}"
    yield from faults_of(root, "")


def faults_of(element: ET.Element, inherited: str) -> Iterator[str]:
    """What is wrong with an element and all in it; `inherited` is the fill from outside it."""
    style = (declaration.partition(":") for declaration in element.get("style", "").split(";"))
    said = {**element.attrib, **{name.strip(): value.strip() for name, _, value in style if name.strip()}}
    tag = element.tag.removeprefix(SVG)
    for name, value in said.items():
        here = f'<{tag} {name.rpartition("}")[2]}="{value}">'
        if name in COLOURED and value.upper() not in {"NONE", *PALETTE.values()}:
            yield f"{here} is no colour of the palette"
        elif "url(" in value or (name.endswith("href") and not value.startswith("#")):
            yield f"{here} draws on something else"
        elif name.endswith("opacity"):
            yield f"{here} mixes colours that the palette does not have"
    fill = said.get("fill", inherited)
    if tag in SHAPES and not fill:
        yield f"<{tag}> says no fill, so it is black"
    for child in element:
        if child.tag.removeprefix(SVG) not in ELEMENTS:
            yield f"<{child.tag.removeprefix(SVG)}> is not allowed"
        yield from faults_of(child, fill)


@every_picture
def test_the_rules_are_kept(file: Path) -> None:
    found = list(faults(file.read_bytes()))
    assert not found, f"{file.name}: {'; '.join(found)}"


FLAWLESS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000"><defs/>'
    '<g id="back" fill="#2D6C8F"><path d="M0 0H9"/></g><g id="mid"><path d="M0 0H9" fill="none"/></g>'
    '<g id="front"><path style="fill:#e9a13b; stroke:none"/></g></svg>'
)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("<svg", "<svg <", "not well-formed"),
        ("<svg", "<!DOCTYPE svg><svg", "<!DOCTYPE is not allowed"),
        ("<svg", "<?xml-stylesheet href='a.css'?><svg", "<?xml-stylesheet is not allowed"),
        ("1600 1000", "1600 900", "the size is not"),
        ("<svg", '<svg width="100%"', "the size is not"),
        ('id="mid"', 'id="middle"', "the groups back, mid, front: .*middle"),
        ("</svg>", "<g/></svg>", "the groups back, mid, front: .*None"),
        ("</svg>", " " * MAX_BYTES + "</svg>", "bytes; fewer"),
        ("<defs/>", "<defs><linearGradient/></defs>", "<linearGradient> is not allowed"),
        ("<defs/>", "<defs><filter/></defs>", "<filter> is not allowed"),
        ("<defs/>", "<defs><style>*{fill:red}</style></defs>", "<style> is not allowed"),
        ("<path", "<text>Ң</text><path", "<text> is not allowed"),
        ("<path", '<g><image href="#a"/></g><path', "<image> is not allowed"),
        ("<path", '<foreignObject xmlns="http://www.w3.org/1999/xhtml"/><path', "foreignObject> is not allowed"),
        ("<path", "<script/><path", "<script> is not allowed"),
        ("<path", '<use href="other.svg#a"/><path', "other.svg#a.* draws on something else"),
        ("<path", '<path clip-path="url(#a)"', "clip-path.* draws on something else"),
        ('"#2D6C8F"', '"#2D6C90"', "fill.*#2D6C90.* is no colour of the palette"),
        ("stroke:none", "stroke:black", "stroke.*black.* is no colour of the palette"),
        ("stroke:none", "fill-opacity:.5", "fill-opacity.* mixes"),
        (' fill="#2D6C8F"', "", "says no fill"),
    ],
)
def test_what_breaks_a_rule_is_named(before: str, after: str, fault: str) -> None:
    assert list(faults(FLAWLESS.encode())) == []
    found = list(faults(FLAWLESS.replace(before, after, 1).encode()))
    assert any(re.search(fault, said) for said in found), found


# Who wears an elechek, white cloth round head and chin, in which picture.
ELECHEKS = {"cover": "grandmother", "istanbul-protocol": "woman", "it-sector": "weaver", "wikipedia": "grandmother"}


@pytest.mark.parametrize(("picture", "woman"), ELECHEKS.items(), ids=ELECHEKS)
def test_an_elechek_has_a_red_hem_without_which_it_reads_as_a_beard(picture: str, woman: str) -> None:
    (svg,) = (file.read_bytes() for file in FILES if file.stem == picture)
    (group,) = (group for group in parse(svg).iter(f"{SVG}g") if group.get("id") == woman)
    skin = [path for path in group.iter(f"{SVG}path") if path.get("fill") in {PALETTE["rose"], PALETTE["tan"]}]
    assert max(skin, key=height).get("stroke") == PALETTE["madder"]


def height(path: ET.Element) -> float:
    """How far apart a path's points are from top to bottom."""
    ys = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d", ""))][1::2]
    return max(ys) - min(ys)


@every_picture
def test_the_ground_goes_on_where_layers_drift(qapp: QGuiApplication, file: Path) -> None:  # noqa: ARG001
    alpha = channels(draw(layer(file.read_bytes(), "back"), 1700, 1100, "-50 -50 1700 1100"))[3]
    hole = re.search(rb"[^\xff]", alpha)
    assert not hole, f"{file.name}: `back` is not whole at x={hole.start() % 1700 - 50}, y={hole.start() // 1700 - 50}"


@every_picture
def test_words_have_a_flat_ground(qapp: QGuiApplication, file: Path, nine_facts: Deck) -> None:  # noqa: ARG001
    (ground,) = (QColor(page.ground) for page in nine_facts.pages if picture_of(page).file == file)
    seen = set(zip(*channels(draw(file.read_bytes(), 600, 666, "0 0 600 666")), strict=True))
    flat = {(ground.red(), ground.green(), ground.blue(), 255)}
    assert seen == flat, f"{file.name}: there is more than {ground.name()} in the upper two thirds of the left 600"


# Where the quiet side meets its reflection, and an x near it.
SEAMS = {"the left edge": (0, 24), "the focus' edge": (600, 576)}
BANDS = 900  # the land's lines lie above it, ornament bands below
LEVEL = 1.3  # units a border may move over 24; the most is 1.1, and a slope of 8 % moves it 1.8


@every_picture
@pytest.mark.parametrize(("seam", "near"), SEAMS.values(), ids=SEAMS)
def test_lines_are_level_where_the_quiet_side_is_reflected(
    qapp: QGuiApplication,  # noqa: ARG001
    file: Path,
    seam: int,
    near: int,
) -> None:
    left = min(seam, near)
    image = draw(file.read_bytes(), 100, 4 * (BANDS - 640), f"{left} 640 25 {BANDS - 640}")
    at, by = (borders(image, 4 * (x - left)) for x in (seam, near))
    assert [change for change, _ in at] == [change for change, _ in by], f"{file.name}: x={seam} meets other colours"
    for (change, here), (_, there) in zip(at, by, strict=True):
        moved = (there - here) / 4
        assert abs(moved) <= LEVEL, f"{file.name}: {change} is {moved:+.2f} units lower at x={near} than at x={seam}"


def borders(image: QImage, x: int) -> list[tuple[str, float]]:
    """The changes from one palette colour to another down a column of pixels, and where they are."""
    named = {QColor(value).rgb(): name for name, value in PALETTE.items()}
    column = [named.get(image.pixelColor(x, y).rgb(), "") for y in range(image.height())]
    plain = [(y, name) for y, name in enumerate(column) if name]  # the rest is the softened edge between two
    return [
        (f"{one} to {other}", (above + below) / 2) for (above, one), (below, other) in pairwise(plain) if one != other
    ]


@every_picture
def test_bands_are_whole_where_the_quiet_side_is_reflected(qapp: QGuiApplication, file: Path) -> None:  # noqa: ARG001
    image = draw(file.read_bytes(), 320, 400, f"-40 {BANDS} 80 {1000 - BANDS}")
    apart = difference(image, image.flipped(Qt.Orientation.Horizontal))
    assert apart.far < 0.03, f"{file.name}: at x=0 a band does not meet its mirror image: {apart}"  # 1.1 % at most


@every_picture
def test_three_layers_make_the_picture(qapp: QGuiApplication, file: Path) -> None:  # noqa: ARG001
    svg = file.read_bytes()
    drawn = {name: draw(layer(svg, name), 400, 250) for name in LAYERS}
    for name, image in drawn.items():
        held = sum(value > 127 for value in channels(image)[3]) / (400 * 250)
        assert held > 0.005, f"{file.name}: `{name}` holds {held:.2%} of the picture"  # the least is 1.3 %, a border
    apart = difference(one_over_another(*drawn.values()), draw(svg, 400, 250))
    assert apart.mean < 0.05, f"{file.name}: its layers do not make the picture: {apart}"  # the worst is 0.001
    assert apart.far == 0, f"{file.name}: its layers do not make the picture: {apart}"


def test_what_is_in_no_layer_is_missed(qapp: QGuiApplication) -> None:  # noqa: ARG001
    svg = FILES[0].read_bytes()
    more = svg.replace(b"</svg>", b'<circle cx="1100" cy="500" r="20" fill="#E9A13B"/></svg>')
    layers = one_over_another(*(draw(layer(more, name), 400, 250) for name in LAYERS))
    apart = difference(layers, draw(more, 400, 250))
    assert apart.far > 0, apart


def one_over_another(*images: QImage) -> QImage:
    whole = QImage(images[0])
    painter = QPainter(whole)
    for image in images[1:]:
        painter.drawImage(0, 0, image)
    painter.end()
    return whole


MOVED = 480 * 480  # square units: what moves is at most so large, for the software renderer's sake


@every_picture
def test_each_has_a_small_movement_of_its_own(qapp: QGuiApplication, file: Path) -> None:  # noqa: ARG001
    found = svgs.read(file)
    moving = [part for part in found.parts if part.movement]
    assert moving or found.lights, f"{file.name}: nothing moves"
    for part in moving:
        left, top, width, height = (float(number) for number in parse(part.document).get("viewBox", "").split())
        across, down = round(width / 4), round(height / 4)
        alpha = channels(draw(part.document, across, down, f"0 0 {svgs.SIDE} {svgs.SIDE}"))[3]
        rows = [y for y in range(down) if any(alpha[across * y : across * (y + 1)])]
        columns = [x for x in range(across) if any(alpha[x::across])]
        place = f"{file.name}: what shall {part.movement}, at {left + 4 * columns[0]}, {top + 4 * rows[0]},"
        assert 16 * len(columns) * len(rows) <= MOVED, f"{place} is {4 * len(columns)} by {4 * len(rows)} units"
        assert left + 4 * columns[0] > 600, f"{place} is beneath the words"


@every_picture
def test_something_of_its_story_moves(file: Path) -> None:
    found = svgs.parse(file.read_bytes(), advise=True)
    assert not found.slips
    named = rb'id="((?:sway|turn|rise|pulse)-[^"]+)"'
    groups = {name for part in found.parts if part.movement for name in re.findall(named, part.document)}
    assert 1 <= len(groups) + len(found.lights) <= 6, f"{file.name}: {groups}"
    assert len(found.parts) <= 24, f"{file.name}: {len(found.parts)} parts"
