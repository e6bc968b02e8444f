"""A deck is rolled out from the desk: brought, planned, begun, watched, stopped and taken back; without a broker."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from flask.testing import FlaskClient
from support.desk import NOW, Answering, house, shelf, wanted_packs
from support.links import PACK
from support.packs import Maker
from support.packs import maker as made
from werkzeug.test import TestResponse

from kiosk.desk.app import application
from kiosk.desk.door import key_in, set_password
from kiosk.desk.driver import Driver
from kiosk.fleet import rollout
from kiosk.fleet.tower import Tower
from kiosk.fleet.wanting import changed
from kiosk.link.agent import Out
from kiosk.link.contract import Rollout, as_bytes
from kiosk.problems import CannotStartError

PASSWORD = "right and long"  # noqa: S105 - of tests
PATIENCE_S = 60


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return made(tmp_path)


@pytest.fixture
def tower() -> Answering:
    return house(Answering())


@pytest.fixture
def inside(tower: Answering, tmp_path: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch) -> Iterator[FlaskClient]:
    monkeypatch.setattr("kiosk.desk.rolling.SOAKS", {0: "no time", 86_400: "a day"})
    maker.pack("1.4")
    maker.pack("1.5")
    set_password(tmp_path / "desk.json", PASSWORD)
    app = application(
        cast("Tower", tower), shelf(maker.home / "packs"), key_in(tmp_path / "desk.json"), is_secure=False,
        now=lambda: NOW,
    )  # fmt: skip
    client = app.test_client()
    assert client.post("/login", data={"password": PASSWORD, "token": token(client)}).status_code == 302
    yield client
    for group in tower.fleet.groups():
        rollout.stop(cast("Tower", tower), group, "the test is over")


def token(client: FlaskClient, page: str = "/login") -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get(page).text)
    assert found is not None
    return found[1]


def post(client: FlaskClient, where: str, **form: Any) -> TestResponse:
    return client.post(where, data={"token": token(client, "/"), **form}, follow_redirects=True)


def begin(client: FlaskClient, **form: Any) -> TestResponse:
    given = {"pack": "facts-1.5.kioskpack", "to": "group/museum", "steps": "half", "soak": "0", **form}
    return post(client, "/begin", **given)


def noted(tower: Answering, state: str) -> Rollout:
    """The note of the roll-out, once it says so."""
    assert tower.wait_for(lambda fleet: "museum" in fleet.rollouts and fleet.rollouts["museum"].state == state, 60)
    return tower.fleet.rollouts["museum"]


def test_the_decks_there_are_and_what_differs(inside: FlaskClient) -> None:
    page = inside.get("/decks").text
    assert page.index("facts 1.5") < page.index("facts 1.4"), "the newest first"
    assert "museum (3 kiosks)" in page
    assert "2 different" in page
    assert re.search(
        r'nine-facts 1.3 <span class="odd">differs</span></th>\s*<td><b>1</b>: .*hall-3</a> \(gone\)', page
    )
    assert "/decks" in inside.get("/").text


def test_the_plan_says_who_gets_it_when_and_changes_nothing(inside: FlaskClient, tower: Answering) -> None:
    page = inside.get("/plan?pack=facts-1.5.kioskpack&to=group/museum&first=hall-2&steps=half").text
    stages = re.findall(r"<li><b>(.*?)</b>(.*?)</li>", page)
    assert [words for words, _ in stages] == ["1 kiosk", "1 kiosk", "1 kiosk"]
    assert "hall-2" in stages[0][1]
    assert "more, 3 in all" in stages[2][1]
    assert tower.said == []
    for wrong in ("pack=../../etc/passwd&to=group/museum", "pack=facts-1.5.kioskpack&to=group/none", "to=kiosk/none"):
        assert inside.get(f"/plan?{wrong}").location == "/decks"


def test_a_rollout_goes_on_by_itself_to_all(inside: FlaskClient, tower: Answering) -> None:
    assert "has begun" in begin(inside, first="hall-2").text
    noted(tower, "done")
    found = wanted_packs(tower)
    assert found[0] == "kiosk/hall-2 1.5"
    assert found[-1] == "group/museum 1.5"
    page = inside.get("/progress/museum").text
    assert "is complete" in page
    assert '<progress max="3" value="3"' in page
    assert page.count("plays it") == 3


def test_one_that_refuses_it_stops_it_and_a_step_back_takes_it_away(inside: FlaskClient, tower: Answering) -> None:
    tower.refuses["hall-2"] = "signed by a <key> that nobody trusts"
    begin(inside, first="hall-2")
    assert noted(tower, "stopped").stage == 0
    page = inside.get("/progress/museum").text
    assert "has stopped" in page
    assert "signed by a &lt;key&gt;" in page
    assert "Go on</button>" in page
    assert wanted_packs(tower) == ["kiosk/hall-2 1.5"]
    assert "what was before" in post(inside, "/progress/museum/back").text


def test_it_is_stopped_and_goes_on_where_it_was(inside: FlaskClient, tower: Answering) -> None:
    begin(inside, first="hall-2", soak="86400", steps="once")
    noted(tower, "going")
    assert tower.wait_for(lambda _: wanted_packs(tower), PATIENCE_S)
    page = inside.get("/progress/museum").text
    assert "Stop here" in page
    assert "does not go on" not in page
    assert "goes no further" in post(inside, "/progress/museum/stop").text
    note = noted(tower, "stopped")
    assert (note.why, note.first, note.soak_s) == ("stopped at the desk", ("hall-2",), 86_400)
    tower.gathering.take(tower.topics.rollout("museum"), as_bytes(note.model_copy(update={"stage": 1})))
    assert "It goes on." in post(inside, "/progress/museum/go-on").text
    noted(tower, "done")
    assert wanted_packs(tower)[-1] == "group/museum 1.5"


def test_what_another_has_begun_is_shown_and_can_be_taken_over(inside: FlaskClient, tower: Answering) -> None:
    note = Rollout(group="museum", pack=PACK, stages=(1, 3), stage=1, state="going")
    tower.gathering.take(tower.topics.rollout("museum"), as_bytes(note))
    page = inside.get("/progress/museum").text
    assert "This desk does not go on with it" in page
    post(inside, "/progress/museum/go-on")
    noted(tower, "done")
    assert inside.get("/progress/none").status_code == 404


def test_a_kiosk_alone_gets_a_deck_and_one_with_its_own_is_left_alone(inside: FlaskClient, tower: Answering) -> None:
    page = begin(inside, to="kiosk/hall-1").text
    assert "plays it once nobody touches it" in page
    assert wanted_packs(tower) == ["kiosk/hall-1 1.5"]
    tower.say(Out(tower.topics.desired("kiosk/hall-2"), as_bytes(changed(tower.fleet, "kiosk/hall-2", pack=PACK))))
    page = inside.get("/plan?pack=facts-1.5.kioskpack&to=group/museum").text
    assert "Another deck is wanted of hall-2, which keeps it" in page
    assert "facts 1.4 to group" not in page


def test_a_lower_version_is_told_before_it_is_refused(inside: FlaskClient, tower: Answering) -> None:
    begin(inside, to="kiosk/hall-1")
    asked = "/plan?pack=facts-1.4.kioskpack&to=group/museum"
    assert "refuses this one" in inside.get(asked).text
    assert "refuses this one" not in inside.get(f"{asked}&back=1").text
    begin(inside, pack="facts-1.4.kioskpack", back="1", steps="once")
    noted(tower, "done")
    assert tower.fleet.rollouts["museum"].pack.back


def test_the_broker_is_gone_for_a_while(
    tower: Answering, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    expect_log.append("waits for the broker")
    lost = iter((True, False))
    say = tower.say

    def sometimes(out: Out) -> None:
        if next(lost, False):
            raise CannotStartError("the broker does not answer")
        say(out)

    monkeypatch.setattr(tower, "say", sometimes)
    driver = Driver(cast("Tower", tower), again_s=0)
    driver.begin("museum", PACK, (("hall-1", "hall-2", "hall-3"),), rollout.Manner(soak_s=0, look_s=0.05))
    noted(tower, "done")
    assert tower.wait_for(lambda _: not driver.drives("museum"), PATIENCE_S)


def test_a_pack_is_brought_and_nothing_else(inside: FlaskClient, maker: Maker) -> None:
    pack = maker.pack("1.6").read_bytes()
    (maker.home / "packs" / "facts-1.6.kioskpack").unlink()
    assert "facts 1.6 is there" in post(inside, "/bring", file=(BytesIO(pack), "../../evil.sh")).text
    assert (maker.home / "packs" / "facts-1.6.kioskpack").read_bytes() == pack
    for wrong in (b"", b"#!/bin/sh\n", pack[:-1], pack[:-1] + b"x", pack + b"x"):
        page = post(inside, "/bring", file=(BytesIO(wrong), "facts-1.6.kioskpack")).text
        assert 'class="note bad"' in page
    other = maker.pack("1.6", settings=b"idle_s: 30\n", name="facts").read_bytes()
    (maker.home / "packs" / "facts-1.6.kioskpack").write_bytes(pack)
    assert "another facts 1.6 is there" in post(inside, "/bring", file=(BytesIO(other), "x")).text
    names = sorted(file.name for file in (maker.home / "packs").iterdir())
    assert names == ["facts-1.4.kioskpack", "facts-1.5.kioskpack", "facts-1.6.kioskpack"]
    assert not list(maker.home.rglob("evil*"))


def test_without_a_folder_the_page_says_what_is_missing(tower: Answering, tmp_path: Path) -> None:
    from kiosk.desk.shelf import Shelf  # noqa: PLC0415
    from kiosk.fleet.config import FleetConfig  # noqa: PLC0415

    set_password(tmp_path / "desk.json", PASSWORD)
    bare = Shelf(FleetConfig.model_validate({"broker": "mqtts://broker.example"}))
    client = application(cast("Tower", tower), bare, key_in(tmp_path / "desk.json"), is_secure=False).test_client()
    client.post("/login", data={"password": PASSWORD, "token": token(client)})
    assert "packs_folder" in client.get("/decks").text
    assert "names no packs_folder" in post(client, "/bring", file=(BytesIO(b"x"), "x")).text
