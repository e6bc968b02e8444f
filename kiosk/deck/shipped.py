"""The interface's words in the languages that the kiosk has them in: a deck need not write them."""

from functools import cache

from kiosk import paths
from kiosk.deck.files import InterfaceWords
from kiosk.documents import read, validate

LAST = "en"  # what stands in where neither the deck nor the kiosk has a word in a deck's languages


_OTHER_LETTERS = {"zh-TW", "zh-HK", "zh-MO"}  # written otherwise than the words in `zh`


@cache
def shipped_words(code: str) -> InterfaceWords:
    """The words in the language `code`, or in that language elsewhere (`de` for `de-AT`); empty if there are none.

    A second part of four letters is a script: `uz-Cyrl` is not for readers of `uz`.
    """
    language, _, where = code.partition("-")
    is_alike = len(where.partition("-")[0]) != 4 and code not in _OTHER_LETTERS
    files = [paths.WORDS / f"{name}.yaml" for name in ((code, language) if is_alike else (code,))]
    file = next((file for file in files if file.is_file()), None)
    return validate(read(file), InterfaceWords) if file else InterfaceWords()


def completed(own: InterfaceWords, code: str) -> InterfaceWords:
    """A deck's own words, and the kiosk's where the deck has none."""
    given = {name: word for name, word in own if word is not None}
    return shipped_words(code).model_copy(update=given)
