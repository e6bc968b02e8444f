"""`kiosk edit` in a real window, by mouse and keyboard: the main journeys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support.driver import is_kind
from support.editor import CONTROL, SHIFT, Desk
from support.files import edit

from kiosk.check import check
from kiosk.session.state import Place


def test_a_card_is_added_and_written_in_two_languages(desk: Desk) -> None:
    desk.click(desk.row("Headline one en"))
    desk.press("Add a card")
    assert desk.titles() == ["Title en", "Headline one en", "New card", "Headline two en", "Headline three en"]
    desk.write("headline", "en", "Snow leopard")
    desk.write("headline", "de", "Schneeleopard")
    desk.write("body", "en", "It lives above 3,000 m: among rocks # and snow.")
    assert "Snow leopard" in desk.seen()
    assert "It lives above" in desk.seen()
    desk.press("Deutsch")
    assert "Schneeleopard" in desk.seen()
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "headline: Snow leopard" in desk.written("texts/en.yaml")
    deck, _ = check(desk.folder)
    assert deck
    assert deck.pages[2].texts["de"].headline == "Schneeleopard"
    assert deck.pages[2].texts["en"].body == ("It lives above 3,000 m: among rocks # and snow.",)


def test_cards_are_reordered_by_dragging(desk: Desk) -> None:
    first, last = desk.row("Headline one en"), desk.row("Headline three en")
    desk.drag(desk.centre(first), desk.centre(last))
    assert desk.titles() == ["Title en", "Headline two en", "Headline three en", "Headline one en"]
    assert desk.session.page == desk.editor.spot.page == 3
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.titles() == ["Title en", "Headline one en", "Headline two en", "Headline three en"]


def test_cards_are_doubled_taken_out_and_moved_by_keys(desk: Desk) -> None:
    desk.click(desk.row("Headline two en"))
    desk.key(Qt.Key.Key_D, CONTROL)
    assert desk.titles().count("Headline two en") == 2
    desk.click(desk.row("Headline three en"))
    desk.key(Qt.Key.Key_Delete)
    assert "Headline three en" not in desk.titles()
    desk.click(desk.row("Headline one en"))
    desk.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.titles()[1:3] == ["Headline two en", "Headline one en"]


def test_everything_is_undone_and_done_again(desk: Desk) -> None:
    before = {name: text.text for name, text in desk.editor.deck.texts.items()}
    desk.click(desk.row("Headline two en"))
    desk.write("headline", "en", "Changed")
    desk.press("Add a card")
    desk.press("Languages")
    desk.write("new", "", "ru")
    desk.press("Add")
    assert desk.editor.deck.languages() == ["en", "de", "ru"]
    desk.press("Cards")
    desk.click(desk.row("Headline one en"))
    desk.press("Take this card out")
    after = {name: text.text for name, text in desk.editor.deck.texts.items()}
    for _ in range(4):  # words, a card, a language, a card less
        desk.key(Qt.Key.Key_Z, CONTROL)
    assert {name: text.text for name, text in desk.editor.deck.texts.items()} == before
    assert not desk.button("Undo").isEnabled()
    assert "Headline two en" in desk.titles()
    for _ in range(4):
        desk.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert {name: text.text for name, text in desk.editor.deck.texts.items()} == after


def test_what_is_typed_in_one_go_is_one_step(desk: Desk) -> None:
    desk.click(desk.row("Headline two en"))
    desk.click(desk.entry("headline", "en"))
    desk.type(" and more")
    desk.qtbot.waitUntil(lambda: desk.text("headline", "en").endswith("more"))
    desk.type(" again")
    desk.key(Qt.Key.Key_Z, CONTROL)  # within the field, before the pause is over
    assert desk.text("headline", "en") == "Headline two en"
    desk.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert desk.text("headline", "en") == "Headline two en and more again"


def test_of_many_languages_one_has_a_button(open_desk: Callable[[], Desk], deck_folder: Path) -> None:
    for code in ("fr", "es", "it", "nl", "pl", "pt", "tr"):
        edit(deck_folder / "deck.yaml", "cover:", f"  - code: {code}\n    name: {code}\ncover:")
        (deck_folder / "texts" / f"{code}.yaml").write_text(f"title: Title {code}\n", encoding="utf-8")
    desk = open_desk()
    assert desk.session.language == "en"
    desk.press("The next language")
    assert desk.session.language == "de"
    desk.press("The language before")
    assert desk.session.language == "en"
    desk.click(desk.row("Headline one en"))
    shown = {item.objectName() for item in desk.items("Entry") if item.objectName().startswith("headline")}
    assert shown == {"headline en", "headline de", "headline fr"}  # as many as fit
    desk.press("The language before")
    shown = {item.objectName() for item in desk.items("Entry") if item.objectName().startswith("headline")}
    assert shown == {"headline en", "headline de", "headline tr"}  # the one that the preview shows among them


def test_a_picture_is_dropped_turned_and_focused(desk: Desk, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), (10, 120, 90)).save(tmp_path / "lake view.jpg")
    desk.click(desk.row("Headline one en"))
    (box,) = desk.items("PictureBox")
    desk.drop(tmp_path / "lake view.jpg", box)
    assert (desk.folder / "illustrations" / "lake-view.jpg").exists()
    assert "illustration: illustrations/lake-view.jpg" in desk.editor.deck.deck.text
    desk.press("Turn it a quarter to the right")
    assert "illustration: illustrations/lake-view-turned.jpg" in desk.editor.deck.deck.text
    (box,) = desk.items("PictureBox")
    (image,) = [item for item in desk.items("QQuickImage") if "thumbnails" in item.property("source").toString()]
    desk.click(image)
    assert desk.editor.deck.deck.get(("cards", 0, "focus")) == ["0.50", "0.50"]
    (tmp_path / "notes.docx").write_bytes(b"x")
    desk.drop(tmp_path / "notes.docx", image)
    assert "notes.docx is no picture that the kiosk can show" in desk.words()


def test_a_picture_is_chosen_from_a_list(desk: Desk, tmp_path: Path) -> None:
    Image.new("RGB", (60, 40), (10, 120, 90)).save(tmp_path / "view.png")
    desk.click(desk.row("Headline one en"))
    desk.press("Choose a picture")
    desk.write("folder", "", str(tmp_path))
    (row,) = [item for item in desk.items("ChooserRow") if item.property("name") == "view.png"]
    desk.click(row)
    assert "illustration: illustrations/view.png" in desk.editor.deck.deck.text


def test_what_the_check_finds_stands_beside_its_field_and_nothing_blocks_saving(desk: Desk) -> None:
    desk.click(desk.row("Headline one en"))
    desk.write("figure", "", "12345678901")
    (value,) = [item for item in desk.items("ValueBox") if item.property("name") == "Figure"]
    (said,) = [item for item in value.childItems() if is_kind(item, "Complaint")]
    assert said.property("title") == "Too much or too little"
    assert said.property("said")
    assert "The last changes cannot be shown yet" in desk.words()
    assert "Headline one en" in desk.seen()  # as it was
    desk.key(Qt.Key.Key_S, CONTROL)
    assert "12345678901" in desk.written("deck.yaml")
    desk.write("figure", "", "12")
    assert "cannot be shown yet" not in desk.words()


def test_the_preview_follows_and_leads(desk: Desk) -> None:
    desk.click(desk.row("Headline two en"))
    assert desk.session.page == 2
    desk.press("Slide")
    assert (desk.session.place, desk.session.page) == (Place.ATTRACT, 2)
    desk.press("Overview")
    assert desk.session.place is Place.OVERVIEW
    desk.press("Card")
    (scene,) = desk.items("Scene")
    assert round(scene.width() / scene.height(), 2) == 1.78
    desk.press("Portrait screen, 9 by 16")
    assert round(scene.width() / scene.height(), 2) == 0.56
    desk.press("Larger text")
    desk.press("High contrast")
    assert (desk.session.aids.text, desk.session.aids.contrast) == (125, "light")
    desk.key(Qt.Key.Key_F5)
    (scene,) = desk.items("Scene")
    assert (scene.width(), scene.height()) == (desk.window.width(), desk.window.height())
    desk.key(Qt.Key.Key_Right)
    assert desk.session.page == desk.editor.spot.page == 3
    desk.key(Qt.Key.Key_Escape)
    assert "Headline" in desk.words()


@pytest.mark.parametrize("part", ["Languages", "Look", "Words", "Slideshow"])
def test_the_other_parts(desk: Desk, part: str) -> None:
    desk.press(part)
    match part:
        case "Look":
            desk.write("paper", "", "#ffffff")
            assert desk.editor.deck.deck.get(("theme", "colours", "paper")) == "#ffffff"
            desk.press("Base: Dark")
            assert desk.editor.deck.deck.get(("theme", "base")) == "dark"
        case "Words":
            desk.write("touch", "en", "Come here")
            desk.press("Slide")
            assert "Come here" in desk.seen()
        case "Slideshow":
            desk.press("Languages of the slideshow: de")
            assert desk.editor.deck.deck.get(("attract_languages",)) == ["en"]
        case _:
            desk.press("Move down: en")
            assert desk.editor.deck.languages() == ["de", "en"]


def test_every_control_is_reached_by_the_keyboard(desk: Desk) -> None:
    reached: set[int] = set()
    for _ in range(400):
        item = desk.window.activeFocusItem()
        if item is not None and id(item) in reached:
            break
        reached.add(id(item))
        QTest.keyClick(desk.window, Qt.Key.Key_Tab)
    buttons = [item for item in desk.items("DeskButton") if item.isEnabled()]
    entries = list(desk.items("Entry"))
    assert len(reached) >= len(buttons) + len(entries)


def test_a_deck_with_mistakes_in_a_text_file_can_be_edited(open_desk: Callable[[], Desk], deck_folder: Path) -> None:
    edit(deck_folder / "texts" / "de.yaml", "title: Title de", "title: [Title de")
    desk = open_desk()
    desk.write("title", "en", "Still works")
    assert desk.text("title", "en") == "Still works"
    desk.write("title", "de", "Refused")
    assert "mend the mistakes in it first" in desk.words()
    assert desk.text("title", "de") == ""
