"""The sheet for a native editor: it shows the words as they are, and takes two pages."""

import re
from datetime import date
from pathlib import Path

import pytest

from build_spec.tools import review
from kiosk.deck import Deck
from kiosk.report.numbers import Unit
from kiosk.report.words import Names, names_in

DAY = date(2026, 9, 4)
LANGUAGES = {"ky": 0, "ru": 2}  # and the column, from the first one with words


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def columns() -> list[list[str]]:
    """The rows of the sheet's tables: Kyrgyz, tick, Russian, tick, the meaning."""
    rows = [line.strip("|").split("|") for line in review.SHEET.read_text(encoding="utf-8").splitlines() if "|" in line]
    cells = [[cell.strip() for cell in row][-5:] for row in rows if "---" not in row[0]]
    return [row for row in cells if row[-1] != "meaning"]


def said(deck: Deck, language: str) -> str:
    """All that is said in a language, a line each."""
    words = [*deck.words[language].values(), *deck.operator_words[language].values(), deck.section[language]]
    texts = [page.texts[language] for page in deck.pages]
    lines = [line for text in texts for line in (text.headline, text.figure_unit, text.description, *text.body)]
    return plain("\n".join([*lines, *words, *(page.figure for page in deck.pages)]))


def dates(names: Names) -> set[str]:
    forms = names.day_month(DAY), names.stretch(Unit.MONTH, DAY), names.stretch(Unit.DAY, DAY)
    return {plain(text) for text in forms}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_shows_the_words_that_the_kiosk_shows(nine_facts: Deck, language: str) -> None:
    there, days = said(nine_facts, language), dates(names_in(nine_facts, language))
    shown = [plain(row[LANGUAGES[language]]) for row in columns()]
    assert len(shown) > 40
    for cell in shown:
        for piece in re.split(r"\*\*|\. (?=[A-ZА-ЯЁ])| · ", cell):
            assert piece.strip() in there or piece in days, piece
    assert days <= set(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_headline_and_figure_is_on_the_sheet(nine_facts: Deck, language: str) -> None:
    shown = "\n".join(plain(row[LANGUAGES[language]]) for row in columns())
    for page in nine_facts.pages:
        text = page.texts[language]
        for piece in (page.figure, text.figure_unit, text.headline):
            # The title in Kyrgyz is the client's own: nothing is to be said of it.
            assert plain(piece) in shown or (page.id, language) == ("cover", "ky"), piece


def test_it_takes_two_pages(tmp_path: Path) -> None:
    assert review.printed(tmp_path / "sheet.pdf") == 2
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    pictures = re.findall(r"\((review-ky/.*?)\)", review.SHEET.read_text(encoding="utf-8"))
    assert len(pictures) == 10
    assert all((review.DOCS / picture).is_file() for picture in pictures)
