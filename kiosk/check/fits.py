"""What is known of which texts fit, while somebody edits them: each text is laid out once, whatever else changes."""

from collections.abc import Iterator
from threading import Lock

from kiosk.check.fit import doubtful, misfits, unchecked
from kiosk.check.layout import Started, Text, UnmeasuredError, measured, page_digest
from kiosk.check.screens import Screen
from kiosk.deck.load import DeckFiles
from kiosk.deck.model import Deck
from kiosk.problems import Problem

_MOST = 20_000  # texts


class Fits:
    """Grows as texts are measured on `screen`. Threads may share it."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._lock = Lock()
        self._known: dict[tuple[str, str], list[str]] = {}
        self._trouble: UnmeasuredError | None = None

    def problems(self, files: DeckFiles, deck: Deck) -> Iterator[Problem]:
        """Those of the texts of `deck`, which was made from `files`, that are known not to fit."""
        keys = self._keys(deck)
        with self._lock:
            known = {text: self._known.get(key, []) for text, key in keys.items()}
        if keys and self._trouble:
            yield unchecked(files, self._trouble)
        yield from misfits(files, deck, self._screen, {text: shapes for text, shapes in known.items() if shapes})

    def unknown(self, deck: Deck) -> list[Text]:
        """The texts that are still to be measured."""
        keys = self._keys(deck)
        with self._lock:
            return [text for text, key in keys.items() if key not in self._known]

    def measure(self, deck: Deck, texts: list[Text], started: Started) -> None:
        """Lay out these texts. Takes seconds. `started` is given what ends it early."""
        keys = self._keys(deck)
        try:
            found, trouble = measured(deck, self._screen, texts, started=started), None
        except UnmeasuredError as error:
            found, trouble = {}, error
        with self._lock:
            self._trouble = trouble
            if len(self._known) > _MOST:
                self._known.clear()
            self._known.update({keys[text]: found.get(text, []) for text in texts})

    def _keys(self, deck: Deck) -> dict[Text, tuple[str, str]]:
        texts = doubtful(deck, self._screen)
        pages = {number: page_digest(deck, number) for number in {number for number, _ in texts}}
        return {(number, language): (pages[number], language) for number, language in texts}
