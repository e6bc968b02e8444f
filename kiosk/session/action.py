"""The session machine's input: what a visitor, the operator, the clock or the opening hours do."""

from dataclasses import dataclass
from typing import TypeAlias

from kiosk.session.aids import Aids


@dataclass(frozen=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True)
class Touch:
    """A touch or key that asks for nothing in particular."""


@dataclass(frozen=True)
class Open:
    """Open a page."""

    page: int


@dataclass(frozen=True)
class Move:
    """Go forward (1) or back (-1) by one page. After the last page comes the first."""

    by: int


@dataclass(frozen=True)
class ShowOverview:
    """Show all cards."""


@dataclass(frozen=True)
class Back:
    """Go from the overview back to the card that the visitor came from."""


@dataclass(frozen=True)
class Speak:
    """Change the language."""

    language: str


@dataclass(frozen=True)
class Adjust:
    """Choose other aids."""

    aids: Aids


@dataclass(frozen=True)
class Act:
    """Do something that only this kind of card offers. `name` is the kind's word for it, `value` what was chosen."""

    name: str
    value: str = ""


@dataclass(frozen=True)
class Play:
    """The card starts or stops playing by itself. While it plays, a visitor who only watches counts as present."""

    on: bool


@dataclass(frozen=True)
class Type:
    """Type a digit of a card's number; without a digit, what is typed is the whole number."""

    digit: str = ""


@dataclass(frozen=True)
class Read:
    """A scanner or tag reader has read a code: open its card."""

    code: str


@dataclass(frozen=True)
class Guide:
    """Somebody guides a group with a remote: the kiosk stays with them. Move, or black the screen, start or end."""

    move: Move | None = None
    black: bool = False
    start: bool = False
    end: bool = False


@dataclass(frozen=True)
class CallOperator:
    """The operator made the gesture: show the PIN pad, wherever the session is."""


@dataclass(frozen=True)
class Unlock:
    """The PIN was right: the panel opens."""


@dataclass(frozen=True)
class Leave:
    """The operator leaves: the kiosk plays on or is paused."""

    paused: bool = False


@dataclass(frozen=True)
class Hours:
    """The opening hours begin or end. The kiosk closes only when a visit in progress is over."""

    is_open: bool


@dataclass(frozen=True)
class Pause:
    """Whoever looks after the kiosk from afar pauses it, or ends a pause. A visit in progress goes on to its end."""

    is_paused: bool


Action: TypeAlias = (
    Tick
    | Touch
    | Open
    | Move
    | ShowOverview
    | Back
    | Speak
    | Adjust
    | Act
    | Play
    | Type
    | Read
    | Guide
    | CallOperator
    | Unlock
    | Leave
    | Hours
    | Pause
)
