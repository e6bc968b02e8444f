"""The shipped deck: the Kyrgyz words are the source's own, and everything is there in all three languages."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from kiosk import paths
from kiosk.deck import Deck
from kiosk.deck.fonts import Fonts
from kiosk.deck.form import DeckFile
from kiosk.deck.load import load
from kiosk.deck.picture_check import Pictures
from kiosk.deck.picture_record import Record
from kiosk.operator.words import OPERATOR_WORDS

SOURCE = Path(__file__).parent.parent / "data" / "source-ky.txt"


def flat(text: str) -> str:
    """Without the source's line breaks and double spaces, which mean nothing."""
    return " ".join(text.split())


def test_it_loads_without_a_warning() -> None:
    assert load(paths.BUILT_IN_DECK)[1] == ()


def test_kyrgyz_is_the_source_word_for_word(nine_facts: Deck) -> None:
    source = SOURCE.read_text(encoding="utf-8")
    before, after = source.split("КЫРГЫЗСТАН ЖАНА АЧЫК КООМ ФОНДДОРУ ТУУРАЛУУ")
    introduction = [flat(part) for part in re.split(r"\n\s*\n", before.strip())]
    facts = [flat(part) for part in re.split(r"(?m)^\d (?!ФАКТЫ)", after)[1:]]
    heading = flat(re.split(r"(?m)^\d (?!ФАКТЫ)", after)[0])
    cover, *cards = nine_facts.pages
    assert list(cover.texts["ky"].body) == introduction
    # One fact in the source has lost its full stop; a card's last sentence ends with one.
    assert [" ".join(card.texts["ky"].body) for card in cards] == [f"{fact.removesuffix('.')}." for fact in facts]
    assert len(facts) == 9
    # The title and the section stand in capitals in the source; the kiosk sets them in sentence case.
    shown = f"{cover.texts['ky'].headline} {nine_facts.section['ky']}"
    assert flat(shown).upper() == f"КЫРГЫЗСТАН ЖАНА АЧЫК КООМ ФОНДДОРУ ТУУРАЛУУ {heading}"


def test_headlines_have_two_to_six_words(nine_facts: Deck) -> None:
    for page in nine_facts.pages[1:]:
        for language, text in page.texts.items():
            assert 2 <= len(text.headline.split()) <= 6, (page.id, language, text.headline)


def test_figures_are_drawn_from_the_text(nine_facts: Deck) -> None:
    in_words = {"20": ("жыйырма", "двадцати", "twenty")}
    for page in nine_facts.pages:
        number = page.figure.rstrip("+")
        if not number:
            continue
        for language, word in zip(("ky", "ru", "en"), in_words.get(number, (number,) * 3), strict=True):
            assert word in " ".join(page.texts[language].body), (page.id, language)


def test_a_figure_counts_what_its_text_counts(nine_facts: Deck) -> None:
    units = {page.id: page.texts for page in nine_facts.pages if page.texts["en"].figure_unit}
    assert {
        "internet",
        "it-sector",
        "legal-clinics",
    } <= units.keys()  # else both would count their headlines
    for page_id, texts in units.items():
        for language, text in texts.items():
            assert text.figure_unit.lower() in " ".join(text.body).lower(), (page_id, language)


def test_openings_say_nothing_that_their_texts_do_not(nine_facts: Deck) -> None:
    openings = 0
    for page in nine_facts.pages:
        for language, text in page.texts.items():
            rest = iter(re.findall(r"[\w-]+", text.body[0]))
            missing = [word for word in re.findall(r"[\w-]+", text.opening) if word not in rest]
            assert not missing, (page.id, language, missing)  # the same words in the same order, some left out
            openings += bool(text.opening)
    assert openings > 10


@pytest.mark.parametrize("language", ["ru", "en"])
def test_translations_keep_every_number(nine_facts: Deck, language: str) -> None:
    for page in nine_facts.pages:
        source, translated = (re.findall(r"\d+", " ".join(page.texts[code].body)) for code in ("ky", language))
        assert sorted(translated) == sorted(source), (page.id, language)


def test_words_that_nobody_has_signed_are_marked_as_drafts() -> None:
    file = DeckFile.model_validate(
        yaml.safe_load((paths.BUILT_IN_DECK / "deck.yaml").read_text(encoding="utf-8")),
        context={
            "folder": paths.BUILT_IN_DECK,
            "pictures": Pictures(paths.BUILT_IN_DECK, Record(), lambda: None, Fonts(paths.BUILT_IN_DECK)),
        },
    )
    assert {language.code: language.review for language in file.languages} == {
        "ky": "draft",
        "ru": "draft",
        "en": "draft",
    }


def test_neighbours_differ_in_colour(nine_facts: Deck) -> None:
    cards = nine_facts.pages[1:]
    assert all(one.accent != other.accent for one, other in pairwise(cards))


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_operator_is_spoken_to_in_every_language(nine_facts: Deck, language: str) -> None:
    said = nine_facts.operator_words[language]
    assert said.keys() == OPERATOR_WORDS.keys()
    for word, english in OPERATOR_WORDS.items():
        assert sorted(re.findall(r"{\w+}", said[word])) == sorted(re.findall(r"{\w+}", english)), word
