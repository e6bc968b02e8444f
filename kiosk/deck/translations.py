"""Remembers from which text each translation was made: `translations.yaml`, beside deck.yaml.

    ru:
      cards.education.headline: ky 5f2c81d09a 07c3a1f8e2

Under a language and the place of a text (as in a text file; list items count from 1) are the language that it was made
from, and a digest of either text as they were then. `kiosk translate` writes it; nothing else needs it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.problems import ProblemsError
from kiosk.system import files
from kiosk.yamlfiles import Data, Way, parse, read
from kiosk.yamlfiles.writing import text_of

FILE = "translations.yaml"
_LETTERS = 10  # of a digest
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENOUGH = 3  # words: two may be a name
_HEAD = """\
# From which text each translation was made. `kiosk translate` writes this; `kiosk check` uses it to find translations
# that are older than their source. You need not read it. Without it nothing is lost but that.
"""


@dataclass(frozen=True)
class Origin:
    """Which text a translation was made from: its language, and a digest of it and of the translation."""

    language: str
    source: str
    own: str


Memory = Mapping[str, Mapping[str, Origin]]  # by language, then by the dotted place of the text
Words = Mapping[str, Mapping[Way, str]]  # all texts of a deck, by language, then by place


@dataclass(frozen=True)
class Outdated:
    """A translation whose source has changed since, while it has not. `source` is the source's language."""

    language: str
    way: Way
    source: str


def place(way: Way) -> str:
    """The place of a text as people say it: items count from 1."""
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in way)


def origin(language: str, source: str, own: str) -> Origin:
    """That a translation `own` was made from the text `source`."""
    return Origin(language, digest(source), digest(own))


def outdated(memory: Memory, words: Words) -> Iterator[Outdated]:
    """Every translation that is older than its source. One that somebody has changed since counts as up to date."""
    for code, texts in words.items():
        known = memory.get(code, {})
        for way, text in texts.items():
            made = known.get(place(way))
            source = made and words.get(made.language, {}).get(way)
            if made and source and digest(text) == made.own and digest(source) != made.source:
                yield Outdated(code, way, made.language)


def is_copy(text: str, language: str, original: str, source: str) -> bool:
    """Whether a text is only the original, not a translation of it: the same words, and too many for a name.

    `language` and `source` are the codes of the two; British and American English may well say the same.
    """
    is_other = language.partition("-")[0] != source.partition("-")[0]
    return is_other and text == original and len(_WORD.findall(text)) >= _ENOUGH


def remembered(folder: Path, unsaved: str | None = None) -> Memory:
    """What is remembered about the deck in `folder`; nothing if it has no such file. `unsaved`: its text instead.

    Raises ProblemsError if the file cannot be read or has mistakes: whoever writes it anew would lose what is there.
    """
    if unsaved is None and not files.exists(folder / FILE):
        return {}
    document = read(folder / FILE, within=folder) if unsaved is None else parse(folder / FILE, unsaved)
    if document.problems:
        raise ProblemsError(document.problems)
    languages = document.data.items() if isinstance(document.data, dict) else ()
    return {code: dict(_origins(texts)) for code, texts in languages}


def written(memory: Memory) -> str:
    """The text of the file."""
    languages: dict[str, Data] = {
        code: {name: f"{made.language} {made.source} {made.own}" for name, made in sorted(texts.items())}
        for code, texts in sorted(memory.items())
        if texts
    }
    return _HEAD + text_of(languages)


def _origins(texts: Data) -> Iterator[tuple[str, Origin]]:
    for name, text in texts.items() if isinstance(texts, dict) else ():
        match str(text).split():
            case [language, source, own]:
                yield name, Origin(language, source, own)


def digest(text: str) -> str:
    """A text's digest; that of no text is empty. Where its lines are broken makes no difference."""
    return text and sha256(" ".join(text.split()).encode()).hexdigest()[:_LETTERS]
