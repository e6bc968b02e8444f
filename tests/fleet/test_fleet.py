"""`kiosk fleet` at a real broker, with links that answer like kiosks."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from paho.mqtt.client import MQTTMessage
from support.broker import PASSWORD, Broker, Ear, needs_mosquitto, running, waited
from support.command import called
from support.desk import Said
from support.links import PACK, Linked
from support.packs import maker

from kiosk.exchange import Outcome, Result
from kiosk.fleet import rollout, wanting, wishing
from kiosk.fleet.config import FleetConfig
from kiosk.fleet.overview import Fleet, Health, health
from kiosk.fleet.stages import stages
from kiosk.fleet.tower import Tower
from kiosk.link.agent import Out
from kiosk.link.contract import Heartbeat, Pack, as_bytes
from kiosk.problems import CannotStartError

pytestmark = needs_mosquitto
NAMES = tuple(f"hall-{number}" for number in range(1, 5))
MANNER = rollout.Manner(soak_s=0, patience_s=60, look_s=0.05)


class House:
    """Four kiosks at a broker. Each does what is wanted of it at once, unless it `refuses` a pack."""

    def __init__(self, broker: Broker, folder: Path) -> None:
        self.broker, self.refuses = broker, dict[str, str]()
        self.kiosks = {name: Linked(folder / name, name=name, groups=["all"]) for name in NAMES}
        self.voice = Ear(broker, "house", "kiosk/1/to/#")
        self.voice.client.on_message = self._hear
        self.lock = threading.Lock()
        for name in NAMES:
            self.speak(name, self.kiosks[name].agent.born())

    def speak(self, name: str, more: list[Out] | None = None) -> None:
        """The kiosk says what is due."""
        linked = self.kiosks[name]
        plays = {"pack": "", "pack_version": "", "pack_hash": ""}
        orders = linked.exchange.orders()
        if orders and orders.wanted.pack and name not in self.refuses:
            pack = orders.wanted.pack
            plays = {"pack": pack.name, "pack_version": pack.version, "pack_hash": pack.hash}
        linked.report(**plays, packs=(PACK.hash, "c" * 32), outcomes=self._outcomes(name))
        linked.now = type(linked.now)(linked.now.clock, linked.now.at_s + 1)
        for out in [*(more or []), *linked.agent.tick(linked.now, is_connected=True)]:
            self.voice.client.publish(out.topic, out.payload, out.qos, out.is_retained)

    def _outcomes(self, name: str) -> tuple[Outcome, ...]:
        orders = self.kiosks[name].exchange.orders()
        marks = orders.marks() if orders else {}
        why = self.refuses.get(name, "")
        found = []
        for field, mark in marks.items():
            is_refused = field == "pack" and why
            found.append(Outcome(field, mark, Result.REFUSED if is_refused else Result.DONE, why if is_refused else ""))
        return tuple(found)

    def _hear(self, _: object, __: object, message: MQTTMessage) -> None:
        with self.lock:
            for name, linked in self.kiosks.items():
                linked.hear(message.topic, bytes(message.payload), is_retained=message.retain)
                if linked.agent._asked:
                    linked.exchange.write_screenshot(linked.agent._asked, b"\xff\xd8of " + name.encode())
                self.speak(name)
                self.speak(name)

    def wanted(self, name: str) -> Any:
        orders = self.kiosks[name].exchange.orders()
        return orders.wanted if orders else None


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    folder = tmp_path_factory.mktemp("broker")
    with running(folder, ("keeper", "house", "onlooker"), "user house\ntopic readwrite kiosk/1/#\n") as broker:
        yield broker


@pytest.fixture
def house(broker: Broker, tmp_path: Path) -> Iterator[House]:
    house = House(broker, tmp_path)
    yield house
    clearing = Ear(broker, "house", "kiosk/1/#")
    clearing.say("kiosk/1/to/end", b"x", retain=False)
    clearing.wait_for(lambda message: message.topic == "kiosk/1/to/end", "the end")
    house.voice.close()
    for topic in {message.topic for message in clearing.heard if message.retain}:
        clearing.say(topic, b"")
    clearing.close()


@pytest.fixture
def settings(broker: Broker, tmp_path: Path) -> Path:
    file = tmp_path / "fleet.yaml"
    file.write_text(
        f"broker: {broker.url}\nuser: keeper\npassword_file: {broker.password_file}\nca_file: {broker.ca}\n"
        "packs_url: https://packs.example/\n"
    )
    return file


@pytest.fixture
def tower(broker: Broker, house: House) -> Iterator[Tower]:  # noqa: ARG001 - first
    opened = Tower(config(broker)).open()
    yield opened
    opened.close()


def config(broker: Broker, user: str = "keeper") -> FleetConfig:
    return FleetConfig.model_validate(
        {"broker": broker.url, "user": user, "password_file": broker.password_file, "ca_file": broker.ca}
    )


def playing(house: House, pack: Pack) -> set[str]:
    found = {name: linked.exchange.report() for name, linked in house.kiosks.items()}
    return {name for name, report in found.items() if report and report.pack_hash == pack.hash}


def test_a_pack_goes_out_in_stages_and_comes_back(house: House, tower: Tower, settings: Path) -> None:
    said: list[str] = []
    plan = stages(NAMES, PACK, ["hall-3"], ["50%"])
    seen: list[set[str]] = []

    def tell(line: str) -> None:
        said.append(line)
        if line.startswith("stage"):
            seen.append(playing(house, PACK))

    rollout.roll_out(tower, "all", PACK, plan, MANNER, tell)
    assert playing(house, PACK) == set(NAMES)
    assert [len(names) for names in seen] == [0, 1, 2], "each stage begins when the one before plays it"
    assert said[0] == "stage 1 of 3: 1 of 4 kiosks"
    assert tower.wait_for(lambda fleet: fleet.rollouts["all"].state == "done", 60)
    assert set(tower.fleet.desired) >= {"group/all", "kiosk/hall-3"}
    assert not any(desired.entries() for source, desired in tower.fleet.desired.items() if source != "group/all")
    older = PACK.model_copy(update={"version": "1.3", "hash": "c" * 32})
    rollout.roll_out(tower, "all", older, stages(NAMES, older, [], []), MANNER, tell)
    done = called("fleet", "rollback", "all", "--config", settings)
    assert (done.returncode, done.stdout) == (0, "wanted of 4 kiosks: nine-facts 1.4\n"), done.stderr
    assert tower.wait_for(lambda _: playing(house, PACK) == set(NAMES), 60)


def test_a_refusal_stops_it_and_a_rollback_takes_it_from_those_that_have_it(house: House, tower: Tower) -> None:
    older = PACK.model_copy(update={"version": "1.3", "hash": "c" * 32})
    rollout.roll_out(tower, "all", older, stages(NAMES, older, [], []), MANNER, lambda _: None)
    plan = stages(NAMES, PACK, ["hall-1"], ["75%"])
    house.refuses[plan[1][-1]] = "signed by a key that this kiosk does not trust"
    with pytest.raises(rollout.StoppedError, match="does not trust"):
        rollout.roll_out(tower, "all", PACK, plan, MANNER, lambda _: None)
    assert tower.wait_for(lambda fleet: fleet.rollouts["all"].state == "stopped", 60)
    assert playing(house, PACK) < set(plan[1])
    assert plan[2][-1] not in playing(house, PACK)
    house.refuses.clear()
    pack, names = rollout.roll_back(tower, "all")
    assert pack is None
    assert set(names) == set(plan[1])
    assert tower.wait_for(lambda _: playing(house, older) == set(NAMES), 60)


@pytest.mark.parametrize("how", ["stopped", "taken back", "another"])
def test_whoever_goes_on_with_it_obeys_whoever_ends_it(house: House, tower: Tower, broker: Broker, how: str) -> None:
    plan, ended = stages(NAMES, PACK, ["hall-1"], []), list[rollout.StoppedError]()
    long = rollout.Manner(soak_s=1000, patience_s=60, look_s=0.05)
    newer = PACK.model_copy(update={"version": "1.5", "hash": "d" * 32})

    def go_on() -> None:
        try:
            rollout.roll_out(tower, "all", PACK, plan, long, lambda _: None)
        except rollout.StoppedError as error:
            ended.append(error)

    thread = threading.Thread(target=go_on)
    thread.start()
    other = Tower(config(broker)).open()
    try:
        assert other.wait_for(lambda _: playing(house, PACK) == {"hall-1"}, 60)
        if how == "stopped":
            rollout.stop(other, "all", "somebody says so")
        elif how == "taken back":
            rollout.roll_back(other, "all")
        else:
            rollout.roll_out(other, "all", newer, stages(NAMES, newer, [], []), MANNER, lambda _: None)
        thread.join(60)
        assert not thread.is_alive()
        assert isinstance(ended[0], rollout.EndedError)
        found = other.fleet.rollouts["all"]
        expected = {"stopped": "somebody says so", "taken back": "rolled back", "another": ""}
        assert (found.why, found.state) == (expected[how], "done" if how == "another" else "stopped")
    finally:
        other.close()


def test_the_commands(house: House, settings: Path, tmp_path: Path) -> None:
    for linked in house.kiosks.values():
        linked.exchange.write_screenshot("none", b"\xff\xd8early")
    at = ("--config", settings)
    status = called("fleet", "status", *at)
    assert status.stdout.splitlines()[-1] == "4 up"
    assert status.returncode == 0
    said = called("fleet", "say", "all", "--headline", "en=Back at three", "--until", "2030-01-01T00:00+00:00", *at)
    assert said.stdout.startswith("wanted of 4 kiosks"), said.stderr
    for arguments in (["pause", "hall-1"], ["set", "all", "idle_s=45"], ["restart", "hall-2"]):
        done = called("fleet", *arguments, *at)
        assert done.returncode == 0, done.stderr
    done = called("fleet", "screenshot", "hall-2", "--out", tmp_path / "x.jpg", *at)
    assert (tmp_path / "x.jpg").read_bytes() == b"\xff\xd8of hall-2", done.stderr
    wanted = house.wanted("hall-1")
    assert (wanted.pause, wanted.settings, wanted.message.headline) == (True, {"idle_s": "45"}, {"en": "Back at three"})
    assert house.wanted("hall-2").restart
    assert called("fleet", "report", *at).stdout == "no visits\n"
    assert json.loads(called("fleet", "report", "--format", "json", *at).stdout)["visits"] == 0
    assert called("fleet", "watch", "--once", *at).returncode == 0


def test_what_is_wanted_of_a_group_reaches_who_was_told_something_alone(house: House, settings: Path) -> None:
    def do(*command: str) -> str:
        done = called("fleet", *command, "--config", settings)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def of(name: str) -> tuple[str, object]:
        orders = house.kiosks[name].exchange.orders()
        assert orders
        return orders.marks().get("restart", ""), orders.wanted.pause

    do("restart", "hall-1")
    do("pause", "hall-1", "--end")
    assert do("restart", "all").startswith("wanted of 4 kiosks")
    assert "else" not in do("pause", "all")
    waited(lambda: of("hall-1") == of("hall-2"), "the group's wishes")
    assert of("hall-1") == ("group/all@1", True)
    do("pause", "hall-1")
    assert "something else is wanted of hall-1, which counts more" in do("pause", "all", "--end")
    waited(lambda: of("hall-2")[1] is False, "the end of the pause")
    assert of("hall-1")[1] is True


def test_wrong_commands_are_told_in_a_line_and_do_nothing(house: House, settings: Path, tmp_path: Path) -> None:
    pack, other, odd = maker(tmp_path).pack(), tmp_path / "passwords", tmp_path / "my deck #1.kioskpack"
    other.write_text("secret")
    odd.write_bytes(pack.read_bytes())
    served = tmp_path / "served"
    served.mkdir()
    settings.write_text(settings.read_text().replace("packs.example", "localhost:1") + f"packs_folder: {served}\n")
    wrongs: dict[str, list[list[str]]] = {
        "nobody has heard of": [
            *(["pause", "nobody"], ["status", "kiosk/hall-9"], ["status", "group/none"], ["report", "all", "nobody"]),
            ["publish", str(other), "--to", "nobody"],
        ],
        "nothing.kioskpack cannot be read": [["publish", "nothing.kioskpack", "--to", "all"]],
        "this is not a pack": [["publish", str(other), "--to", "all"]],
        "no address of a file": [["publish", str(pack), "--to", "all", "--url", url] for url in ("http://a/b", "a b")],
        "my%20deck%20%231.kioskpack cannot be reached": [["publish", str(odd), "--to", "all"]],
        "is not in the range": [
            ["publish", str(pack), "--to", "all", option, value]
            for option, value in (("--spread", "86401"), ("--soak", "-1"), ("--patience", "0"), ("--share", "0"))
        ],
        "--headline, or --nothing": [["say", "all"], ["say", "all", "--nothing", "--text", "en=x"]],
        "en is given twice": [["say", "all", "--headline", "en=x", "--headline", "en=y"]],
        "not of the form LANG=TEXT": [["say", "all", "--headline", "x"]],
        "is over already": [["say", "all", "--headline", "en=x", "--until", "2020-01-01"]],
        "not of the form NAME=VALUE": [["set", "all", "idle_s"]],
        "cannot be set from afar": [["set", "all", "deck=/"], ["set", "all", "idle_s=45", "packs=1"]],
        "idle_s=1: ": [["set", "all", "idle_s=1"]],
        "countdown_s=1: ": [["set", "all", "idle_s=45", "countdown_s=1"]],
        "is not a day": [["report", "--from", "yesterday"], ["report", "--to", "2026-13-01"]],
        "is after": [["report", "--from", "2026-11-02", "--to", "2026-11-01"]],
    }  # fmt: skip
    for why, commands in wrongs.items():
        for command in commands:
            done = called("fleet", *command, "--config", settings)
            assert done.returncode == 2, command
            assert why in done.stderr or why == "is not in the range", (command, done.stderr)
            assert done.stderr.startswith("kiosk: ") or "Invalid value" in done.stderr, (command, done.stderr)
            assert "Traceback" not in done.stderr
    assert [file.name for file in served.iterdir()] == [odd.name], "what is no pack is served to nobody"
    assert all(house.wanted(name) is None for name in NAMES)


class Late(Said):
    """A broker that has taken a message before it passes it on."""

    def say(self, out: Out) -> None:
        self.said.append(out)

    def wait_for(self, found: Callable[[Fleet], Any], seconds: float) -> Any:
        for out in self.said:
            self.gathering.take(out.topic, out.payload)
        return super().wait_for(found, seconds)


def test_wishes_that_follow_each_other_at_once_each_have_a_revision() -> None:
    tower = Late()
    tower.up("hall-1")
    revisions = [wishing.wish(cast("Tower", tower), "kiosk/hall-1", pause=it).revision for it in (True, False, True)]
    assert revisions == [1, 2, 3]


def test_a_refused_pack_is_given_anew_by_the_same_command(house: House, tower: Tower) -> None:
    plan = stages(NAMES, PACK, ["hall-1"], [])
    house.refuses = dict.fromkeys(NAMES, "it is signed with a key that this kiosk does not trust")
    for _ in range(2):
        with pytest.raises(rollout.StoppedError, match="hall-1: it is signed"):
            rollout.roll_out(tower, "all", PACK, plan, MANNER, lambda _: None)
    before = tower.fleet.desired["kiosk/hall-1"].revision
    house.refuses.clear()  # somebody has gone there, and trusts the key
    rollout.roll_out(tower, "all", PACK, plan, MANNER, lambda _: None)
    assert playing(house, PACK) == set(NAMES)
    assert tower.fleet.desired["kiosk/hall-1"].revision > before


def test_what_could_not_be_said_is_not_said_later(tmp_path: Path) -> None:
    own: Tower

    def pause(name: str) -> None:
        rollout.publish(own, f"kiosk/{name}", wanting.changed(own.fleet, f"kiosk/{name}", pause=True))

    with running(tmp_path, ("keeper",)) as broker:
        own = Tower(config(broker)).open()
        try:
            broker.stop()
            waited(lambda: not own.is_connected, "the end of the connection")
            with pytest.raises(CannotStartError, match="cannot be reached"):
                pause("hall-1")
            broker.start()
            waited(lambda: own.is_connected, "the connection")
            pause("hall-2")
            waited(lambda: "kiosk/hall-2" in own.fleet.desired, "what is wanted")
            assert "kiosk/hall-1" not in own.fleet.desired
        finally:
            own.close()


def test_a_heartbeat_that_stays_away_is_missed_by_who_listens_all_the_time(house: House, tower: Tower) -> None:
    """The broker forgets it then, and tells nobody."""
    beat = as_bytes(Heartbeat(id="hall-1", uptime_s=1))
    late, up = Health.LATE, Health.UP

    def how() -> Health:
        with tower.hearing:
            return health(tower.fleet.kiosks["hall-1"], datetime.now(UTC))

    assert how() is up
    ear = Ear(house.broker, "house")
    ear.say("kiosk/1/from/hall-1/heartbeat", beat, lasts_s=1)
    waited(lambda: how() is late, "that it is late")
    ear.say("kiosk/1/from/hall-1/heartbeat", beat, lasts_s=1000)
    waited(lambda: how() is up, "that it is up")
    ear.close()


def test_a_user_who_may_only_look_is_told_so(broker: Broker, house: House) -> None:  # noqa: ARG001
    with pytest.raises(CannotStartError, match="may this user"):
        Tower(config(broker, "onlooker"), patience_s=0.5).open()


def test_a_wrong_password_is_told(broker: Broker, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text(PASSWORD + "!")
    wrong = config(broker).model_copy(update={"password_file": tmp_path / "wrong"})
    with pytest.raises(CannotStartError, match="authori"):
        Tower(wrong).open()


def test_settings_with_mistakes_are_told_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "fleet.yaml"
    file.write_text("broker: mqtt://plain.example\npack_url: x\n")
    done = called("fleet", "status", "--config", file)
    assert done.returncode == 2
    assert f"{file}:1:" in done.stdout
    assert f"{file}:2:" in done.stdout
