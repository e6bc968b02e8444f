"""What one kiosk's link does with what it hears, and what it says; without a network."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.links import PACK, REPORT, Linked, wish

from kiosk.exchange import DaySums, Order, Outcome, Result, Trouble
from kiosk.link.contract import Presence, Screenshot, Status, as_bytes, understood
from kiosk.link.memory import Memory, Seen
from kiosk.system.plain_data import as_data

ASK = "kiosk/1/to/kiosk/hall-1/ask"
DAY = DaySums("2026-11-27", 3, 100, 9, tuple([0] * 24), {"ky": 3}, {"line-118": 2})


@pytest.fixture
def linked(tmp_path: Path) -> Linked:
    return Linked(tmp_path)


def status_in(linked: Linked) -> Status:
    linked.tick()
    assert linked.agent.status is not None
    return linked.agent.status


def test_a_birth_says_all_and_then_only_what_changes(linked: Linked) -> None:
    linked.report()
    assert [understood(Presence, out.payload).up for out in linked.agent.born()] == [True]
    said = linked.tick()
    assert set(said) == {"status", "heartbeat"}
    assert said["status"].is_retained
    assert said["heartbeat"].lasts_s == 180
    assert understood(Status, said["status"].payload).deck.name == "nine-facts"  # type: ignore[union-attr]
    assert linked.tick() == {}
    linked.report(state="paused", uptime_s=9)
    assert set(linked.tick()) == {"status"}
    linked.report(state="paused", uptime_s=99)
    assert linked.tick() == {}, "that time passes is no news"
    linked.tick(55)
    linked.report(state="paused")
    assert set(linked.tick(2)) == {"heartbeat"}
    linked.agent.born()
    assert set(linked.tick()) == {"status", "heartbeat"}


def test_a_link_whose_groups_were_renamed_again_and_again_goes_on(linked: Linked) -> None:
    seen = {f"group/old-{number}": Seen(number, "") for number in range(1, 60)}
    linked.agent._memory.keep(replace(linked.agent._memory.now, seen=seen))
    linked.hear("kiosk/1/to/group/all/desired", wish(70, pause=True))
    assert status_in(linked).revisions == {"group/all": 70}


def test_the_will_says_that_it_is_gone(linked: Linked) -> None:
    will = linked.agent.will()
    assert (will.topic, will.is_retained) == ("kiosk/1/from/hall-1/presence", True)
    assert not understood(Presence, will.payload).up


def test_a_player_that_stops_reporting_is_silent(linked: Linked) -> None:
    assert status_in(linked).state == "silent"
    linked.report(troubles=(Trouble("trouble_visits", "The visits cannot be written."),))
    assert status_in(linked).state == "playing"
    linked.tick(61)
    assert linked.agent.status is not None
    assert (linked.agent.status.state, linked.agent.status.problems) == ("silent", ())
    assert linked.agent.status.deck is not None, "what played last is worth knowing"
    linked.report(boot="another")
    assert status_in(linked).state == "silent", "a clock of another boot means nothing"


@pytest.mark.parametrize(
    "more", [{"uptime_s": -1}, {"deck": "\ud800"}, {"opening_hours": "[" * 9999}, {"opening_hours": '{"a": NaN}'},
             {"opening_hours": json.dumps({"exceptions": {"x": "y" * 70_000}})}, {"troubles": (Trouble("\ud800", ""),)},
             {"pack_hash": "../x"}, {"uptime_s": 2**60}, {"opening_hours": '{"a":' * 900 + "1" + "}" * 900}]
)  # fmt: skip
def test_whatever_a_player_says_the_link_goes_on(linked: Linked, more: dict[str, Any]) -> None:
    """The two trust each other no more than they must, and what is sent keeps to the contract."""
    report = as_data(replace(REPORT, at_s=linked.now.at_s, **more))
    linked.exchange.from_kiosk.mkdir()
    (linked.exchange.from_kiosk / "report.json").write_text(json.dumps(report))
    assert understood(Status, linked.tick()["status"].payload).id == "hall-1"
    linked.report()
    assert status_in(linked).state == "playing"


def test_what_is_wanted_becomes_orders(linked: Linked) -> None:
    linked.want(wish(3, pause=True, settings={"idle_s": "45"}))
    linked.tick()
    orders = linked.orders()
    assert (orders.wanted.pause, orders.wanted.settings) == (True, {"idle_s": "45"})
    assert set(orders.given) == {Order("pause", "kiosk/hall-1@3"), Order("settings", "kiosk/hall-1@3")}


def test_the_kiosks_own_counts_more_than_its_groups_and_the_first_group_most(linked: Linked) -> None:
    linked.want(wish(9, pause=True, settings={"idle_s": "30"}, message={"headline": {"en": "All"}}), "group/all")
    linked.want(wish(5, pause=False, settings={"idle_s": "40"}), "group/north")
    linked.want(wish(2, pause=True), "kiosk/hall-1")
    linked.want(wish(1, pause=False), "group/south")
    linked.tick()
    marks = linked.orders().marks()
    assert marks == {"pause": "kiosk/hall-1@2", "settings": "group/north@5", "message": "group/all@9"}
    linked.want(b"", "kiosk/hall-1")
    linked.tick()
    assert linked.orders().marks()["pause"] == "group/north@5", "taken back: the group's counts again"


def test_old_and_repeated_wishes_change_nothing(linked: Linked) -> None:
    linked.want(wish(7, pause=True))
    linked.tick()
    before = linked.orders()
    for payload in (wish(7, pause=True), wish(6, pause=False), wish(7, pause=False)):
        linked.want(payload)
        linked.tick()
        assert linked.orders() == before
    assert [refused.source for refused in status_in(linked).refused] == ["kiosk/hall-1"]
    linked.want(wish(8, pause=False))
    assert not status_in(linked).refused
    assert status_in(linked).revisions == {"kiosk/hall-1": 8}


@pytest.fixture(autouse=True)
def refusals_are_logged(request: pytest.FixtureRequest, expect_log: list[str]) -> None:
    if "old_and" in request.node.name or "nonsense" in request.node.name or "replay" in request.node.name:
        expect_log.append("is refused")


def test_a_replay_is_known_after_a_restart_and_after_all_was_taken_back(linked: Linked) -> None:
    linked.want(wish(7, pause=True))
    linked.tick()
    linked.want(b"")
    linked.agent = linked.begun()
    linked.want(wish(6, pause=False))
    linked.tick()
    assert linked.orders().given == ()
    linked.want(wish(7, pause=True), is_retained=False)
    linked.tick()
    assert linked.orders().marks() == {"pause": "kiosk/hall-1@7"}, "the very same may come back: a broker that restores"


@pytest.mark.parametrize(
    "payload",
    [
        b"nonsense",
        b"[" * 60_000,
        b" " * 100_000,
        b'{"revision": 1, "schema": 2}',
        b'{"revision": 0}',
        b'{"revision": 1, "shell": {"at": 1, "value": "rm"}}',
        b'{"revision": 1, "pause": {"at": 2, "value": true}}',
        b'{"revision": 1, "settings": {"at": 1, "value": {"deck": "/"}}}',
        b'{"revision": 1, "settings": {"at": 1, "value": {"operator_keys": "none"}}}',
        b'{"revision": 1, "settings": {"at": 1, "value": {"link": "/tmp"}}}',
        b'{"revision": 1, "pack": {"at": 1, "value": {"name": "../x"}}}',
        b"\xff\xfe",
    ],
)
def test_nonsense_is_refused_and_told(linked: Linked, payload: bytes) -> None:
    linked.want(payload)
    refused = status_in(linked).refused
    assert [it.source for it in refused] == ["kiosk/hall-1"]
    assert linked.exchange.orders() is None or linked.orders().given == ()


def test_a_restart_that_lay_there_before_this_kiosk_is_none_of_its_business(linked: Linked) -> None:
    linked.want(wish(4, restart=True, pause=True))
    linked.tick()
    assert linked.orders().marks() == {"pause": "kiosk/hall-1@4"}
    linked.want(wish(5, restart=True), is_retained=True)
    linked.tick()
    assert linked.orders().marks() == {"restart": "kiosk/hall-1@5"}


def test_outcomes_are_told_as_the_player_tells_them(linked: Linked) -> None:
    linked.want(wish(4, pause=True, settings={"idle_s": "1"}))
    linked.report(
        outcomes=(
            Outcome("settings", "kiosk/hall-1@4", Result.REFUSED, "idle_s: 10 or more"),
            Outcome("pause", "kiosk/hall-1@3", Result.DONE),
        )
    )
    outcomes = status_in(linked).outcomes
    assert (outcomes["settings"].result, outcomes["settings"].why) == ("refused", "idle_s: 10 or more")
    assert outcomes["pause"].result == "waiting", "that one was of an earlier revision"
    assert outcomes["pause"].at == 4


def file_of(linked: Linked) -> str:
    pack = linked.orders().wanted.pack
    assert pack is not None
    return pack.file


def test_a_pack_is_fetched_unless_it_is_here(tmp_path: Path) -> None:
    fetched: list[str] = []

    def download(pack: object, _: object) -> Path:
        fetched.append(str(pack))
        return tmp_path / "x.kioskpack"

    linked = Linked(tmp_path, download)
    linked.want(wish(1, pack=PACK.model_dump()))
    linked.report(packs=(PACK.hash,))
    linked.tick()
    assert file_of(linked) == ""
    assert not fetched
    linked.report(packs=())
    linked.tick()
    assert linked.fetcher._thread is not None
    linked.fetcher._thread.join()
    linked.tick()
    assert len(fetched) == 1
    assert file_of(linked) == "x.kioskpack"


def test_a_screenshot_is_asked_for_once_and_not_too_often(linked: Linked) -> None:
    ask = as_bytes(Screenshot(id="one"))
    linked.hear(ASK, ask, is_retained=True)
    linked.tick()
    assert linked.exchange.orders() is None, "a request that was kept is none"
    linked.hear(ASK, ask, is_retained=False)
    linked.tick()
    assert linked.orders().wanted.screenshot == "one"
    linked.exchange.write_screenshot("another", b"\xff\xd8old")
    assert "screenshot" not in linked.tick()
    linked.exchange.write_screenshot("one", b"\xff\xd8new")
    assert linked.tick()["screenshot"].payload == b"\xff\xd8new"
    linked.hear(ASK, ask, is_retained=False)
    linked.hear(ASK, as_bytes(Screenshot(id="two")), is_retained=False)
    linked.tick()
    assert linked.orders().given == (), "the first came before, the second too early"
    linked.tick(30)
    linked.hear(ASK, as_bytes(Screenshot(id="three")), is_retained=False)
    linked.tick()
    assert linked.orders().wanted.screenshot == "three"
    linked.tick(121)
    linked.tick()
    assert linked.orders().given == (), "nobody waits that long"


def test_visits_are_sent_until_the_broker_has_them(linked: Linked) -> None:
    linked.exchange.write_day(DAY)
    linked.agent.born()
    out = linked.tick()["visits/2026-11-27"]
    assert json.loads(out.payload)["languages"] == {"ky": 3}
    assert out.lasts_s == 35 * 86_400
    assert "visits/2026-11-27" in linked.tick(301), "it was not delivered"
    linked.agent.delivered(out.key)
    assert "visits/2026-11-27" not in linked.tick(301)
    linked.agent = linked.begun()
    linked.agent.born()
    assert "visits/2026-11-27" not in linked.tick(301)


def test_two_kiosks_of_one_name_say_so(linked: Linked) -> None:
    other = as_bytes(Presence(id="hall-1", up=True, machine="0123456789abcdef"))
    linked.hear("kiosk/1/from/hall-1/presence", linked.agent.born()[0].payload)
    assert status_in(linked).problems == ()
    linked.hear("kiosk/1/from/hall-1/presence", other)
    assert [problem.word for problem in status_in(linked).problems] == ["link_twin"]
    linked.tick(601)
    assert status_in(linked).problems == ()


def test_a_damaged_memory_begins_anew(linked: Linked, expect_log: list[str]) -> None:
    file = linked.folder / "state" / "link.json"
    linked.want(wish(2, pause=True))
    machine = Memory(file).now.machine
    file.write_text("{")
    expect_log.append("cannot be read, so it begins anew")
    fresh = Memory(file).now
    assert not fresh.seen
    assert fresh.machine != machine


def test_a_full_disk_is_told_once_and_nothing_is_lost_meanwhile(
    linked: Linked, expect_log: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.system.files.replace", full)
        expect_log += ["what was done cannot be noted", "cannot be told"]
        linked.want(wish(2, pause=True))
        linked.want(wish(3, pause=False))
        linked.tick()
        linked.tick()
    linked.tick()
    assert linked.orders().wanted.pause is False
    assert len([record for record in caplog.records if "cannot be told" in record.message]) == 1
