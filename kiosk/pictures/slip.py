"""What an editor is told of an SVG."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """What is not as it seems to be meant: of the `nth` element with this id, or Inkscape label, what is `said`.

    `line` is where it is, if that is known; what has to be mended before the picture is drawn is an error.
    """

    id: str
    said: str
    nth: int = 1
    line: int = 0
    is_error: bool = False
    families: tuple[str, ...] = ()  # of fonts; if the deck has one of them, nothing is wrong

    @property
    def message(self) -> str:
        return f"`{short(self.id)}` {self.said}"


def short(name: str) -> str:
    """A name for a message."""
    return name if len(name) <= 40 else f"{name[:40]}…"
