"""Words and logos that are hard to tell from what they stand on."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from support.files import edit

from kiosk.check import check, painted_colours
from kiosk.deck import Record
from kiosk.problems import Rule

DECK = """\
languages:
  - code: en
    name: English
theme:
  base: light
cover:
  accent: juniper
  illustration: side.svg
cards:
  - id: one
    accent: madder
"""
TEXTS = "title: A\nsection: B\nintroduction: [C.]\ndescription: D.\ncards: {one: {headline: E, body: F.}}\n"
SIDE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000">
<g id="back">{}</g><g id="mid"/><g id="front"><rect x="900" y="300" width="400" height="400" fill="#2D6C8F"/></g></svg>
"""
GREEN = '<rect width="1600" height="1000" fill="#3F6B4D"/>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "en.yaml").write_text(TEXTS, encoding="utf-8")
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "side.svg").write_text(SIDE.format(GREEN), encoding="utf-8")
    return tmp_path


def said(folder: Path, kept: Path | None = None, record: Record | None = None) -> list[str]:
    return [each.message for each in check(folder, record, kept=kept)[1] if each.rule is Rule.CONTRAST_PICTURE]


def logo(folder: Path, colour: str) -> None:
    image = Image.new("RGBA", (300, 60), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((10, 20, 200, 40), colour)
    image.save(folder / "logo.png")


def test_a_picture_in_its_grounds_colour_is_read(folder: Path) -> None:
    assert said(folder) == []
    (folder / "side.svg").write_text(SIDE.format(""), encoding="utf-8")
    assert said(folder) == [], "the ground shows through"
    (folder / "side.svg").write_text(SIDE.format(f'{GREEN}<circle cx="80" cy="500" r="80" fill="#FFFFFF"/>'))
    assert said(folder) == [], "a cloud may be anywhere"


def test_a_themes_colour_is_not_that_of_the_picture(folder: Path) -> None:
    edit(folder / "deck.yaml", "base: light", 'base: light\n  colours: {juniper: "#E0F0E4"}')
    (found,) = said(folder)
    assert "which is #3F6B4D at its left side" in found
    assert "draw its left side in #E0F0E4" in found
    edit(folder / "deck.yaml", "accent: juniper", "accent: juniper\n  ground: walnut")
    assert said(folder) == [], "words are light on walnut, and can be read on green"


def test_a_gradient_behind_words_is_seen(folder: Path) -> None:
    stops = '<stop stop-color="#3F6B4D"/><stop offset="0.4" stop-color="#FFFFFF"/>'
    filled = f'<linearGradient id="g" x2="0" y2="1">{stops}</linearGradient>{GREEN.replace("#3F6B4D", "url(#g)")}'
    (folder / "side.svg").write_text(SIDE.format(filled), encoding="utf-8")
    (found,) = said(folder)
    assert "at its left side" in found


@pytest.mark.parametrize(("base", "colour", "version"), [("dark", "#202024", "dark"), ("light", "#FFF9E0", "light")])
def test_a_logo_needs_a_paper_on_which_it_is_seen(folder: Path, base: str, colour: str, version: str) -> None:
    edit(folder / "deck.yaml", "base: light", f"base: {base}\n  logo: logo.png")
    logo(folder, colour)
    (found,) = said(folder)
    assert found.startswith("logo.png can hardly be seen on the paper")
    assert found.endswith(f"for a {version} ground")
    logo(folder, "#7A8FA8")
    assert said(folder) == []


def test_what_was_found_is_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(folder / "deck.yaml", "accent: juniper", "accent: juniper\n  ground: felt")
    (found,) = said(folder, tmp_path / "kept")
    monkeypatch.setattr(painted_colours, "Painter", _Nobody)
    assert said(folder, tmp_path / "kept") == [found]
    (tmp_path / "kept" / "painted-colours").write_bytes(b"forged")
    with pytest.raises(AssertionError):
        said(folder, tmp_path / "kept")


def test_an_editor_who_goes_on_has_nothing_drawn_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(folder / "deck.yaml", "accent: juniper", "accent: juniper\n  ground: felt")
    record = Record()
    (found,) = said(folder, record=record)
    monkeypatch.setattr(painted_colours, "Painter", _Nobody)
    edit(folder / "texts" / "en.yaml", "headline: E", "headline: Else")
    assert said(folder, record=record) == [found]


class _Nobody:
    def close(self) -> None:
        pass

    def draw(self, *_: object) -> bytes:
        raise AssertionError("it is drawn again")
