"""A deck without the interface's words has them in every language that the kiosk knows."""

import re
from pathlib import Path

import pytest
from support.files import edit

from kiosk import paths
from kiosk.deck import load
from kiosk.deck.files import InterfaceWords
from kiosk.deck.shipped import LAST, shipped_words

CODES = sorted(file.stem for file in paths.WORDS.glob("*.yaml"))
KNOWN = {"ar", "de", "en", "es", "fr", "it", "ja", "kk", "ky", "nl", "pl", "pt", "ru", "tr", "uk", "uz", "zh"}


def without_words(folder: Path, code: str) -> Path:
    """The deck without `interface`, and with the language `code` in the place of German."""
    for language in ("en", "de"):
        file = folder / "texts" / f"{language}.yaml"
        file.write_text(file.read_text(encoding="utf-8").partition("interface:")[0], encoding="utf-8")
    edit(folder / "deck.yaml", "code: de", f"code: {code}")
    (folder / "texts" / "de.yaml").rename(folder / "texts" / f"{code}.yaml")
    return folder


def test_a_dozen_common_languages_and_more() -> None:
    assert set(CODES) == KNOWN


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_there_with_its_placeholders(code: str) -> None:
    words, english = shipped_words(code), shipped_words(LAST)
    for name in InterfaceWords.model_fields:
        word, model = getattr(words, name), getattr(english, name)
        assert word, name
        assert re.findall("{.*?}", word) == re.findall("{.*?}", model)
        assert code == LAST or word != model


def test_a_deck_needs_no_words_of_its_own(deck_folder: Path) -> None:
    deck, warnings = load(without_words(deck_folder, "fr"))
    assert warnings == ()
    assert deck.words["fr"]["next"] == "Suivant"
    assert deck.words["en"]["next"] == "Next"


def test_a_decks_own_word_wins(deck_folder: Path) -> None:
    folder = without_words(deck_folder, "fr")
    with (folder / "texts" / "fr.yaml").open("a", encoding="utf-8") as file:
        file.write("interface:\n  touch: Effleurez ici\n")
    words = load(folder)[0].words["fr"]
    assert (words["touch"], words["next"]) == ("Effleurez ici", "Suivant")


def test_a_language_elsewhere_has_the_languages_words_unless_it_is_written_otherwise() -> None:
    assert shipped_words("de-AT") == shipped_words("de")
    assert shipped_words("pt-BR") == shipped_words("pt")
    assert shipped_words("uz-Cyrl") == shipped_words("zh-TW") == shipped_words("xx") == InterfaceWords()


def test_a_language_without_words_has_the_first_ones_and_is_told_once(deck_folder: Path) -> None:
    deck, warnings = load(without_words(deck_folder, "sw"))
    assert deck.words["sw"]["next"] == "Next"
    (said,) = warnings
    assert said.message == "`interface` is missing, and the kiosk has no words in `sw`; visitors see those in `en`"
    assert said.file.name == "sw.yaml"


def test_a_deck_whose_languages_all_have_none_plays_in_english(deck_folder: Path) -> None:
    folder = without_words(deck_folder, "sw")
    edit(folder / "deck.yaml", "code: en", "code: rw")
    (folder / "texts" / "en.yaml").rename(folder / "texts" / "rw.yaml")
    deck, warnings = load(folder)
    assert deck.words["rw"] == deck.words["sw"] == load(paths.BUILT_IN_DECK)[0].words["en"]
    assert len(warnings) == 2
