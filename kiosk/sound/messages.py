"""What the kiosk and its sound player say to each other: a line of JSON each, over two pipes."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True)
class Piece:
    """Something to play: a recording, or words for a speaking program."""

    file: str = ""
    marks: tuple[int, ...] = ()  # ms from the recording's start; each is told when it is reached
    command: tuple[str, ...] = ()  # of a program that reads words on stdin and writes WAV to stdout
    words: str = ""


@dataclass(frozen=True)
class Play:
    """Play these, one after another, instead of what plays now. Replies name it by its `number`."""

    number: int
    pieces: tuple[Piece, ...]
    volume: int


@dataclass(frozen=True)
class Volume:
    """Play as loud as this, in percent, from now on."""

    volume: int


@dataclass(frozen=True)
class Stop:
    """Be silent at once."""


Order: TypeAlias = Play | Volume | Stop


class What(StrEnum):
    """What can be told of what plays."""

    BEGAN = "began"  # a piece is heard
    MARK = "mark"  # one of its marks is reached
    ENDED = "ended"  # all pieces are over
    FAILED = "failed"  # nothing more is heard; `why` says for what reason


@dataclass(frozen=True)
class Heard:
    """What happened to the order of this `number`; `piece` and `mark` count from 0."""

    what: What
    number: int
    piece: int = 0
    mark: int = 0
    why: str = ""


def order_line(order: Order) -> bytes:
    return json.dumps({"order": type(order).__name__, **asdict(order)}).encode() + b"\n"


def order_of(line: bytes) -> Order:
    """Raises ValueError, KeyError or TypeError for a line that is no order."""
    said = json.loads(line)
    match said.pop("order"):
        case "Play":
            pieces = (Piece(**{**each, **_tuples(each)}) for each in said.pop("pieces"))
            return Play(pieces=tuple(pieces), **said)
        case "Volume":
            return Volume(**said)
        case _:
            return Stop()


def heard_line(heard: Heard) -> bytes:
    return json.dumps(asdict(heard)).encode() + b"\n"


def heard_of(line: bytes) -> Heard:
    """Raises ValueError or TypeError for a line that is no reply."""
    said = json.loads(line)
    return Heard(What(said.pop("what")), **said)


def _tuples(each: dict[str, object]) -> dict[str, object]:
    return {name: tuple(value) for name, value in each.items() if isinstance(value, list)}
