"""The desk's page: who may come in, what it shows, what its forms do; without a broker and without a browser."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from flask.testing import FlaskClient
from support.desk import NOW, PICTURE, Said, house
from werkzeug.test import TestResponse

from kiosk.desk.app import application
from kiosk.desk.door import Door, key_in, set_password
from kiosk.desk.shelf import Shelf
from kiosk.fleet.config import FleetConfig
from kiosk.fleet.tower import Tower
from kiosk.link.contract import Desired, understood
from kiosk.problems import CannotStartError

SHELF = Shelf(FleetConfig.model_validate({"broker": "mqtts://broker.example"}))
PASSWORD = "right and long"  # noqa: S105 - of tests


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "desk.json"
    set_password(file, PASSWORD)
    return file


@pytest.fixture
def tower() -> Said:
    return house(Said())


@pytest.fixture
def client(tower: Said, key_file: Path) -> FlaskClient:
    app = application(cast("Tower", tower), SHELF, key_in(key_file), is_secure=False, now=lambda: NOW)
    return app.test_client()


@pytest.fixture
def inside(client: FlaskClient) -> FlaskClient:
    assert login(client, PASSWORD).status_code == 302
    return client


def token(client: FlaskClient, page: str = "/login") -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get(page).text)
    assert found is not None
    return found[1]


def login(client: FlaskClient, password: str) -> TestResponse:
    return client.post("/login", data={"password": password, "token": token(client)})


@pytest.fixture
def do(inside: FlaskClient) -> Callable[..., TestResponse]:
    def do(what: str, **form: Any) -> TestResponse:
        return inside.post(f"/do/{what}", data={"token": token(inside, "/"), **form}, follow_redirects=True)

    return do


def test_nobody_comes_in_without_the_password(client: FlaskClient, tower: Said) -> None:
    for page in (
        "/",
        "/visits",
        "/visits.csv",
        "/kiosk/hall-1",
        "/picture/hall-1.jpg",
        "/decks",
        "/plan",
        "/progress/x",
    ):
        assert client.get(page).location == "/login"
    assert client.post("/do/kiosk/hall-1/pause", data={"token": token(client)}).location == "/login"
    assert login(client, "wrong").status_code == 403
    assert client.get("/").location == "/login"
    assert tower.said == []
    assert login(client, PASSWORD).location == "/"
    assert client.get("/").status_code == 200
    client.post("/logout", data={"token": token(client, "/")})
    assert client.get("/").location == "/login"


def test_a_form_of_another_site_does_nothing(inside: FlaskClient, tower: Said) -> None:
    good = token(inside, "/")
    for form, head in (
        ({}, {}),
        ({"token": "0" * 32}, {}),
        ({"token": good}, {"Origin": "https://evil.example"}),
        ({"token": good}, {"Origin": "http://localhost.evil.example"}),
    ):
        assert inside.post("/do/kiosk/hall-1/pause", data=form, headers=head).status_code == 403
    assert tower.said == []
    own = inside.post("/do/kiosk/hall-1/pause", data={"token": good}, headers={"Origin": "http://localhost"})
    assert own.status_code == 302
    assert len(tower.said) == 1


def test_a_form_of_another_site_logs_nobody_out(inside: FlaskClient) -> None:
    """It comes without the cookie; an answer that set another one would end the session."""
    for place in ("/do/kiosk/hall-1/pause", "/login", "/logout", "/nowhere"):
        answer = inside.application.test_client().post(place, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403
        assert "Set-Cookie" not in answer.headers


def test_the_cookie_and_the_headers_are_strict(client: FlaskClient, tower: Said, key_file: Path) -> None:
    found = login(client, PASSWORD)
    assert "HttpOnly" in found.headers["Set-Cookie"]
    assert "SameSite=Lax" in found.headers["Set-Cookie"]
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy, "there is none"
    assert "frame-ancestors 'none'" in policy
    assert client.get("/").headers["Cache-Control"] == "no-store"
    secure = application(cast("Tower", tower), SHELF, key_in(key_file), is_secure=True).test_client()
    assert "Secure" in secure.get("/login", base_url="https://localhost").headers["Set-Cookie"]


def test_many_wrong_passwords_make_everybody_wait(key_file: Path) -> None:
    now = 0.0
    door = Door(key_in(key_file), lambda: now)
    for _ in range(6):
        door.opens("wrong")
    assert door.wait_s() > 0
    assert not door.opens(PASSWORD)
    now = 400.0
    assert door.opens(PASSWORD)
    assert door.wait_s() == 0


def test_whoever_tries_for_days_still_has_to_wait(key_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise VerificationError

    monkeypatch.setattr(PasswordHasher, "verify", refuse)
    now = 0.0
    door = Door(key_in(key_file), lambda: now)
    for _ in range(2000):
        assert not door.opens("wrong")
        now += door.wait_s()
    assert not door.opens("wrong")
    assert door.wait_s() == 300


def test_without_a_password_there_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(CannotStartError, match="kiosk desk --password"):
        key_in(tmp_path / "none")
    with pytest.raises(ValueError, match="at least"):
        set_password(tmp_path / "none", "short")


def test_the_wall_shows_those_with_trouble_first_and_what_differs(inside: FlaskClient) -> None:
    page = inside.get("/?group=museum").text
    places = [page.index(f"/kiosk/{name}") for name in ("hall-2", "hall-3", "hall-1")]
    assert places == sorted(places)
    assert page.count("differs") == 1
    assert "12 visits today" in page
    assert 'src="/picture/hall-1.jpg"' in page
    assert inside.get("/picture/hall-1.jpg").data == PICTURE
    assert inside.get("/picture/hall-2.jpg").status_code == 404
    assert inside.get("/kiosk/nobody").status_code == 404


def test_what_kiosks_say_is_shown_and_never_run(inside: FlaskClient) -> None:
    for page in ("/", "/kiosk/hall-1", "/kiosk/hall-2", "/?group=%3Cscript%3E", "/visits?group=%3Cscript%3E"):
        text = inside.get(page).text
        assert "<script" not in text
        assert "<b>full" not in text
    assert "&lt;script&gt;" in inside.get("/kiosk/hall-1").text


def test_buttons_say_what_is_wanted(do: Callable[..., TestResponse], tower: Said) -> None:
    assert "Wanted of 1 kiosk." in do("kiosk/hall-1/pause").text
    assert "Wanted of 3 kiosks." in do("group/museum/say", language="ru", headline="Закрыто", text="До завтра").text
    do("kiosk/hall-1/screenshot")
    do("kiosk/hall-2/restart")
    desired = [understood(Desired, out.payload) for out in tower.said if out.topic.endswith("/desired")]
    assert [list(it.entries()) for it in desired] == [["pause"], ["message"], ["restart"]]
    assert desired[1].message is not None
    assert desired[1].message.value is not None
    assert desired[1].message.value.headline == {"ru": "Закрыто"}
    do("group/museum/say", headline=" ")
    assert understood(Desired, tower.said[-1].payload).message.value is None  # type: ignore[union-attr]
    assert "nobody has heard" in do("kiosk/nobody/pause").text
    assert do("kiosk/hall-1/format").status_code == 404
    assert "too long" in do("group/museum/say", language="x" * 300, headline="x").text or tower.said


def test_visits_of_all_with_charts(inside: FlaskClient, tower: Said) -> None:
    tower.visits("hall-2", "2026-11-25", 30)
    assert "<b>12</b> visits" in inside.get("/visits?days=1").text
    page = inside.get("/visits?days=7&group=museum").text
    assert "<b>42</b> visits" in page
    assert page.count("<svg") == 6
    assert "Help with reading" in page
    table = inside.get("/visits.csv?group=museum").text.splitlines()
    assert table[0].startswith("day,kiosk,visits")
    assert len(table) == 3
    assert "No visits." in inside.get("/visits?group=none").text
