"""What the kiosk shall be: plain values that the link writes and the player carries out, each once."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PackOrder:
    """A fetched pack. `file`: its name in `to-kiosk/packs`; empty if the kiosk has the version already."""

    name: str
    version: str
    hash: str  # of its content
    file: str
    back: bool = False  # going back to an older version is intended


@dataclass(frozen=True)
class Message:
    """A card that is added to the deck: a headline and a text in some languages."""

    headline: Mapping[str, str]
    text: Mapping[str, str] = field(default_factory=dict)
    until: str = ""  # an ISO time with its offset; empty: until it is taken back


@dataclass(frozen=True)
class Wanted:
    """The values of all orders. None: nothing is said, or for a message that there is none."""

    pack: PackOrder | None = None
    settings: Mapping[str, str] | None = None  # as texts of a settings file
    opening_hours: str | None = None  # as JSON of a settings file's map; empty: always open
    message: Message | None = None
    pause: bool | None = None
    restart: str | None = None  # any text; another one asks anew
    screenshot: str | None = None


@dataclass(frozen=True)
class Order:
    """Which order a field's value comes from: `mark` is another one whenever the order is given anew."""

    field: str
    mark: str


@dataclass(frozen=True)
class Orders:
    """All orders. A field without an `Order` is the kiosk's own business."""

    wanted: Wanted
    given: tuple[Order, ...]

    def marks(self) -> dict[str, str]:
        """The mark of each field that is ordered."""
        return {order.field: order.mark for order in self.given if order.field in FIELDS}


# In the order in which they are carried out: what restarts the player comes last.
FIELDS = ("pause", "screenshot", "opening_hours", "settings", "message", "pack", "restart")
NOTHING = Orders(Wanted(), ())
