"""A bookmark: where a visit stands. A player hands it to its successor in a small file that is read once."""

import json
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.event import Event, EventName
from kiosk.session.machine import Step
from kiosk.session.state import Place, Rules, Session
from kiosk.system import files

_FRESH_S = 30  # a successor starts within seconds
_MAX_BYTES = 1_000


@dataclass(frozen=True)
class Bookmark:
    """A card's id, and what the visitor has switched on."""

    card: str
    language: str
    is_overview: bool = False
    text: TextSize = TextSize.USUAL
    contrast: Contrast = Contrast.USUAL
    calm: bool = False
    reach: bool = False
    aloud: bool = False
    louder: int = 0


def of(rules: Rules, session: Session) -> Bookmark | None:
    """Where the visit stands; None if there is none."""
    place = session.beneath if session.place is Place.COUNTDOWN else session.place
    if place not in (Place.CARD, Place.OVERVIEW):
        return None
    card = rules.page_ids[session.page]
    return Bookmark(card, session.language, place is Place.OVERVIEW, **asdict(session.aids))


def resumed(rules: Rules, bookmark: Bookmark, now: int) -> Step | None:
    """The session that continues there; None if this deck has no such card or language."""
    if bookmark.card not in rules.page_ids or bookmark.language not in rules.languages:
        return None
    visit = Session(
        Place.OVERVIEW if bookmark.is_overview else Place.CARD,
        page=rules.page_ids.index(bookmark.card),
        language=bookmark.language,
        aids=Aids(bookmark.text, bookmark.contrast, bookmark.calm, bookmark.reach, bookmark.aloud, bookmark.louder),
        woken_at=now - rules.ignore_ms,
        touched_at=now,
    )
    return visit, tuple(
        Event(name, bookmark.card, bookmark.language) for name in (EventName.VISIT_START, EventName.CARD)
    )


def leave(file: Path, bookmark: Bookmark | None) -> None:
    """Write `bookmark` to `file`. If that fails, the visit simply starts over."""
    with suppress(OSError):
        if bookmark:
            files.replace(file, json.dumps(asdict(bookmark)).encode(), files.PRIVATE)


def take(file: Path) -> Bookmark | None:
    """The bookmark that was just left in `file`. Deletes the file."""
    try:
        text = files.read(file, _MAX_BYTES)
        age_s = time.time() - file.stat().st_mtime
        file.unlink()
        found = Bookmark(**json.loads(text))
        whole = replace(found, text=TextSize(found.text), contrast=Contrast(found.contrast))
    except (OSError, ValueError, TypeError):
        return None
    return whole if 0 <= age_s < _FRESH_S else None
