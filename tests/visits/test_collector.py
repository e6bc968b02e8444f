"""From events to visits: a table of small stories, and the session machine itself."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kiosk.session.action import Action, Adjust, Open, ShowOverview, Speak, Tick, Touch
from kiosk.session.aids import Aids, TextSize
from kiosk.session.event import Event, EventName
from kiosk.session.machine import start, step
from kiosk.session.state import Rules, Session
from kiosk.visits import Done, Ending, Ongoing, Opened, Visit, collect, finish
from kiosk.visits.collector import MOST_DONE, MOST_OPENED

WALL = datetime(2026, 9, 1, 23, 59, 58, 700_000, tzinfo=timezone(timedelta(hours=6)))
IDLE = {"cover": 60_000, "one": 60_000, "two": 70_000}
Story = list[tuple[int, Event]]


def told(name: str, card: str = "", language: str = "ky", value: str = "") -> Event:
    return Event(EventName(name), card, language, value=value)


def opened(at: int, card: str) -> tuple[int, Event]:
    return at, told("card", card)


BEGIN: Story = [(1000, told("visit_start", "one")), opened(1000, "one")]


def tell(story: Story) -> tuple[Ongoing | None, list[Visit]]:
    ongoing, visits = None, []
    for now, event in story:
        ongoing, visit = collect(ongoing, event, now, WALL, IDLE)
        visits += [visit] if visit else []
    return ongoing, visits


TABLE: list[tuple[str, Story, dict[str, object]]] = [
    ("left at once, on the first card", [*BEGIN, (61_000, told("countdown", "one")),
                                         (81_000, told("visit_end"))],
     {"ending": Ending.ABANDONED, "length_ms": 0, "opened": (Opened("one", 0),)}),
    ("a last touch that nothing told", [*BEGIN, (91_000, told("countdown", "one")),
                                        (111_000, told("visit_end"))],
     {"ending": Ending.ABANDONED, "length_ms": 30_000, "opened": (Opened("one", 30_000),)}),
    ("a card with a longer wait", [*BEGIN, opened(5000, "two"), (85_000, told("countdown", "two")),
                                   (105_000, told("visit_end", "two"))],
     {"length_ms": 14_000, "opened": (Opened("one", 4000), Opened("two", 10_000))}),
    ("left on the overview", [*BEGIN, (5000, told("overview")), (75_000, told("countdown", "one")),
                              (95_000, told("visit_end"))],
     {"ending": Ending.HOME, "length_ms": 14_000, "opened": (Opened("one", 4000),)}),
    ("overview and back to the same card", [*BEGIN, (5000, told("overview")), opened(8000, "one"),
                                            (9000, told("visit_end"))],
     {"ending": Ending.RESET, "length_ms": 8000, "opened": (Opened("one", 4000), Opened("one", 1000))}),
    ("ended by the operator", [*BEGIN, (9000, told("visit_end"))], {"ending": Ending.RESET, "length_ms": 8000}),
    ("ended without a countdown", [*BEGIN, (9000, told("visit_end"))],
     {"ending": Ending.RESET, "length_ms": 8000}),
    ("told twice", [*BEGIN, (9000, told("visit_end")), (9000, told("visit_end"))], {"ending": Ending.RESET}),
    ("ended in the countdown", [*BEGIN, (71_000, told("countdown", "one")), (75_000, told("visit_end"))],
     {"ending": Ending.ABANDONED, "length_ms": 10_000, "opened": (Opened("one", 10_000),)}),
    ("nothing can be shown any more", [*BEGIN, (9000, told("failsafe"))], {"ending": Ending.RESET}),
    ("a countdown is not reading", [*BEGIN, (61_000, told("countdown", "one")), (71_000, told("keep_going", "one")),
                                    opened(81_000, "two"), (82_000, told("visit_end"))],
     {"length_ms": 81_000, "opened": (Opened("one", 70_000), Opened("two", 1000))}),
    ("languages", [*BEGIN, (2000, told("language", "one", "ru")), (3000, told("language", "one", "en")),
                   (4000, told("language", "", "ru")), (5000, told("visit_end"))],
     {"languages": ("ky", "ru", "en", "ru"), "language": "ru"}),
    ("larger text, and back", [*BEGIN, (2000, told("text_size", value="150")), (3000, told("text_size", value="100")),
                               (5000, told("visit_end"))],
     {"large_text": True, "high_contrast": False}),
    ("contrast", [*BEGIN, (2000, told("contrast")), (5000, told("visit_end"))],
     {"large_text": False, "high_contrast": True}),
    ("read aloud", [*BEGIN, (2000, told("read_aloud")), (5000, told("visit_end"))],
     {"read_aloud": True, "large_text": False}),
    ("calm, then within reach", [*BEGIN, (2000, told("calm")), (3000, told("reach")), (5000, told("visit_end"))],
     {"calm": True, "reach": True, "high_contrast": False}),
    ("what is not a visitor's", [*BEGIN, (2000, told("ready")), (3000, told("attract_slide", "two")),
                                 (5000, told("visit_end"))],
     {"length_ms": 4000, "opened": (Opened("one", 4000),)}),
]  # fmt: skip


@pytest.mark.parametrize(("story", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_table(story: Story, expected: dict[str, object]) -> None:
    ongoing, (visit,) = tell(story)
    assert ongoing is None
    assert {name: getattr(visit, name) for name in expected} == expected
    assert visit.start == WALL.replace(microsecond=0)
    assert visit.start.utcoffset() == timedelta(hours=6)


def test_a_visit_that_never_ended_ends_with_the_next() -> None:
    ongoing, (visit,) = tell([*BEGIN, (9000, told("visit_start", "two"))])
    assert (visit.ending, visit.length_ms) == (Ending.RESET, 8000)
    assert ongoing
    assert ongoing.began == 9000


def test_without_a_visit_nothing_is_gathered() -> None:
    assert tell([(0, told("ready")), (1, told("attract_slide", "one")), (2, told("visit_end"))]) == (None, [])


def test_the_kiosk_ends_in_a_visit() -> None:
    ongoing, _ = tell(BEGIN)
    assert ongoing
    visit = finish(ongoing, 4000, IDLE)
    assert (visit.ending, visit.length_ms, visit.opened) == (Ending.RESET, 3000, (Opened("one", 3000),))


def test_a_jump_of_the_wall_clock_changes_no_length() -> None:
    ongoing, _ = collect(None, BEGIN[0][1], 1000, WALL, IDLE)
    ongoing, _ = collect(ongoing, BEGIN[1][1], 1000, WALL - timedelta(days=9000), IDLE)
    _, visit = collect(ongoing, told("visit_end"), 3500, datetime(1970, 1, 1, tzinfo=UTC), IDLE)
    assert visit
    assert (visit.start, visit.length_ms) == (WALL.replace(microsecond=0), 2500)
    assert visit.opened == (Opened("one", 2500),)


def test_without_idle_times_a_visit_is_counted_to_its_countdown() -> None:
    ongoing = None
    for now, event in [*BEGIN, (61_000, told("countdown", "one")), (81_000, told("visit_end"))]:
        ongoing, visit = collect(ongoing, event, now, WALL, {})
    assert visit
    assert visit.length_ms == 60_000


def test_a_child_that_swipes_for_an_hour_is_bounded() -> None:
    _, (visit,) = tell([*BEGIN, *(opened(2000 + n, "two" if n % 2 else "one") for n in range(5000)),
                        (9000, told("card", "cover")), (9500, told("visit_end"))])  # fmt: skip
    assert len(visit.opened) == MOST_OPENED
    assert visit.opened[-1] == Opened("cover", 500)


def test_what_was_done_on_a_card() -> None:
    def act(at: int, card: str, value: str) -> tuple[int, Event]:
        return at, Event(EventName.ACTED, card, "ky", "answer", value)

    many = [act(3000 + n, "one", str(n)) for n in range(5000)]
    _, (visit, other) = tell([*BEGIN, act(2000, "one", "b"), (9000, told("visit_end")), *BEGIN, *many,
                              act(9000, "one", "last"), (9500, told("visit_end"))])  # fmt: skip
    assert visit.done == (Done("one", "answer", "b"),)
    assert visit.length_ms == 8000
    assert len(other.done) == MOST_DONE
    assert other.done[-1] == Done("one", "answer", "last")


def test_with_the_session_machine() -> None:
    """A visit as the machine tells it: the last touch is one that it does not tell."""
    rules = Rules(("cover", "one"), ("ky", "ru"), (8000, 8000), (60_000, 70_000))
    ongoing, visits, now = None, [], 0
    state, events = start(rules, now)
    acts: list[tuple[int, Action]] = [
        (5000, Touch()),
        (6000, Speak("ru")),
        (9000, Open(1)),
        (12_000, Adjust(Aids(TextSize.LARGEST))),
        (15_000, ShowOverview()),
        (17_000, Open(1)),
        (30_000, Touch()),
        (170_000, Tick()),  # with letters of 200 percent the countdown begins after twice the time
        (190_000, Tick()),
    ]
    for at, action in acts:
        state, events = step(rules, state, action, at)
        for event in events:
            ongoing, visit = collect(ongoing, event, at, WALL, dict(zip(rules.page_ids, rules.idle_ms, strict=True)))
            visits += [visit] if visit else []
    assert isinstance(state, Session)
    assert visits == [
        Visit(
            start=WALL.replace(microsecond=0),
            length_ms=25_000,
            languages=("ky", "ru"),
            opened=(Opened("cover", 4000), Opened("one", 6000), Opened("one", 13_000)),
            ending=Ending.ABANDONED,
            large_text=True,
        )
    ]
