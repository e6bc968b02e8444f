"""Letters that only look like those of their language."""

from collections.abc import Iterator
from unicodedata import name, normalize

from kiosk.deck.advice import dotted
from kiosk.deck.form import SHOWN
from kiosk.deck.load import DeckFiles
from kiosk.problems import Problem, Rule
from kiosk.text.lookalikes import lookalikes

_MOST = 3  # words in a message


def problems(files: DeckFiles) -> Iterator[Problem]:
    documents = {**({"": files.document} if files.document else {}), **files.written}
    for language, document in documents.items():
        for way, text in document.texts():
            if not way or (not language and way[-1] not in SHOWN):
                continue
            found = list(lookalikes(normalize("NFC", text), language))
            if found:
                some = (
                    f"`{word}` has {_named(letter)} instead of {_named(meant)}" for word, letter, meant in found[:_MOST]
                )
                more = f", and {len(found) - _MOST} more" if len(found) > _MOST else ""
                message = f"`{dotted(way)}`: {', '.join(some)}{more}; they only look alike: type them anew"
                yield document.problem(way, message, Rule.LOOK_ALIKE)


def _named(letter: str) -> str:
    """A letter and its name, such as `ө (Cyrillic small barred o)`."""
    return f"{letter} ({name(letter, '?').capitalize().replace(' letter', '')})"
