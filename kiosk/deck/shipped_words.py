"""What the kiosk knows about languages, so that a deck need not include it: interface words and date formats."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kiosk import paths
from kiosk.deck.form import InterfaceWords
from kiosk.yamlfiles import read, validate

LAST = "en"  # used if neither the deck nor the kiosk has a word in a deck's languages


# The scripts in which the kiosk's words are written, where a language has several; and where they write another one.
_SCRIPTS = {"az": "Latn", "kk": "Cyrl", "ky": "Cyrl", "uz": "Latn", "zh": "Hans"}
_ELSEWHERE = {"zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant", "kk-CN": "Arab", "ky-CN": "Arab", "uz-AF": "Arab"}


def lookup(code: str) -> tuple[str, ...]:
    """The codes whose words a reader of `code` can read, the nearest first (BCP 47 lookup, RFC 4647).

    `de-AT` leads to `de`, and `zh-Hans-CN` to `zh`; but `uz-Cyrl` not to `uz`, nor `zh-TW` to anything but `zh-Hant`.
    """
    language, *rest = code.split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in rest if len(part) == 2), "")
    written = script or _ELSEWHERE.get(f"{language}-{region}", "")
    parts = code.split("-")
    codes = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    if written and written != _SCRIPTS.get(language):
        codes = [*codes[:-1], f"{language}-{written}"]
    return tuple(dict.fromkeys(codes))


def _file(folder: Path, code: str) -> Path | None:
    files = (folder / f"{name}.yaml" for name in lookup(code))
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
