"""Keeps what somebody else has saved, before it is saved over."""

from contextlib import suppress
from datetime import datetime

from kiosk.authoring.folder import DeckFolder
from kiosk.system import files
from kiosk.yamlfiles import MAX_BYTES

FOLDER = ".overwritten"  # hidden: no part of the deck


def keep_theirs(deck: DeckFolder) -> str:
    """Copy the files that somebody else has changed into a folder of its own in the deck's; gives its name.

    Empty if there are none. Slow. Raises OSError.
    """
    place = f"{FOLDER}/{datetime.now().astimezone():%Y-%m-%d %H.%M.%S}"
    kept = ""
    for name in deck.overtaken():
        with suppress(FileNotFoundError, ValueError):  # taken out, or too large to be one of ours
            theirs = files.read_whole(deck.folder / name, MAX_BYTES)
            files.replace(deck.folder / place / name, theirs, within=deck.folder)
            kept = place
    return kept
