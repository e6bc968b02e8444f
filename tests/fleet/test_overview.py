"""What is known of kiosks from what they say, whoever says it."""

import json
from datetime import UTC, datetime

import pytest
from support.heard import Heard
from support.links import PACK, wish

from kiosk.fleet import overview
from kiosk.fleet.alerts import Alarm, written
from kiosk.fleet.overview import Health, health
from kiosk.fleet.report import Sums, as_csv, as_json, as_text, said, summed
from kiosk.fleet.tables import status_table
from kiosk.fleet.wanting import WantError, target_of
from kiosk.hours.form import hours_of
from kiosk.link.contract import Presence, Rollout, Visits, as_bytes
from kiosk.link.contract.said import Deck, Problem
from kiosk.visits import AIDS

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)  # a Friday
HOURS = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "saturday", "sunday"), "closed")
ROLLOUT = Rollout(group="all", pack=PACK, stages=(1, 9), stage=1, state="going")
NAMES = ("hall-1", "hall-2")


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_who_is_up_late_gone_or_silent(heard: Heard) -> None:
    heard.up("hall-1")
    assert health(heard.fleet.kiosks["hall-1"], NOW) is Health.UP
    heard.hear("hall-1", "heartbeat", b"")
    assert health(heard.fleet.kiosks["hall-1"], NOW) is Health.LATE
    heard.presence("hall-1", up=False)
    assert health(heard.fleet.kiosks["hall-1"], NOW) is Health.GONE
    heard.status("hall-1", opening_hours={"time_zone": "UTC", **HOURS, "friday": "13:00-18:00"})
    assert health(heard.fleet.kiosks["hall-1"], NOW) is Health.SILENT
    heard.status("hall-1", opening_hours={"time_zone": "UTC", **HOURS, "friday": "10:00-18:00"})
    assert health(heard.fleet.kiosks["hall-1"], NOW) is Health.GONE
    heard.status("hall-1", opening_hours={"monday": "?"})
    assert health(heard.fleet.kiosks["hall-1"], NOW) is Health.GONE, "hours that nobody understands hide nothing"


@pytest.mark.parametrize(
    ("what", "payload"),
    [
        ("status", b"nonsense"),
        ("status", b"[" * 60_000),
        ("presence", as_bytes(Presence(id="another", up=True, machine="0" * 16))),
        ("visits/2026-11-27", b'{"id": "hall-1", "day": "2026-11-26", "visits": -1}'),
        ("heartbeat", b'{"id": "hall-1", "uptime_s": 1e400}'),
    ],
)
def test_a_malicious_kiosk_says_nothing_but_that(heard: Heard, what: str, payload: bytes) -> None:
    heard.up("hall-1")
    heard.hear("hall-1", what, payload)
    kiosk = heard.fleet.kiosks["hall-1"]
    assert kiosk.status is not None
    assert "contract" in kiosk.problems[0]
    heard.status("hall-1")
    assert heard.fleet.kiosks["hall-1"].problems == ()


@pytest.mark.parametrize("name", ["", "..", "a/b", "Hall", "hall 1", "<b>", "\x1b[2J", "+", "#", "x" * 41])
def test_a_name_that_no_kiosk_can_have_is_none(heard: Heard, name: str) -> None:
    """Names stand in topics, addresses and tables."""
    for what in ("presence", "heartbeat", "status", "screenshot", "visits/2026-11-27", "b/status"):
        heard.hear(name, what, as_bytes(Presence(id="x", up=True, machine="0" * 16)))
    heard.gathering.take(f"kiosk/1/to/rollout/{name}", as_bytes(ROLLOUT))
    heard.gathering.take(f"kiosk/1/to/group/{name}/desired", wish(1, pause=True))
    assert (heard.fleet.kiosks, heard.fleet.rollouts, heard.fleet.desired) == ({}, {}, {})
    with pytest.raises(WantError):
        target_of(heard.fleet, f"group/{name}")


def test_a_rollout_that_cannot_be_is_none(heard: Heard) -> None:
    heard.gathering.take("kiosk/1/to/rollout/north", as_bytes(ROLLOUT))  # which names another group
    said = json.loads(as_bytes(ROLLOUT))
    wrongs: list[dict[str, object]] = [{"stage": 2}, {"stages": []}, {"share": 0}, {"soak_s": -1}]
    for wrong in wrongs:
        heard.gathering.take("kiosk/1/to/rollout/all", json.dumps({**said, **wrong}).encode())
    assert heard.fleet.rollouts == {}
    heard.gathering.take("kiosk/1/to/rollout/all", as_bytes(ROLLOUT))
    assert heard.fleet.rollouts == {"all": ROLLOUT}


def test_what_a_kiosk_says_cannot_draw_on_the_terminal(heard: Heard) -> None:
    heard.up("hall-1", place="\x1b[2Jnowhere", problems=[Problem(word="x", text="\x1b]0;[bold]evil\x07\n")])
    for colour in (False, True):
        table = status_table(heard.fleet, NOW, 120, colour=colour)
        assert "\x1b[2J" not in table
        assert "\x1b]0" not in table
        assert "\x07" not in table
    assert "[bold]evil" in status_table(heard.fleet, NOW, 120, colour=False), "shown as it is written"


def test_what_a_kiosk_says_is_one_line_of_an_alert_and_harmless_json(heard: Heard) -> None:
    heard.up("hall-1", problems=[Problem(word="x", text="hot\nwell again: hall-2: it plays\u2028\x9b2J")])
    assert len(written(Alarm(300).look(heard.fleet, NOW, 0)).splitlines()) == 1
    sums = Sums(visits=1)
    sums.cards.update({"\x9b2J\u202e": 1, "\u043a\u04af\u043d": 2})
    text = as_json(sums)
    assert json.loads(text)["cards"] == sums.cards
    assert "\x9b" not in text
    assert "\u202e" not in text
    assert "\u043a\u04af\u043d" in text, "and names stay legible"


def test_the_table_has_those_with_trouble_first_and_counts(heard: Heard) -> None:
    heard.up("a-well", deck=Deck(name="x", pack="nine-facts", pack_version="1.4", hash="a" * 32))
    heard.up("b-broken", state="failsafe")
    heard.presence("c-gone", up=False)
    heard.visits("a-well", "2026-11-27", 12)
    lines = status_table(heard.fleet, NOW, 120, colour=False).splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["b-broken", "c-gone", "a-well"]
    assert "nine-facts 1.4" in lines[3]
    assert lines[3].split()[-1] == "12"
    assert "b-broken: No deck can play." in lines
    assert lines[-1] == "2 up, 1 gone"
    assert "no kiosk has said" in status_table(Heard().fleet, NOW, 120, colour=False)


def test_two_kiosks_of_one_name_are_told(heard: Heard) -> None:
    heard.up("hall-1")
    heard.presence("hall-1", machine="1" * 16)
    assert "Two kiosks" in heard.fleet.kiosks["hall-1"].problems[0]
    heard.presence("hall-1", machine="1" * 16, up=False)
    heard.presence("hall-1")
    assert heard.fleet.kiosks["hall-1"].problems == ()


def test_alerts_come_once_late_and_not_while_it_is_closed(heard: Heard) -> None:
    alarm = Alarm(late_s=300)
    heard.up("hall-1")
    heard.up("night", opening_hours={"time_zone": "UTC", **HOURS, "friday": "18:00-20:00"})
    assert alarm.look(heard.fleet, NOW, 0) == []
    for name in ("hall-1", "night"):
        heard.presence(name, up=False)
    assert alarm.look(heard.fleet, NOW, 10) == []
    assert alarm.look(heard.fleet, NOW, 309) == [], "networks flap"
    first = alarm.look(heard.fleet, NOW, 310)
    assert [it.kiosk for it in first] == ["hall-1"]
    assert alarm.look(heard.fleet, NOW, 1000) == []
    heard.up("hall-1", problems=[Problem(word="x", text="The disk is full.")])
    later = alarm.look(heard.fleet, NOW, 1010)
    assert written(later).splitlines() == [
        "hall-1: The disk is full.",
        "well again: hall-1: it has not been heard of for 300 s",
    ]
    heard.status("hall-1")
    assert [it.is_over for it in alarm.look(heard.fleet, NOW, 1020)] == [True]


def test_a_kiosk_that_stays_away_when_its_hours_begin_is_told_then(heard: Heard) -> None:
    alarm = Alarm(late_s=60)
    heard.up("night", opening_hours={"time_zone": "UTC", **HOURS, "friday": "18:00-20:00"})
    heard.presence("night", up=False)
    assert alarm.look(heard.fleet, NOW, 0) == []
    evening = NOW.replace(hour=18)
    assert alarm.look(heard.fleet, evening, 21_600) == []
    assert len(alarm.look(heard.fleet, evening, 21_660)) == 1


def test_visits_of_many_kiosks_are_added_up(heard: Heard) -> None:
    for name in NAMES:
        for day, count in (("2026-11-26", 2), ("2026-11-27", 3)):
            heard.visits(name, day, count)
    sums = summed(said(heard.fleet, None, "", ""))
    assert (sums.visits, sums.mean_length_s, sums.opened) == (10, 60, 30)
    assert (sums.languages["ky"], sums.hours[23], dict(sums.kiosks)) == (10, 10, {"hall-1": 5, "hall-2": 5})
    assert summed(said(heard.fleet, ["hall-1"], "2026-11-27", "")).visits == 3
    assert summed(said(heard.fleet, None, "", "2026-11-26")).visits == 4
    assert as_csv(said(heard.fleet, ["hall-2"], "", "")).splitlines()[1] == "2026-11-26,hall-2,2,120,6,1,0,0,0,1,ky:2"
    assert '"visits": 10' in as_json(sums)
    assert [json.loads(as_json(sums))[aid] for aid in AIDS] == [4, 0, 0, 0, 4]
    assert "help with reading: larger text 4, read aloud 4\n" in as_text(sums)
    assert as_text(sums).startswith("10 visits at 2 kiosks on 2 days\n")
    assert as_text(summed([])) == "no visits\n"
    heard.hear("hall-1", "visits/2026-11-27", b"")
    assert summed(said(heard.fleet, None, "", "")).visits == 7


def test_a_broker_that_is_gone_is_told_once_and_no_kiosk_for_it(heard: Heard) -> None:
    alarm = Alarm(late_s=60)
    heard.up("hall-1")
    heard.presence("hall-1", up=False)
    looks = [alarm.look(heard.fleet, NOW, at_s, is_connected=False) for at_s in (0.0, 59.0, 60.0, 1000.0)]
    assert [len(look) for look in looks] == [0, 0, 1, 0]
    assert written(looks[2]) == "the broker: it cannot be reached, so nothing is known of any kiosk"
    assert written(alarm.look(heard.fleet, NOW, 1001)).startswith("well again: the broker: ")
    assert written(alarm.look(heard.fleet, NOW, 1061)).startswith("hall-1: it has not been heard of")


def test_what_kiosks_count_is_printed_harmlessly(heard: Heard) -> None:
    it = Visits(
        id="hall-1", day="2026-11-27", visits=1, length_s=1, opened=1, hours=(0,) * 24,
        languages={"=cmd|' /C calc'!A0": 1}, cards={"\x1b[2J": 1},
    )  # fmt: skip
    heard.hear("hall-1", "visits/2026-11-27", as_bytes(it))
    found = said(heard.fleet, None, "", "")
    assert "\x1b" not in as_text(summed(found))
    assert as_csv(found).splitlines()[1].endswith(",'=cmd|' /C calc'!A0:1"), "spreadsheets take it for a text"


def test_a_link_that_is_gone_is_not_said_to_be_there(heard: Heard) -> None:
    heard.up("hall-1", state="silent")
    assert list(heard.fleet.kiosks["hall-1"].problems) == ["Its link is there, but its player does not report."]
    heard.presence("hall-1", up=False)
    assert not heard.fleet.kiosks["hall-1"].problems


def test_hours_that_are_the_same_are_read_once(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, or a look for alerts, asks of a thousand kiosks whether they are open."""
    read: list[object] = []

    def counted(hours: object) -> object:
        read.append(hours)
        return hours_of(hours)

    monkeypatch.setattr(overview, "hours_of", counted)
    for number in range(50):
        heard.status(f"hall-{number}", opening_hours={"time_zone": "UTC", **HOURS, "friday": "12:01-12:02"})
        for _ in range(3):
            assert health(heard.fleet.kiosks[f"hall-{number}"], NOW) is Health.SILENT
    assert len(read) == 1
