"""The visitor's aids: what helps to read, see and reach. They belong to one visit; the next visitor begins without."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TypeVar


class TextSize(IntEnum):
    """How large all words are, in percent of their usual size."""

    USUAL = 100
    LARGER = 125
    LARGE = 150
    LARGEST = 200


class Contrast(StrEnum):
    """The deck's own colours, or black on white, or white on black."""

    USUAL = "usual"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Aids:
    """What a visitor has chosen. `calm`: nothing moves. `reach`: words and buttons are low on the screen.

    `aloud`: what is on the screen is read aloud. `louder`: by so many steps than at the beginning of a visit.
    """

    text: TextSize = TextSize.USUAL
    contrast: Contrast = Contrast.USUAL
    calm: bool = False
    reach: bool = False
    aloud: bool = False
    louder: int = 0


NONE = Aids()

_Choice = TypeVar("_Choice", TextSize, Contrast)


def after(choice: _Choice) -> _Choice:
    """The next choice, for a key; after the last comes the first."""
    choices = list(type(choice))
    return choices[(choices.index(choice) + 1) % len(choices)]
