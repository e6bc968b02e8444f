"""Logos that appear smaller than they could, or not sharp."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from support.files import edit

from kiosk.check import check, painted_colours
from kiosk.problems import Rule

Box = tuple[int, int, int, int]
SLIM = (
    "logo.png is {}, so it appears only {} on a Full HD screen; take a version that is two to six times as wide as high"
)
EMPTY = "{} is empty around its edges, so it appears {} times smaller than it could; cut them off"
CLEAR, WHITE = (0, 0, 0, 0), (255, 255, 255, 255)


def said(folder: Path, name: str, kept: Path | None = None) -> list[str]:
    text = (folder / "deck.yaml").read_text(encoding="utf-8")
    if "logo" not in text:
        edit(folder / "deck.yaml", "cover:\n", f"theme: {{base: light, logo: {name}}}\ncover:\n")
    return [each.message for each in check(folder, kept=kept)[1] if each.rule is Rule.LOGO_SMALL]


def draw(folder: Path, size: tuple[int, int], box: Box, ground: tuple[int, ...] = CLEAR) -> None:
    image = Image.new("RGBA", size, ground)
    ImageDraw.Draw(image).rectangle(box, "#123456")
    image.save(folder / "logo.png")


@pytest.mark.parametrize(
    ("size", "box", "ground", "message"),
    [
        ((600, 130), (0, 0, 599, 129), CLEAR, ""),
        ((600, 200), (60, 30, 540, 170), CLEAR, ""),
        ((900, 900), (300, 400, 600, 500), CLEAR, EMPTY.format("logo.png", "8.4")),
        ((900, 300), (200, 100, 700, 200), WHITE, EMPTY.format("logo.png", "2.7")),
        (
            (3000, 60),
            (0, 0, 2999, 59),
            CLEAR,
            SLIM.format("50 times as wide as high", "6 px high"),
        ),
        (
            (100, 1000),
            (0, 0, 99, 999),
            CLEAR,
            SLIM.format("10 times as high as wide", "7 px wide"),
        ),
        (
            (40, 8),
            (0, 0, 39, 7),
            CLEAR,
            "logo.png has 40x8 px, too few to be sharp; take an SVG, or one that is 130 px high",
        ),
    ],
)
def test_a_logo_that_appears_small(
    deck_folder: Path, size: tuple[int, int], box: Box, ground: tuple[int, ...], message: str
) -> None:
    draw(deck_folder, size, box, ground)
    assert said(deck_folder, "logo.png") == [message] * bool(message)


def test_an_svg_is_sharp_whatever_its_size_and_may_have_empty_edges(deck_folder: Path) -> None:
    whole = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 8"><path d="M0 0H40V8H0Z" fill="#123456"/></svg>'
    (deck_folder / "logo.svg").write_text(whole, encoding="utf-8")
    assert said(deck_folder, "logo.svg") == []
    (deck_folder / "logo.svg").write_text(whole.replace("0 0 40 8", "-40 -16 120 40"), encoding="utf-8")
    (told,) = said(deck_folder, "logo.svg")
    assert told.startswith("logo.svg is empty around its edges")


def test_a_known_logo_is_not_drawn_again(deck_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(deck_folder, (900, 900), (300, 400, 600, 500))
    told = said(deck_folder, "logo.png", tmp_path / "kept")
    assert told
    monkeypatch.delattr(painted_colours.PaintedColours, "_draw")
    assert said(deck_folder, "logo.png", tmp_path / "kept") == told
