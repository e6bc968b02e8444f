"""What kiosks say."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints, model_validator

from kiosk.link.contract.desired import Pack
from kiosk.link.contract.wire import Count, Hash, Line, Name, Open

_Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
_Counts = Annotated[dict[Line, Count], Field(max_length=400)]
_Machine = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
State = Literal["playing", "operator", "paused", "closed", "failsafe", "silent"]


class _Said(Open):
    schema_: Literal[1] = Field(default=1, alias="schema")
    id: Name


class Presence(_Said):
    """Whether the link is connected; retained. Its last will says `up: false`."""

    up: bool
    machine: _Machine  # another one for each installation: two kiosks of one name are told apart


class Heartbeat(_Said):
    """Retained, and expires after three intervals: so whoever asks sees at once who is late, without any clock."""

    uptime_s: Count  # of the computer


class Problem(Open):
    """A problem in plain English."""

    word: Annotated[str, StringConstraints(max_length=60)]
    text: Annotated[str, StringConstraints(max_length=400)]


class Outcome(Open):
    """What became of an entry of the desired state."""

    source: Line  # kiosk/NAME or group/NAME
    at: Count
    result: Literal["done", "waiting", "refused", "failed"]
    why: Annotated[str, StringConstraints(max_length=400)] = ""


class Refused(Open):
    """A whole message that was refused."""

    source: Line
    why: Annotated[str, StringConstraints(max_length=400)]


class Deck(Open):
    """What plays."""

    name: Line
    version: Line = ""
    pack: Line = ""  # empty: a deck that is no pack
    pack_version: Line = ""
    hash: Hash | Literal[""] = ""


class Status(_Said):
    """What a kiosk is; retained, and sent again whenever it changes."""

    machine: _Machine
    title: Line
    place: Line
    groups: Annotated[tuple[Name, ...], Field(max_length=20)]
    version: Line
    state: State  # silent: the player has not been heard of
    deck: Deck | None = None
    screen: Line = ""
    is_safe: bool = False
    player_since_s: Count = 0  # how long the player had run when this was sent
    opening_hours: dict[str, JsonValue] | None = None  # as in a settings file; without: always open
    problems: Annotated[tuple[Problem, ...], Field(max_length=20)] = ()
    disk_free_mb: Count | None = None
    temperature_c: Annotated[int, Field(ge=-100, le=300)] | None = None
    revisions: Annotated[dict[Line, Count], Field(max_length=40)] = Field(
        default_factory=dict
    )  # the highest seen of each source
    outcomes: Annotated[dict[Name | Literal["opening_hours"], Outcome], Field(max_length=10)] = Field(
        default_factory=dict
    )
    refused: Annotated[tuple[Refused, ...], Field(max_length=40)] = ()


class Visits(_Said):
    """A day's visits as sums; retained, and expires after five weeks. Nothing says who anybody was."""

    day: _Day
    visits: Count
    length_s: Count
    opened: Count
    hours: Annotated[tuple[Count, ...], Field(min_length=24, max_length=24)]
    languages: _Counts = Field(default_factory=dict)
    cards: _Counts = Field(default_factory=dict)
    endings: _Counts = Field(default_factory=dict)
    large_text: Count = 0
    high_contrast: Count = 0
    calm: Count = 0
    reach: Count = 0
    read_aloud: Count = 0


class Rollout(Open):
    """How far a roll-out to a group is; retained, written by whoever goes on with it. Kiosks do not read it."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    group: Name
    pack: Pack
    stages: Annotated[tuple[Count, ...], Field(min_length=1, max_length=20)]  # kiosks in each and those before it
    stage: Count  # the one that is going on, from 0
    state: Literal["going", "done", "stopped"]
    why: Annotated[str, StringConstraints(max_length=400)] = ""
    # With these, anybody can go on with it.
    first: Annotated[tuple[Name, ...], Field(max_length=200)] = ()  # the kiosks that were named to get it first
    soak_s: Count = 300  # how long a stage plays it before the next
    patience_s: Count = 3600  # how long a stage may take
    share: Annotated[float, Field(gt=0, le=1)] = 1.0  # of a stage's kiosks that have to play it

    @model_validator(mode="after")
    def _stage_is_one_of_them(self) -> "Rollout":
        if self.stage >= len(self.stages):
            raise ValueError("there is no such stage")
        return self
