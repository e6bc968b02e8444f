"""What moves by itself in a picture: in the attract loop only, and never in calm motion."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtQuick import QQuickItem
from support.driver import Screen, ask, every, is_kind
from support.files import MOVING, PICTURE
from support.slides import at_age

from kiosk.bridge import Drawing
from kiosk.deck import Deck
from kiosk.deck.load import load
from kiosk.session.state import Place, Session
from kiosk.settings import Settings

FULL = Settings(motion="full")
Open = Callable[..., Screen]


@pytest.fixture
def lively(deck_folder: Path) -> Deck:
    """A deck in whose pictures something of every kind moves."""
    (deck_folder / "illustrations" / "picture.svg").write_text(MOVING, encoding="utf-8")
    return load(deck_folder)[0]


def slide(screen: Screen, page: int = 1) -> QQuickItem:
    """The attract loop comes to `page`."""
    screen.session.assume(Session(Place.ATTRACT, slide_number=page + 2, page=page, language="en"))
    return next(slide for slide in screen.slides() if slide.z() == 1)


def movements(item: QQuickItem) -> list[str]:
    motions = [Drawing.Motion(piece.property("motion")) for piece in every(item) if is_kind(piece, "IllustrationPart")]
    return ["" if motion is Drawing.Motion.STANDS else motion.name.lower() for motion in motions]


def moved(item: QQuickItem, movement: str, expression: str) -> list[float]:
    pieces = [
        piece
        for piece in every(item)
        if is_kind(piece, "IllustrationPart") and piece.property("motion") == Drawing.Motion[movement.upper()]
    ]
    return [float(str(ask(piece, expression))) for piece in pieces]


@pytest.mark.parametrize(
    ("movement", "expression", "most"),
    [
        ("sway", "transform[1].angle", 6),
        ("turn", "transform[1].angle", 360),
        ("pulse", "transform[0].xScale - 1", 0.08),
        ("rise", "transform[2].y", 10),
    ],
)
def test_each_movement_goes_on_while_the_slide_stands(
    open_screen: Open, lively: Deck, movement: str, expression: str, most: float
) -> None:
    screen = open_screen(lively, 960, 540, settings=FULL)
    item = slide(screen)
    screen.qtbot.waitUntil(lambda: item.property("ready") and item.property("age") > 0)
    seen = set()
    for ms in range(3_000, 8_000, 100):
        at_age(item, ms)
        seen.add(moved(item, movement, expression)[0])
    assert len(seen) > 6
    assert max(map(abs, seen)) <= most


def test_parts_move_in_every_second_frame_and_layers_in_the_same_ones(open_screen: Open, lively: Deck) -> None:
    """What costs most to draw without a graphics card. No part stands still for two frames."""
    screen = open_screen(lively, 960, 540, settings=FULL)
    item = slide(screen)
    screen.qtbot.waitUntil(lambda: item.property("ready") and item.property("age") > 0)
    ages, offsets = [], []
    for frame in range(240):
        at_age(item, 5_000 + round(frame * 1000 / 60))
        ages.append(item.property("partsAge"))
        offsets.append([float(str(ask(item, f"children[0].offset({depth})"))) for depth in (-1, 0, 1)])
    moved_at = [frame for frame, (before, age) in enumerate(pairwise(ages)) if age != before]
    assert {later - before for before, later in pairwise(moved_at)} == {2}
    assert max(5_000 + frame * 1000 / 60 - age for frame, age in enumerate(ages)) < 18
    steps = [[one != other for one, other in zip(before, after, strict=True)] for before, after in pairwise(offsets)]
    assert sum(outer for outer, _, _ in steps) >= 4, "they drift"
    assert all(outer == front and (outer or not middle) for outer, middle, front in steps)


def test_what_rises_comes_one_after_another(open_screen: Open, lively: Deck) -> None:
    screen = open_screen(lively, 960, 540, settings=FULL)
    item = slide(screen)
    screen.qtbot.waitUntil(lambda: item.property("ready") and item.property("age") > 0)
    at_age(item, 0)
    assert moved(item, "rise", "grown") == [0, 0]
    at_age(item, 1_000)
    first, second = moved(item, "rise", "grown")
    assert 0 < second < first <= 1
    at_age(item, 3_000)
    assert moved(item, "rise", "grown") == [1, 1]


def test_what_hangs_goes_along_with_what_sways_and_stays_upright(open_screen: Open, deck_folder: Path) -> None:
    beam = '<g id="sway-beam"><circle id="pivot-beam" cx="900" cy="510" r="4"/><path d="M700 500H1100V520H700Z"/></g>'
    pan = '<g id="hang-beam"><path d="M690 510H710V710H690Z"/></g>'
    picture = PICTURE.replace('<g id="front"/>', f'<g id="front">{pan}{beam}</g>')
    (deck_folder / "illustrations" / "picture.svg").write_text(picture, encoding="utf-8")
    screen = open_screen(load(deck_folder)[0], 960, 540, settings=FULL)
    item = slide(screen)
    screen.qtbot.waitUntil(lambda: item.property("ready") and item.property("age") > 0)
    for ms, side in ((5_000, 1), (6_000, 0), (7_000, -1)):
        at_age(item, ms)
        assert moved(item, "sway", "transform[1].angle") == pytest.approx([6 * side], abs=0.3)
        (unit,) = moved(item, "hang", "unit")
        assert moved(item, "hang", "transform[2].x") == pytest.approx([1.1 * unit * abs(side)], abs=1)
        assert moved(item, "hang", "transform[2].y") == pytest.approx([-20.9 * unit * side], abs=1)
        assert moved(item, "hang", "transform[1].angle") == [0]


def test_nothing_moves_by_itself_on_a_card_or_in_calm_motion(open_screen: Open, lively: Deck) -> None:
    screen = open_screen(lively, 960, 540, settings=FULL)
    item = slide(screen)
    screen.qtbot.waitUntil(lambda: set(movements(item)) == {"", "sway", "turn", "rise", "pulse"})
    screen.wake()
    screen.come_to_rest()
    on_card = stirrings(screen.kind("Pager"))
    assert len(on_card) >= 5
    assert set(on_card) == {(0, 1, 0)}
    calm = open_screen(lively, 960, 540)
    item = slide(calm)
    calm.settle()
    assert set(movements(item)) == {""}
    calm.come_to_rest()


def stirrings(item: QQuickItem) -> list[tuple[float, float, float]]:
    """By how many degrees each part in `item` that can move is turned, how large it is, and how many px below."""
    pieces = [piece for piece in every(item) if is_kind(piece, "IllustrationPart") and piece.property("motion")]
    turned = "transform[1].angle", "transform[0].xScale", "y - fromTop + transform[2].y"
    return [tuple(float(str(ask(piece, value))) for value in turned) for piece in pieces]  # type: ignore[misc]


@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=["landscape", "portrait"])
@pytest.mark.parametrize("age", [1_200, 7_000, 40_000])
def test_every_part_comes_to_rest_in_one_go_as_its_slide_becomes_the_card(
    open_screen: Open, lively: Deck, size: tuple[int, int], age: int
) -> None:
    screen = open_screen(lively, *size, settings=FULL)
    since = screen.clock() - 9_000  # later than a touch that still means the slide before
    screen.assume(Session(Place.ATTRACT, slide_number=1, page=1, language="en", slide_at=since))
    item = next(slide for slide in screen.slides() if slide.z() == 1)
    await_coming(screen, item)
    at_age(item, age)
    (pager,) = (one for one in every(screen.window.contentItem()) if is_kind(one, "Pager"))
    screen.qtbot.waitUntil(lambda: bool(pager.property("ready")))
    on_slide = stirrings(item)
    assert max(abs(angle) for angle, _, _ in on_slide) > 1
    screen.session.touched()  # no time passes
    transition = screen.kind("CardTransition")
    (moving,) = (one for one in every(transition) if is_kind(one, "Moving"))
    seen = []
    for frame in range(18):
        transition.setProperty("way", 1 - (1 - min(frame / 17, 1)) ** 2)  # as Glide does, 60 times a second
        seen.append([(angle, scale, down * moving.scale()) for angle, scale, down in stirrings(moving)])
    assert len(seen[0]) == 5
    # Each is rounded to a step that is just visible, and the card's picture has other pixels than the slide's.
    for (angle, scale, down), (angle_before, scale_before, down_before) in zip(seen[0], on_slide, strict=True):
        assert abs((angle - angle_before + 180) % 360 - 180) < 1
        assert scale == pytest.approx(scale_before, abs=0.05)
        assert down == pytest.approx(down_before, abs=2)
    for begun, now in pairwise(seen):
        for (angle, scale, down), one, other in zip(seen[0], begun, now, strict=True):
            assert abs(other[0] - one[0]) <= abs(angle) / 8 + 1
            assert abs(other[1] - one[1]) <= abs(scale - 1) / 8 + 0.05
            assert abs(other[2] - one[2]) <= abs(down) / 8 + 2
    assert set(seen[-1]) == {(0, 1, 0)}


def await_coming(screen: Screen, item: QQuickItem) -> None:
    screen.qtbot.waitUntil(lambda: item.property("begun") is True)


def shot(screen: Screen) -> Image.Image:
    """What is on the screen now, but for its lower left, where the invitation has a life of its own."""
    picture = screen.window.grabWindow()
    whole = Image.frombytes("RGBA", picture.size().toTuple(), bytes(picture.constBits())).convert("RGB")
    whole.paste("black", (0, whole.height // 2, int(0.45 * whole.width), whole.height))
    return whole


def film(screen: Screen, item: QQuickItem, ages: range) -> list[Image.Image]:
    """The slide at each of these ages."""
    shots = []
    for age in ages:
        at_age(item, age)
        shots.append(shot(screen))
    return shots


def test_every_slide_changes_all_the_time(open_screen: Open, nine_facts: Deck) -> None:
    """Five pictures a second: no two neighbours are the same, from its coming in until it is left."""
    screen = open_screen(nine_facts, settings=FULL)
    for page in range(len(nine_facts.pages)):
        item = slide(screen, page)
        await_coming(screen, item)
        strip = film(screen, item, range(100, 7_000, 200))
        same = [number for number, (one, other) in enumerate(pairwise(strip)) if one == other]
        assert not same, f"{ask(item, 'page.name')} stands still after {same}"


def flashes(shots: list[Image.Image]) -> int:
    """How often the place that does so most goes bright and dark again, or the other way round."""
    cells = [list(one.convert("L").resize((16, 9), Image.Resampling.BOX).tobytes()) for one in shots]
    return max(reversals(list(values)) // 2 for values in zip(*cells, strict=True))


def reversals(values: list[int], least: int = 26) -> int:
    """How often a brightness turns round, after having changed by a tenth of all there is (WCAG 2.3.1)."""
    low = high = values[0]
    way = turns = 0
    for value in values:
        low, high = min(low, value), max(high, value)
        if way <= 0 and value - low >= least:
            turns, way, high = turns + (way < 0), 1, value
        elif way >= 0 and high - value >= least:
            turns, way, low = turns + (way > 0), -1, value
    return turns


def test_nothing_flashes(open_screen: Open, nine_facts: Deck) -> None:
    """As a slide comes in, edges run over the screen: three times a second is safe. Then nothing does at all."""
    flicker = [Image.new("RGB", (64, 36), "white" if step % 2 else "black") for step in range(10)]
    assert flashes(flicker) >= 4, "the measure sees it"
    screen = open_screen(nine_facts, 640, 360, settings=FULL)
    for page in range(len(nine_facts.pages)):
        item = slide(screen, page)
        await_coming(screen, item)
        for second in range(4):
            shots = film(screen, item, range(1_000 * second, 1_000 * second + 1_050, 50))
            assert flashes(shots) <= (3 if second < 2 else 0), f"{ask(item, 'page.name')} in second {second}"
