"""What is wrong just now, for the operator panel: told beside what the log says, in the operator's own words.

    _log.error("the visits cannot be written: %s", error, extra=trouble("trouble_visits"))
    _log.info("the visits can be written again", extra=mended("trouble_visits"))

The first is shown from then on, the second takes it away. What can be looked up when it is asked for, as a wrong clock
can, needs neither: kiosk/host/troubles.py looks.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

_MOST = 50
_OWN_FAULT = "trouble_inside"


@dataclass(frozen=True)
class Trouble:
    """`word` is one of the operator's (kiosk/words.py); `values` are filled into its places. `at`: since when."""

    word: str
    values: Mapping[str, str]
    at: datetime | None = None


def trouble(word: str, **values: object) -> dict[str, object]:
    """For a log record: it tells of a trouble that lasts until it is `mended`, or as long as the player runs."""
    return {"trouble": Trouble(word, {name: str(value) for name, value in values.items()})}


def mended(word: str) -> dict[str, object]:
    """For a log record: every trouble of this word is over."""
    return {"mended": word}


class Troubles(logging.Handler):
    """The troubles that the log has told of and that are not mended. A fault of our own, with its traceback, is one."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)  # what is mended is good news
        self._present: dict[tuple[str, tuple[tuple[str, str], ...]], Trouble] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Called by whatever thread logs, one at a time."""
        over = getattr(record, "mended", None)
        self._present = {key: found for key, found in self._present.items() if found.word != over}
        told = getattr(record, "trouble", None)
        if told is None and record.exc_info and record.levelno >= logging.ERROR:
            told = Trouble(_OWN_FAULT, {})
        if told is None or len(self._present) >= _MOST:
            return
        at = datetime.fromtimestamp(record.created, UTC)
        self._present[told.word, tuple(sorted(told.values.items()))] = Trouble(told.word, told.values, at)

    def present(self) -> list[Trouble]:
        """From the newest to the oldest."""
        return list(reversed(self._present.values()))
