"""A deck without the interface's words has them in every language that the kiosk knows."""

import re
from pathlib import Path

import pytest
from support.files import edit

from kiosk import paths
from kiosk.deck import Deck
from kiosk.deck.form import InterfaceWords
from kiosk.deck.load import load
from kiosk.deck.shipped_words import LAST, lookup, shipped_words

CODES = sorted(file.stem for file in paths.WORDS.glob("*.yaml"))
SCROLLING = ("scroll_up", "scroll_down")
LONGEST_LABEL = 11  # letters: a button on the smallest screen has no room for more
KNOWN = {
    *("ar", "de", "en", "es", "fa", "fr", "he", "hi", "it", "ja", "ka", "kk", "ko", "ky", "nl", "pl", "pt", "ru", "th"),
    *("tr", "uk", "uz", "zh", "zh-Hant"),
}


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
        assert sorted(re.findall("{.*?}", word)) == sorted(re.findall("{.*?}", model))
        assert code == LAST or word != model or name == "contrast_label", name  # Dutch says it as English does
        assert not name.endswith("_label") or len(word) <= LONGEST_LABEL, name


def test_buttons_that_do_different_things_say_so(nine_facts: Deck) -> None:
    words = {**{code: shipped_words(code).model_dump() for code in CODES}, **nine_facts.words}
    for code, said in words.items():
        labels = [said["back"], *(said[f"{name}_label"] for name in ("overview", "previous", "next", *SCROLLING))]
        assert len(labels) == len(set(labels)), code


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


def test_a_button_shows_what_the_deck_calls_it_unless_the_deck_has_a_label(deck_folder: Path) -> None:
    folder = without_words(deck_folder, "fr")
    with (folder / "texts" / "fr.yaml").open("a", encoding="utf-8") as file:
        file.write("interface:\n  overview: Tous les objets\n  previous: Objet précédent\n  previous_label: Avant\n")
    words = load(folder)[0].words["fr"]
    assert words["overview_label"] == "Tous les objets", "and not the kiosk's facts"
    assert (words["previous_label"], words["contrast_label"]) == ("Avant", "Contraste")
    assert words["next_label"] == "Suivant", "what is short enough is its own label"


def test_a_language_elsewhere_has_the_languages_words_unless_it_is_written_otherwise() -> None:
    assert shipped_words("de-AT") == shipped_words("de")
    assert shipped_words("pt-BR") == shipped_words("pt")
    assert shipped_words("uz-Cyrl") == shipped_words("sr-Latn") == shipped_words("xx") == InterfaceWords()


def test_words_are_never_in_letters_that_a_reader_does_not_read() -> None:
    assert lookup("de-AT-1996") == ("de-AT-1996", "de-AT", "de")
    assert lookup("zh-Hans-CN") == ("zh-Hans-CN", "zh-Hans", "zh")
    assert lookup("zh-TW") == ("zh-TW", "zh-Hant")
    assert lookup("zh-Hant-HK") == ("zh-Hant-HK", "zh-Hant")
    assert lookup("uz-Latn") == ("uz-Latn", "uz")
    assert lookup("sr-Latn") == ("sr-Latn",)
    assert shipped_words("zh-Hans-CN") == shipped_words("zh") != shipped_words("zh-TW") == shipped_words("zh-Hant")


def test_a_language_without_words_has_the_first_ones_and_is_told_once(deck_folder: Path) -> None:
    deck, warnings = load(without_words(deck_folder, "sw"))
    assert deck.words["sw"]["next"] == "Next"
    (said,) = warnings
    assert said.said == (
        "`interface` is missing, and the kiosk has no words in `sw`; visitors see those in `en`; "
        "copy resources/words/en.yaml under `interface:` and translate it"
    )
    assert said.file.name == "sw.yaml"


def test_a_deck_whose_languages_all_have_none_plays_in_english(deck_folder: Path) -> None:
    folder = without_words(deck_folder, "sw")
    edit(folder / "deck.yaml", "code: en", "code: rw")
    (folder / "texts" / "en.yaml").rename(folder / "texts" / "rw.yaml")
    deck, warnings = load(folder)
    assert deck.words["rw"] == deck.words["sw"] == load(paths.BUILT_IN_DECK)[0].words["en"]
    assert len(warnings) == 2
