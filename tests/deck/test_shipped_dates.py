"""A deck whose words for the operator say nothing of dates has them as its language writes them."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from support.files import edit

from kiosk import paths
from kiosk.deck.load import load
from kiosk.deck.shipped_words import LAST, shipped_dates
from kiosk.operator.words import LISTS, OPERATOR_WORDS, listed

CODES = sorted(file.stem for file in paths.DATES.glob("*.yaml"))
FORMS = ("date", "weekday_date", "day_month", "month_year")


def without_dot(name: str) -> str:
    """A short name without its dot, unless that is one of several, as in Thai."""
    return name if "." in name[:-1] else name.rstrip(".")


def test_every_language_that_has_words_has_dates() -> None:
    assert {*CODES, LAST} == {file.stem for file in paths.WORDS.glob("*.yaml")}


@pytest.mark.parametrize("code", CODES)
def test_every_form_has_its_parts(code: str) -> None:
    dates = shipped_dates(code)
    assert {*FORMS, "months", "months_short", "weekdays"} <= dates.keys() <= OPERATOR_WORDS.keys()
    for word in FORMS:
        assert sorted(re.findall("{.*?}", dates[word])) == sorted(re.findall("{.*?}", OPERATOR_WORDS[word])), word
    for word in dates.keys() & LISTS.keys():
        assert len(listed(dates[word])) == LISTS[word]


@pytest.mark.parametrize("code", sorted({*CODES} - {"ja", "zh"}))  # whose months Qt gives in a word, dates in digits
def test_months_and_days_are_those_of_the_locale(code: str) -> None:
    locale, dates = QLocale(code), shipped_dates(code)
    short = QLocale.FormatType.ShortFormat
    assert listed(dates["months"]) == [locale.monthName(month) for month in range(1, 13)]
    assert listed(dates["months_short"]) == [without_dot(locale.monthName(month, short)) for month in range(1, 13)]
    assert listed(dates["weekdays"]) == [without_dot(locale.dayName(day, short)) for day in range(1, 8)]


@pytest.mark.parametrize("code", CODES)
def test_days_months_and_years_stand_in_the_locales_order(code: str) -> None:
    order = re.findall(r"d{3,}|M+|y+|d+", re.sub("'.*?'", "", QLocale(code).dateFormat(QLocale.FormatType.LongFormat)))
    meant = {"d": "{day}", "M": "{month}", "y": "{year}"}
    wanted = ["{weekday}" if part.startswith("ddd") else meant[part[0]] for part in order]
    dates = shipped_dates(code)
    assert re.findall("{.*?}", dates["weekday_date"]) == wanted
    assert re.findall("{.*?}", dates["date"]) == [part for part in wanted if part != "{weekday}"]
    assert re.findall("{.*?}", dates["day_month"]) == [part for part in wanted if part in {"{day}", "{month}"}]
    assert re.findall("{.*?}", dates["month_year"]) == [part for part in wanted if part in {"{month}", "{year}"}]


def test_dates_go_with_the_decks_words_for_the_operator(deck_folder: Path) -> None:
    assert load(deck_folder)[0].operator_words["de"] == {}  # they are said in English, and so are dates
    edit(deck_folder / "texts" / "de.yaml", "interface:", "operator:\n  today: Heute\ninterface:")
    words = load(deck_folder)[0].operator_words["de"]
    assert (words["today"], words["day_month"], words["months_alone"][:9]) == ("Heute", "{day}. {month}", "Jan, Feb,")


def test_a_decks_own_dates_win(deck_folder: Path) -> None:
    months = ", ".join(f"m{month}" for month in range(1, 13))
    edit(deck_folder / "texts" / "de.yaml", "interface:", f"operator:\n  months_short: {months}\ninterface:")
    words = load(deck_folder)[0].operator_words["de"]
    assert (words["months_short"], words["months_alone"]) == (months, months)
    assert words["day_month"] == "{day}. {month}"
