"""What the kiosk and its painter say to each other, over two pipes."""

import json
import struct
from dataclasses import asdict, dataclass
from typing import IO

MAX_REPLY = 300_000_000  # bytes
_LENGTH = struct.Struct(">I")
_REPLY = struct.Struct(">?I")


@dataclass(frozen=True)
class Task:
    """What of an SVG to draw, on a clear image of `size` pixels.

    `place` is that of the whole SVG in the image: left, top, and by how much each of its units is enlarged across and
    down.
    """

    size: tuple[int, int]
    place: tuple[float, float, float, float]
    fonts: tuple[str, ...] = ()  # files, the one for all that names none of the others first


def send_task(pipe: IO[bytes], task: Task, document: bytes) -> None:
    """Raises OSError when nobody is there."""
    head = json.dumps(asdict(task)).encode()
    pipe.write(b"".join((_LENGTH.pack(len(head)), head, _LENGTH.pack(len(document)), document)))
    pipe.flush()


def receive_task(pipe: IO[bytes]) -> tuple[Task, bytes] | None:
    """The next task, with its document; None once the kiosk is gone."""
    head = _part(pipe)
    document = _part(pipe)
    if not head:
        return None
    said = json.loads(head)
    return Task(**{key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}), document


def send_reply(pipe: IO[bytes], said: bytes, *, is_drawn: bool) -> None:
    """A PNG, or why there is none."""
    pipe.write(_REPLY.pack(is_drawn, len(said)))
    pipe.write(said)
    pipe.flush()


def receive_reply(pipe: IO[bytes]) -> tuple[bool, bytes] | None:
    """Whether it was drawn, and the PNG or why not; None when the painter is gone, or says what it cannot mean."""
    head = pipe.read(_REPLY.size)
    if len(head) < _REPLY.size:
        return None
    is_drawn, length = _REPLY.unpack(head)
    said = pipe.read(length) if length <= MAX_REPLY else b""
    return (is_drawn, said) if len(said) == length else None


def _part(pipe: IO[bytes]) -> bytes:
    head = pipe.read(_LENGTH.size)
    return pipe.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
