"""What a kiosk or a group of kiosks shall be."""

import json
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, Field, JsonValue, StringConstraints, model_validator

from kiosk.link.contract.wire import Hash, Line, Name, Sha256, Strict

# Settings that may be changed from afar: what visitors see. Not whatever leads to files, keys, the panel or the link.
ALLOWED_SETTINGS = (
    "language",
    "motion",
    "idle_s",
    "countdown_s",
    "key_pause_ms",
    "guide_s",
    "screen_diagonal_in",
    "viewing_distance_mm",
    "closed_shows",
    "statistics",
    "log_level",
    "step",
)
_MOST_PACK_BYTES = 4_000_000_000
MOST_HOURS = 20_000  # letters

Value = TypeVar("Value")
Said = Annotated[str, StringConstraints(max_length=2000)]


class Entry(Strict, Generic[Value]):
    """One wish. `at`: the revision in which it was last given; whoever gives it anew, gives it a new one.

    So what is not given anew is not carried out again, whatever else of the message changes.
    """

    at: Annotated[int, Field(ge=1, le=2**53)]
    value: Value | None = None


class Pack(Strict):
    """A pack, and where it can be fetched. What it holds is proved by its own signature, not by this message."""

    name: Name
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+~-]*$", max_length=40)]
    hash: Hash
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$", max_length=1000)]
    bytes: Annotated[int, Field(ge=1, le=_MOST_PACK_BYTES)]
    sha256: Sha256  # of the whole file
    back: bool = False  # an older version is intended
    spread_s: Annotated[int, Field(ge=0, le=86_400)] = (
        0  # kiosks begin to fetch within this time, each at its own moment
    )


class Card(Strict):
    """A message to visitors, by language: shown as a card of its own, in the slideshow too."""

    headline: Annotated[
        dict[Line, Annotated[str, StringConstraints(min_length=1, max_length=120)]], Field(min_length=1)
    ]
    text: dict[Line, Said] = Field(default_factory=dict)
    until: Line = ""


def _hours(value: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if len(json.dumps(value)) > MOST_HOURS:
        raise ValueError("the opening hours are too long")
    return value


def _allowed(value: dict[str, str]) -> dict[str, str]:
    if strange := sorted(set(value) - set(ALLOWED_SETTINGS)):
        raise ValueError(f"{', '.join(strange)[:60]} cannot be set from afar; {', '.join(ALLOWED_SETTINGS)} can")
    return value


Settings = Annotated[dict[Line, Line], AfterValidator(_allowed)]
Hours = Annotated[dict[str, JsonValue], AfterValidator(_hours)]


class Desired(Strict):
    """A desired state, retained. A field that is not there is the kiosk's own business.

    An entry whose value is null takes back what there was: the message, the hours (always open).
    """

    schema_: Literal[1] = Field(default=1, alias="schema")
    revision: Annotated[int, Field(ge=1, le=2**53)]
    pack: Entry[Pack] | None = None
    settings: Entry[Settings] | None = None
    opening_hours: Entry[Hours] | None = None
    message: Entry[Card] | None = None
    pause: Entry[bool] | None = None
    restart: Entry[Literal[True]] | None = None
    before: Pack | None = None  # the pack wanted before this one: for whoever rolls back; kiosks do not read it

    @model_validator(mode="after")
    def _no_entry_is_newer(self) -> "Desired":
        if any(entry.at > self.revision for entry in self.entries().values()):
            raise ValueError("an entry is newer than the message: `at` is above `revision`")
        return self

    def entries(self) -> dict[str, Entry]:  # type: ignore[type-arg]  # of any type
        """The entries there are, by their field."""
        names = ("pack", "settings", "opening_hours", "message", "pause", "restart")
        return {name: entry for name in names if (entry := getattr(self, name)) is not None}


class Screenshot(Strict):
    """Asks for a picture of the screen now. `id` comes back with it."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    ask: Literal["screenshot"] = "screenshot"
    id: Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z-]{1,40}$")]
