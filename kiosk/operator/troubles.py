"""Current problems for the operator panel, reported through the log, in the operator's own words.

    _log.error("the visits cannot be written: %s", error, extra=trouble("trouble_visits"))
    _log.info("the visits can be written again", extra=mended("trouble_visits"))

The first shows the problem from then on, the second removes it. A problem that can be looked up at any time, such as a
wrong clock, needs neither: see kiosk/operator/diagnosis.py.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.operator.words import Phrase, in_english
from kiosk.operator.words import phrase as phrase_

_MOST = 50
_OWN_FAULT = "trouble_inside"


@dataclass(frozen=True)
class Trouble:
    """A problem in the operator's words. `at`: since when, if known."""

    phrase: Phrase
    at: datetime | None = None


def trouble(word: str, **values: object) -> dict[str, object]:
    """For a log record: reports a trouble, which lasts until it is `mended` or the player ends."""
    return {"trouble": Trouble(phrase_(word, **values))}


def mended(word: str) -> dict[str, object]:
    """For a log record: ends every trouble with this word."""
    return {"mended": word}


class Troubles(logging.Handler):
    """The logged troubles that are not mended. A bug of our own, logged with its traceback, is one too."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)  # `mended` records have the level INFO
        self._present: dict[tuple[str, str], Trouble] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Called on the logging thread, one record at a time."""
        over = getattr(record, "mended", None)
        self._present = {key: found for key, found in self._present.items() if found.phrase.word != over}
        told = getattr(record, "trouble", None)
        if told is None and record.exc_info and record.levelno >= logging.ERROR:
            told = Trouble(phrase_(_OWN_FAULT))
        if told is None or len(self._present) >= _MOST:
            return
        at = datetime.fromtimestamp(record.created, UTC)
        self._present[told.phrase.word, in_english(told.phrase)] = Trouble(told.phrase, at)

    def present(self) -> list[Trouble]:
        """The present troubles, newest first."""
        return list(reversed(self._present.values()))
