"""A message from afar, shown as the deck's last card for as long as it holds."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kiosk.deck import Deck
from kiosk.deck.page import PageText
from kiosk.exchange import Message
from kiosk.system import files
from kiosk.system.clock import is_possible
from kiosk.system.plain_data import as_data, from_data

ID = "message"
_MOST_BYTES = 200_000


def file_in(state: Path) -> Path:
    """Where a kiosk with this state folder keeps it."""
    return state / "message.json"


def keep(file: Path, message: Message | None) -> None:
    """Show this message from the next start on; None: no message. Raises OSError."""
    if message is None:
        file.unlink(missing_ok=True)
    else:
        files.replace(file, json.dumps(as_data(message)).encode(), files.PRIVATE)


def kept(file: Path) -> Message | None:
    """The message that was kept; None if there is none."""
    try:
        return from_data(Message, json.loads(files.read_whole(file, _MOST_BYTES)))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def holds(message: Message, now: datetime) -> bool:
    """Whether it is still shown. With a clock that was never set, it is."""
    with suppress(ValueError):
        until = datetime.fromisoformat(message.until)
        return until.tzinfo is None or now < until or not is_possible(now)
    return True


def with_message(deck: Deck, message: Message | None) -> Deck:
    """The deck with the message as its last card, so that no other card's number changes.

    In a language without one, it is in the deck's default language, or else in the first that it has.
    """
    said = _headlines(message) if message else {}
    spoken = next((code for code in (deck.default_language, *said) if code in said), None)
    if message is None or spoken is None or any(page.id == ID for page in deck.pages):
        return deck
    names = {language.code: language.name for language in deck.languages}
    texts = {}
    for language in deck.languages:
        code = language.code if language.code in said else spoken
        fallback = "" if code == language.code else names.get(code, code)
        texts[language.code] = PageText(said[code], _body(message.text.get(code, "")), "", fallback=fallback)
    like = deck.pages[-1]
    card = type(like)(
        id=ID,
        illustration=None,
        figure="",
        dwell_ms=None,
        accent=like.accent,
        on_paper=like.on_paper,
        patch=like.patch,
        on_patch=like.on_patch,
        ground=like.ground,
        on_ground=like.on_ground,
        texts=texts,
    )
    return replace(deck, pages=(*deck.pages, card))


def _headlines(message: Message) -> dict[str, str]:
    """Its headlines, without what cannot be seen, as in a deck."""
    from kiosk.deck.text_cleaning import line  # noqa: PLC0415 - rarely needed

    return {code: text for code, said in message.headline.items() if (text := str(line(said)))}


def _body(text: str) -> tuple[str, ...]:
    from kiosk.deck.text_cleaning import paragraph  # noqa: PLC0415 - rarely needed

    return tuple(part for said in text.split("\n\n") if (part := str(paragraph(said))))
