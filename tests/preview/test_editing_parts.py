"""`kiosk edit` in a real window: sections, ids, addresses, fonts, what does not fit, and the screen's true size."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from support.editor import CONTROL, Desk
from support.fonts import FAMILY, made

from kiosk.check import fits
from kiosk.check.layout import UnmeasuredError
from kiosk.settings.diagonal import USUAL_IN

FOUND = "What the check has found"


def test_sections_are_made_named_and_filled(desk: Desk) -> None:
    before = {name: text.text for name, text in desk.editor.deck.texts.items()}
    desk.press("Sections")
    desk.write("new", "", "Birds")
    desk.press("Add the section")
    desk.write("new", "", "Beasts")
    desk.press("Add the section")
    desk.write("section_title", "de", "Vögel")
    desk.write("section_id", "", "winged")
    desk.press("Cards")
    desk.click(desk.row("Headline three en"))
    desk.press("Section: Beasts")
    desk.press("Overview")
    assert {"Birds", "Beasts"} <= set(desk.seen().splitlines())
    desk.press("Deutsch")
    assert "Vögel" in desk.seen()
    assert [card.get("section") for card in desk.cards()] == ["winged", "winged", "beasts"]
    desk.press("Sections")
    desk.press("Take this section out: Birds")
    assert [card.get("section") for card in desk.cards()] == ["beasts"] * 3
    while desk.button("Undo").isEnabled():
        desk.key(Qt.Key.Key_Z, CONTROL)
    assert {name: text.text for name, text in desk.editor.deck.texts.items()} == before


def test_the_preview_leads_to_the_card_though_sections_order_them_otherwise(desk: Desk) -> None:
    desk.press("Sections")
    for title in ("A", "B"):
        desk.write("new", "", title)
        desk.press("Add the section")
    desk.press("Cards")
    desk.click(desk.row("Headline one en"))
    desk.press("Section: B")  # now the third
    assert desk.session.page == 3
    assert desk.editor.spot.page == 1
    desk.press("Overview")
    desk.click(desk.row("Headline two en"))
    assert (desk.session.page, desk.editor.spot.page) == (1, 2)


def test_an_id_is_renamed_as_a_whole_and_refused_if_it_cannot_be_one(desk: Desk) -> None:
    desk.click(desk.row("Headline one en"))
    desk.write("id", "", "two")
    assert "another card is called `two`" in desk.words()
    assert desk.text("id") == "one"
    desk.write("id", "", "snow-leopard")
    assert desk.editor.deck.cards() == ["snow-leopard", "two", "three"]
    assert desk.text("headline", "de") == "Headline one de"
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "\n  snow-leopard:\n" in desk.written("texts/de.yaml")
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.editor.deck.cards() == ["one", "two", "three"]


def test_an_address_for_each_language(desk: Desk) -> None:
    desk.click(desk.row("Headline one en"))
    desk.write("link", "en", "https://example.org")
    assert desk.text("link", "de") == "https://example.org"
    desk.write("link", "de", "https://example.org/de")
    assert desk.cards()[0]["link"] == {"en": "https://example.org", "de": "https://example.org/de"}
    desk.write("link", "de", "none")
    assert "`none` is no web address" in desk.words()
    assert desk.cards()[0]["link"] == {"en": "https://example.org", "de": "none"}


def test_a_font_is_brought_and_chosen(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "Other Text.ttf").write_bytes(made("αβγδ"))
    desk.press("Look")
    desk.press("Add a font")
    desk.write("folder", "", str(tmp_path))
    (row,) = [item for item in desk.items("ChooserRow") if item.property("name") == "Other Text.ttf"]
    desk.click(row)
    assert desk.editor.deck.deck.get(("fonts",)) == [{"file": "fonts/Other-Text.ttf"}]
    desk.press(f"Font of large words: {FAMILY}")
    assert desk.editor.deck.deck.get(("theme", "fonts")) == {"headings": FAMILY}
    desk.write("licence", "", "SIL OFL 1.1")
    assert desk.editor.deck.deck.get(("fonts", 0, "licence")) == "SIL OFL 1.1"
    desk.press("Take this font out: fonts/Other-Text.ttf")
    assert "fonts/" not in desk.editor.deck.deck.text


def test_what_does_not_fit_stands_beside_its_text(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.click(desk.row("Headline one en"))
    desk.write("body", "en", "Long. " * 250)
    desk.qtbot.waitUntil(lambda: "more than fits on a screen of 43 inches" in desk.words(), timeout=60_000)
    desk.click(desk.row("Headline two en"))
    desk.write("headline", "en", "Another")  # so that the two bodies are two steps, however fast this goes
    desk.click(desk.row("Headline one en"))
    desk.write("body", "en", "Short.")
    assert "more than fits" not in desk.words()
    monkeypatch.setattr(fits, "measured", lambda *_, **__: pytest.fail("it is known already"))
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert "more than fits" in desk.words()


def test_where_nothing_can_be_laid_out_this_is_said_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(*_: object, **__: object) -> None:
        raise UnmeasuredError("no Qt")

    monkeypatch.setattr(fits, "measured", measured)
    desk.click(desk.row("Headline one en"))
    desk.write("body", "en", "Long. " * 250)
    desk.press(FOUND)
    desk.qtbot.waitUntil(lambda: "was not checked: no Qt" in desk.words())


def test_the_true_size_of_the_screen(desk: Desk) -> None:
    desk.click(desk.row("Headline one en"))
    desk.press("As large as on the kiosk's screen")
    (scene,) = desk.items("Scene")
    density = desk.window.screen().physicalDotsPerInch()
    diagonal = (scene.width() ** 2 + scene.height() ** 2) ** 0.5 / density
    assert diagonal == pytest.approx(USUAL_IN, rel=0.01)
    (across, down) = desk.items("PanBar")
    assert across.isVisible()
    was = scene.mapToScene(scene.boundingRect().topLeft())
    across.forceActiveFocus()
    desk.key(Qt.Key.Key_Right)
    down.forceActiveFocus()
    desk.key(Qt.Key.Key_Down)
    moved = scene.mapToScene(scene.boundingRect().topLeft())
    assert (moved.x(), moved.y()) < (was.x(), was.y())
    desk.press("As large as on the kiosk's screen")
    assert not list(desk.items("PanBar"))


def test_nothing_stands_beside_the_preview_and_a_mistake_has_a_red_edge(desk: Desk) -> None:
    """Qt draws a Shape that is completely clipped as if it were not, such as the icons of the next card."""
    desk.click(desk.row("Headline two en"))
    desk.press("Portrait screen, 9 by 16")
    (scene,) = desk.items("Scene")
    (pane,) = desk.items("PreviewPane")
    picture = desk.window.grabWindow()
    ratio = picture.width() / desk.window.width()
    place, around = scene.mapRectToScene(scene.boundingRect()), pane.mapRectToScene(pane.boundingRect())
    rows = range(round(place.top() + 2), round(place.bottom() - 2), 3)
    sides = [
        *range(round(around.left()) + 2, round(place.left()) - 2),
        *range(round(place.right()) + 3, round(around.right()) - 2),
    ]
    assert len(sides) > 200
    assert {picture.pixelColor(round(x * ratio), round(y * ratio)).name() for x in sides[::3] for y in rows} == {
        "#2a2f3f"
    }
    desk.write("figure", "", "12345678901")
    entry = desk.entry("figure")
    edge = entry.mapToScene(entry.boundingRect().center())
    edge.setY(entry.mapToScene(entry.boundingRect().topLeft()).y() + 0.5)
    picture = desk.window.grabWindow()
    assert picture.pixelColor(round(edge.x() * ratio), int(edge.y() * ratio)).name() == "#b5302b"
    assert list(desk.items("ProblemStrip"))


def test_what_is_wrong_does_not_cover_the_preview(desk: Desk) -> None:
    desk.press("Portrait screen, 9 by 16")
    desk.click(desk.row("Headline one en"))
    desk.write("headline", "en", "x" * 301)
    (strip,) = desk.items("ProblemStrip")
    (scenes,) = desk.items("Scenes")
    assert scenes.mapToScene(QPointF(0, scenes.height())).y() <= strip.mapToScene(QPointF(0, 0)).y()
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert not list(desk.items("ProblemStrip"))
