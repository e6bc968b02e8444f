"""Letters that no font has are replaced once, by one sign; an ordinary deck stays as it is."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QTextLayout
from pytestqt.qtbot import QtBot
from support.decks import picture_of
from support.fonts import FAMILY as OTHER
from support.fonts import made

from kiosk.deck import Deck
from kiosk.deck.model import Font
from kiosk.qt import fonts
from kiosk.text.typeface import FAMILY, lacking


@pytest.fixture
def unknown(qapp: QGuiApplication) -> str:  # noqa: ARG001 - fonts need it
    """A letter that no font of this computer has."""
    fonts.load_fonts()
    metrics = QFontMetrics(QFont(FAMILY))
    rare = map(chr, chain(range(0x12000, 0x12100), range(0x10000, 0x20000)))
    return next(c for c in rare if c.isalpha() and not metrics.inFontUcs4(ord(c)))


def put(deck: Deck, text: str) -> Deck:
    """The deck with `text` in the place of every text."""
    return deck.put(lambda _: text)


def test_the_typeface_is_loaded_once(qapp: QGuiApplication, qtbot: QtBot) -> None:
    fonts.load_fonts()
    with qtbot.assertNotEmitted(qapp.fontDatabaseChanged):
        fonts.load_fonts()


def test_an_ordinary_deck_stays_as_it_is(nine_facts: Deck, unknown: str) -> None:
    assert unknown not in nine_facts.written()
    assert fonts.with_letters_there_are(nine_facts) is nine_facts


def test_a_sign_stands_for_letters_that_no_font_has(nine_facts: Deck, unknown: str, expect_log: list[str]) -> None:
    expect_log.append(f"no font here has 1 of the deck's letters: {unknown}")
    shown = fonts.with_letters_there_are(put(nine_facts, f"Ң{unknown}ө"))
    assert set(shown.written()) == set("Ң¤ө")
    assert lacking(shown.written()) == ""
    page = shown.pages[1]
    assert {page.figure, picture_of(page).credit, page.texts["ky"].headline, *page.texts["ky"].body} == {"Ң¤ө"}
    assert shown.languages[0].name == shown.section["ky"] == shown.words["ky"]["next"] == "Ң¤ө"
    assert page.id == nine_facts.pages[1].id
    assert page.illustration == replace(picture_of(nine_facts.pages[1]), credit="Ң¤ө")


def test_a_mark_that_no_font_has_leaves_nothing(
    nine_facts: Deck, unknown: str, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expect_log.append("no font here")
    monkeypatch.setattr("unicodedata.category", lambda _: "Mn")
    assert set(fonts.with_letters_there_are(put(nine_facts, f"a{unknown}b")).written()) == set("ab")


@pytest.mark.usefixtures("qapp")
def test_letters_of_another_font_stay(nine_facts: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the typeface had no `a`: there is a font that has it."""
    fonts.load_fonts()
    monkeypatch.setattr(fonts, "lacking", lambda *_: "a")
    deck = put(nine_facts, "abc")
    assert fonts.with_letters_there_are(deck) == deck


def test_a_text_keeps_its_three_commonest_scripts() -> None:
    text = "Кыргыз ელა हिम ไทย ا ☃☂"
    foreign = frozenset("ელაहिमไทยا☃☂")
    assert fonts.with_few_scripts(text, foreign) == "Кыргыз ელა हिम ไทย ¤ ☃☂"
    assert fonts.with_few_scripts("ელა हिम ไทย", foreign) == "ელა हिम ไทย"
    assert (
        fonts.with_few_scripts("開かれた、データー。「社会」ｶﾅ", frozenset("開かれた、データー。「社会」ｶﾅ")).count("¤")
        == 0
    )
    assert fonts.with_few_scripts("plain", foreign) == "plain"


def test_what_comes_from_outside_has_signs_too(unknown: str) -> None:
    assert fonts.with_signs("KIOSK Ңө (14 GB)") == "KIOSK Ңө (14 GB)"
    assert fonts.with_signs(f"KIOSK {unknown} (14 GB)") == "KIOSK ¤ (14 GB)"


@pytest.mark.usefixtures("qapp")
def test_a_decks_own_fonts_come_before_those_of_the_computer(nine_facts: Deck, tmp_path: Path) -> None:
    fonts.load_fonts()
    (tmp_path / "older.ttf").write_bytes(made("αβγδ"))  # the same family, without the letters that come later
    fonts.load_deck_fonts(replace(nine_facts, folder=tmp_path, fonts=(Font(tmp_path / "older.ttf", ()),)))
    letters = "აბგდევზთ"
    for name, weight in (("a.ttf", "Regular"), ("b.ttf", "Bold")):
        (tmp_path / name).write_bytes(made(letters, weight))
    brought = tuple(Font(tmp_path / name, languages) for name, languages in (("a.ttf", ()), ("b.ttf", ("ky",))))
    deck = replace(nine_facts, folder=tmp_path, fonts=brought)
    assert fonts.load_deck_fonts(deck) == frozenset(map(ord, letters))
    families = [fonts.family_of(deck, language, "text") for language in ("ru", "ky")]
    assert families == [FAMILY, f"{FAMILY} ky"]
    for family in families:
        font = QFont(family)
        layout = QTextLayout(f"Кыргыз {letters}", font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        assert {run.rawFont().familyName().lower() for run in layout.glyphRuns()} == {FAMILY.lower(), OTHER.lower()}
    shown = fonts.with_letters_there_are(put(deck, letters), frozenset(map(ord, letters)))
    assert set(shown.written()) == set(letters)
    fonts.load_deck_fonts(nine_facts)
    assert QFont.substitutes(FAMILY) == []


@pytest.mark.usefixtures("qapp")
def test_a_font_that_is_gone_is_left_out(nine_facts: Deck, tmp_path: Path, expect_log: list[str]) -> None:
    expect_log.append("is left out")
    deck = replace(nine_facts, folder=tmp_path, fonts=(Font(tmp_path / "gone.ttf", ()),))
    assert fonts.load_deck_fonts(deck) == frozenset()


@pytest.mark.usefixtures("qapp")
def test_the_theme_chooses_the_families_of_headings_and_text(nine_facts: Deck, tmp_path: Path) -> None:
    fonts.load_fonts()
    letters = "აბგდევზთ"
    (tmp_path / "a.ttf").write_bytes(made(letters))
    look = replace(nine_facts.look, headings=OTHER)
    deck = replace(nine_facts, folder=tmp_path, look=look, fonts=(Font(tmp_path / "a.ttf", ("ky",)),))
    fonts.load_deck_fonts(deck)
    first = {
        (language, use): QFont.substitutes(fonts.family_of(deck, language, use))[0].lower()
        for language, use in (("ky", "headings"), ("ru", "headings"), ("ky", "text"), ("ky", ""))
    }
    assert first == {
        ("ky", "headings"): OTHER.lower(),
        ("ru", "headings"): OTHER.lower(),
        ("ky", "text"): FAMILY.lower(),
        ("ky", ""): FAMILY.lower(),
    }
    assert fonts.family_of(deck, "ru", "text") == FAMILY
    fonts.load_deck_fonts(nine_facts)
