"""The list of all that the check finds, and the editor's buttons in every language and size."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem
from support.driver import is_kind, shown
from support.editor import Desk

from kiosk.editor.pages import PARTS

FOUND = "What the check has found"
BODY = "Card 1 “Headline one en” · Text, en"
SAID = "Has 101 words, of 100 at most; shorten it, or make two cards of it"


def is_typed(desk: Desk, name: str) -> bool:
    """Whether what is typed now goes into this field."""
    item = desk.window.activeFocusItem()
    return bool(item and item.parentItem().objectName() == name)


def test_a_finding_is_named_and_leads_to_its_field(desk: Desk) -> None:
    desk.click(desk.row("Headline one en"))
    desk.write("body", "en", "Word " * 101)
    desk.press("Look")
    said = f"The text is too long\n{SAID} (texts/en.yaml:9)"
    assert f"To mend: 1\n{BODY}\n{said}" in desk.words()  # in the strip: the preview shows it
    assert desk.seen().count("Word") > 0
    desk.press(FOUND)
    line = next(item for item in desk.items("FindingLine") if item.property("where") == BODY)
    desk.click(line)
    assert (desk.editor.spot.part, desk.editor.spot.page) == ("page", 1)
    assert is_typed(desk, "body en")


@pytest.mark.parametrize(("code", "title"), [("ky", "Текст өтө узун"), ("ru", "Слишком длинный текст")])
def test_what_is_wrong_has_a_title_in_the_windows_language(desk: Desk, code: str, title: str) -> None:
    """Above the exact message, in the strip, beside the field and in the list."""
    desk.show.words.speak(code)
    desk.click(desk.row("Headline one en"))
    desk.write("body", "en", "Word " * 101)
    complaints = [(item.property("title"), item.property("said")) for item in desk.items("Complaint")]
    assert {said for title_, said in complaints if title_ == title} == {SAID, f"{SAID} (texts/en.yaml:9)"}
    desk.press(desk.show.words.say("findings", code))
    (lines,) = desk.items("FindingList")
    first = next(item for item in shown(lines) if is_kind(item, "Complaint"))
    assert (first.property("title"), first.property("said")) == (title, f"{SAID} (texts/en.yaml:9)")


def test_the_list_is_used_by_keyboard_and_closed_with_escape(desk: Desk) -> None:
    desk.click(desk.row("Headline two en"))
    desk.write("headline", "de", "Cоң")
    desk.press(FOUND)
    desk.key(Qt.Key.Key_Return)
    assert not list(desk.items("FindingList"))
    assert is_typed(desk, "headline de")
    desk.press(FOUND)
    desk.key(Qt.Key.Key_Escape)
    assert not list(desk.items("FindingList"))


def area(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


@pytest.mark.parametrize(
    ("size", "headline"),
    [((960, 600), "Cоң"), ((960, 600), ""), ((1366, 768), "Fine"), ((1920, 1080), "Fine")],
)
def test_every_button_has_room_in_every_language(desk: Desk, size: tuple[int, int], headline: str) -> None:
    desk.window.resize(*size)
    desk.click(desk.row("Headline one en"))
    desk.write("headline", "en", headline)
    for code in desk.show.words.property("codes"):
        desk.show.words.speak(code)
        for part in PARTS:
            desk.editor.open(part)
            desk.settle()
            buttons = list(desk.items("DeskButton"))
            for button in buttons:
                words = next(item for item in shown(button) if is_kind(item, "QQuickRow"))
                assert words.width() <= button.width(), button.property("name")
                assert area(button).right() <= size[0], button.property("name")
            for one, other in combinations(buttons, 2):
                overlap = area(one) & area(other)
                assert overlap.isEmpty(), (code, part, one.property("name"), other.property("name"))
        deeds = [desk.button(desk.show.words.say(name, code)) for name in ("add_card", "double_card", "remove_card")]
        assert len({area(item).top() for item in deeds}) == 1, code
        (cards,) = desk.items("CardList")
        assert area(deeds[-1]).right() <= area(cards).right() - 8
