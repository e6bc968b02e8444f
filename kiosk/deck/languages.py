"""What the kiosk knows about languages, so that a deck need not include it: interface words and date formats."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kiosk import paths
from kiosk.deck.form import InterfaceWords
from kiosk.yamlfiles import read, validate

LAST = "en"  # used if neither the deck nor the kiosk has a word in a deck's languages


_OTHER_LETTERS = {"zh-TW", "zh-HK", "zh-MO"}  # these use other characters than the words in `zh`


def _file(folder: Path, code: str) -> Path | None:
    """The file of the language `code`, or of the same language in general (`de` for `de-AT`).

    A second part of four letters is a script: `uz-Cyrl` is not for readers of `uz`.
    """
    language, _, where = code.partition("-")
    is_alike = len(where.partition("-")[0]) != 4 and code not in _OTHER_LETTERS
    files = [folder / f"{name}.yaml" for name in ((code, language) if is_alike else (code,))]
    return next((file for file in files if file.is_file()), None)


@cache
def shipped_words(code: str) -> InterfaceWords:
    """The interface's words in a language; empty if there are none."""
    file = _file(paths.WORDS, code)
    return _labelled(validate(read(file), InterfaceWords)) if file else InterfaceWords()


@cache
def shipped_dates(code: str) -> Mapping[str, str]:
    """The operator's words for a language's date formats; empty if the language is unknown."""
    file = _file(paths.DATES, code)
    data = read(file).data if file else None
    return {name: str(word) for name, word in data.items()} if isinstance(data, dict) else {}


def completed(own: InterfaceWords, code: str) -> InterfaceWords:
    """A deck's own words, completed with the kiosk's."""
    given = {name: word for name, word in _labelled(own) if word is not None}
    return shipped_words(code).model_copy(update=given)


def dated(own: Mapping[str, str], code: str) -> dict[str, str]:
    """A deck's own words for the operator, completed with the date formats of their language."""
    if not own:
        return {}  # then the operator's words are in English, and so are dates
    both = {**shipped_dates(code), **own}
    # In most languages a month's short name is the same without a day.
    alone = {"months_alone": both["months_short"]} if "months_short" in both else {}
    return {**alone, **both}


def _labelled(words: InterfaceWords) -> InterfaceWords:
    """The words, with a label for each button: its own, or else the button's name."""
    own = words.model_dump(exclude_none=True)
    labels = {f"{name}_label": word for name, word in own.items()}
    known = {name: word for name, word in labels.items() if name in InterfaceWords.model_fields}
    return words.model_copy(update=known | own)
