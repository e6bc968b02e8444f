"""A link at a real broker, over TLS and under the rules that docs/fleet shows."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from paho.mqtt.client import MQTTMessage
from support.broker import PATIENCE_S, Broker, Ear, needs_mosquitto, running, waited
from support.links import REPORT, wish

from kiosk.exchange import Exchange, Report
from kiosk.fleet.tower import Tower
from kiosk.link.config import LinkConfig
from kiosk.link.connection import client
from kiosk.link.contract import Screenshot, as_bytes
from kiosk.link.running import Running, agent_for
from kiosk.problems import CannotStartError
from kiosk.system import clock

pytestmark = needs_mosquitto
SAID = "kiosk/1/from/hall-1"


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    with running(tmp_path_factory.mktemp("broker"), ("hall-1", "hall-2", "keeper", "onlooker")) as broker:
        yield broker


@pytest.fixture
def keeper(broker: Broker) -> Iterator[Ear]:
    ear = Ear(broker, "keeper", "kiosk/1/#")
    yield ear
    for topic in {message.topic for message in ear.heard}:
        ear.say(topic, b"")
    ear.close()


def config(broker: Broker, folder: Path, **more: object) -> LinkConfig:
    return LinkConfig.model_validate(
        {
            "name": "hall-1",
            "broker": broker.url,
            "user": "hall-1",
            "password_file": broker.password_file,
            "ca_file": broker.ca,
            "groups": ["north"],
            "exchange": folder,
            "home_assistant": "homeassistant",
            "metrics_file": folder / "kiosk.prom",
            **more,
        }
    )


@contextmanager
def link(broker: Broker, folder: Path, **more: object) -> Iterator[Exchange]:
    """A link that runs on a thread, and its exchange with the player."""
    chosen = config(broker, folder, **more)
    link = Running(agent_for(chosen, folder / "state"), tick_s=0.02)
    thread = threading.Thread(target=link.run)
    thread.start()
    try:
        yield Exchange(folder)
    finally:
        link.end()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


def said(what: str, **values: object) -> "Wanted":
    return Wanted(f"{SAID}/{what}", values)


class Wanted:
    """Whether a message has this topic and these values."""

    def __init__(self, topic: str, values: dict[str, object]) -> None:
        self.topic, self.values = topic, values

    def __call__(self, message: MQTTMessage) -> bool:
        if message.topic != self.topic or not message.payload:
            return False
        found = json.loads(message.payload)
        return all(found.get(name) == value for name, value in self.values.items())


def test_birth_wish_outcome_picture_and_farewell(broker: Broker, keeper: Ear, tmp_path: Path) -> None:
    onlooker = Ear(broker, "onlooker", "homeassistant/#")
    with link(broker, tmp_path) as exchange:
        at = clock.now()
        exchange.write_report(_report(at))
        keeper.wait_for(said("presence", up=True), "the birth")
        keeper.wait_for(said("heartbeat"), "a heartbeat")
        keeper.wait_for(said("status", state="playing", screen=REPORT.screen), "the status")
        keeper.say("kiosk/1/to/group/north/desired", wish(3, pause=True))
        keeper.wait_for(said("status", revisions={"group/north": 3}), "the revision")
        orders = waited(exchange.orders, "the orders")
        assert orders.marks() == {"pause": "group/north@3"}
        keeper.say("kiosk/1/to/kiosk/hall-1/ask", as_bytes(Screenshot(id="x1")), retain=False)
        waited(lambda: (exchange.orders() or orders).wanted.screenshot == "x1", "the request")
        exchange.write_screenshot("x1", b"\xff\xd8picture")
        keeper.wait_for(lambda m: m.topic == f"{SAID}/screenshot" and m.payload == b"\xff\xd8picture", "the picture")
        found = onlooker.wait_for(lambda m: m.topic == "homeassistant/device/hall-1/config", "the discovery")
        assert set(json.loads(found.payload)["components"]) >= {"state", "deck", "problems"}
        text = waited(lambda: (tmp_path / "kiosk.prom").exists() and (tmp_path / "kiosk.prom").read_text(), "metrics")
        assert 'kiosk_up{kiosk="hall-1"} 1' in text
    keeper.wait_for(said("presence", up=False), "the farewell")
    onlooker.say("homeassistant/device/hall-1/config", b"")
    onlooker.close()


def test_a_broker_that_goes_and_comes_back_hears_all_again(
    tmp_path: Path, expect_log: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    expect_log.append("cannot be reached")
    with running(tmp_path, ("hall-1", "keeper")) as broker, link(broker, tmp_path / "kiosk") as exchange:
        first = Ear(broker, "keeper", "kiosk/1/#")
        first.wait_for(said("presence", up=True), "the birth")
        first.close()
        broker.stop()
        waited(lambda: "cannot be reached" in caplog.text, "the reason")
        exchange.write_report(_report(clock.now(), state="paused"))
        broker.start()  # it has forgotten everything
        second = Ear(broker, "keeper", "kiosk/1/#")
        second.wait_for(said("presence", up=True), "the second birth")
        second.wait_for(said("status", state="paused"), "the status of meanwhile")
        second.say("kiosk/1/to/kiosk/hall-1/desired", wish(1, pause=True))
        second.wait_for(said("status", revisions={"kiosk/hall-1": 1}), "the wish")
        second.close()


def test_a_topic_that_is_no_text_and_a_flood_end_nothing(broker: Broker, tmp_path: Path) -> None:
    """A broker that is taken over may send anything; paho's thread would end by what its callback raises."""
    link = Running(agent_for(config(broker, tmp_path), tmp_path / "state"))
    tower = Tower(config(broker, tmp_path))
    for callback in (link._message, tower._message):
        callback(tower._client, None, MQTTMessage(topic=b"kiosk/1/from/\xff/status"))
        for _ in range(1200):
            callback(tower._client, None, MQTTMessage(topic=b"kiosk/1/from/hall-1/presence"))
    link._agent.close()


def test_what_is_far_too_large_is_left_at_the_broker(
    keeper: Ear, broker: Broker, tmp_path: Path, expect_log: list[str]
) -> None:
    expect_log.append("what is wanted by group/north is refused")
    with link(broker, tmp_path):
        keeper.wait_for(said("status"), "the status")
        keeper.say("kiosk/1/to/kiosk/hall-1/desired", b" " * 499_000)
        keeper.say("kiosk/1/to/group/north/desired", b" " * 100_000)
        found = keeper.wait_for(lambda m: said("status")(m) and json.loads(m.payload)["refused"], "the refusal")
        assert [it["source"] for it in json.loads(found.payload)["refused"]] == ["group/north"]


def test_a_kiosk_can_neither_speak_for_another_nor_hear_its_wishes(broker: Broker, keeper: Ear) -> None:
    other = Ear(broker, "hall-2", "kiosk/1/to/kiosk/#", "kiosk/1/from/#")
    other.say(f"{SAID}/presence", b'{"forged": 1}')
    other.say("kiosk/1/to/group/north/desired", wish(9, pause=True))
    keeper.say("kiosk/1/to/kiosk/hall-1/desired", wish(4, pause=True))
    keeper.say("kiosk/1/to/kiosk/hall-2/desired", wish(5, pause=True))
    other.wait_for(lambda m: m.topic == "kiosk/1/to/kiosk/hall-2/desired", "its own wish")
    assert {message.topic for message in other.heard} == {"kiosk/1/to/kiosk/hall-2/desired"}
    wanted = {message.topic for message in keeper.heard if "/to/" in message.topic}
    assert wanted == {"kiosk/1/to/kiosk/hall-1/desired", "kiosk/1/to/kiosk/hall-2/desired"}
    assert not any(b"forged" in message.payload for message in keeper.heard)
    other.close()


# paho leaves a socket whose handshake failed to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_wrong_password_and_an_unknown_authority_are_told(
    broker: Broker, tmp_path: Path, caplog: pytest.LogCaptureFixture, expect_log: list[str]
) -> None:
    expect_log += ["the broker refuses this kiosk", "certificate verify failed"]
    caplog.set_level("INFO")
    (tmp_path / "wrong").write_text("wrong\n")
    with link(broker, tmp_path, password_file=tmp_path / "wrong"):
        waited(lambda: "refuses this kiosk" in caplog.text, "the refusal")
    with link(broker, tmp_path, ca_file=None):
        waited(lambda: "certificate verify failed" in caplog.text, "the reason")


def test_files_that_cannot_be_used_are_named(broker: Broker, tmp_path: Path) -> None:
    for name in ("password_file", "ca_file"):
        with pytest.raises(CannotStartError, match="missing"):
            client(config(broker, tmp_path, **{name: tmp_path / "missing"}), "x")


def _report(at: clock.Moment, **more: Any) -> Report:
    return replace(REPORT, **{"boot": at.clock, "at_s": at.at_s, **more})
