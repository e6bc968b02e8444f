"""The desk in a real browser: a whole errand, on a phone's screen too, without a script and without a complaint."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from support.desk import NOW, Answering, house, shelf
from support.packs import maker
from waitress.server import create_server

from kiosk.desk.app import application
from kiosk.desk.door import key_in, set_password
from kiosk.fleet.tower import Tower

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is missing (apt-get install chromium)")
PASSWORD = "right and long"  # noqa: S105 - of tests
PLAN = "/plan?pack=facts-1.5.kioskpack&to=group/museum&first=hall-2"
PICTURES = os.environ.get("DESK_PICTURES")  # a folder, to look at the pages


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Answering, Path]]:
    said = house(Answering())
    set_password(tmp_path / "desk.json", PASSWORD)
    made = maker(tmp_path)
    made.pack("1.5")
    brought = made.pack("1.6").rename(tmp_path / "brought.kioskpack")
    key = key_in(tmp_path / "desk.json")
    app = application(cast("Tower", said), shelf(made.home / "packs"), key, is_secure=False, now=lambda: NOW)
    server: Any = create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}", said, brought
    server.close()
    thread.join(20)


def test_an_errand_at_the_desk_and_with_a_phone(served: tuple[str, Answering, Path]) -> None:
    url, said, brought = served
    complaints: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        page.fill("#password", "wrong password")
        page.click("text=Log in")
        assert "Wrong password" in page.inner_text("main")
        complaints.clear()  # that the answer was 403
        page.fill("#password", PASSWORD)
        page.click("text=Log in")
        assert page.inner_text("h1") == "All kiosks"
        _keep(page, "wall")
        page.click("text=Hall 1, by the window")
        page.click("text=Pause >> nth=0")
        assert "Wanted of 1 kiosk." in page.inner_text("[role=status]")
        _keep(page, "kiosk")
        page.click("nav >> text=Decks")
        assert "2 different" in page.inner_text("main")
        page.select_option("[name=to]", "group/museum")
        _keep(page, "decks")
        page.click("text=See the plan")
        page.select_option("[name=first]", "hall-2")
        page.select_option("[name=soak]", "86400")
        page.click("text=Show the plan anew")
        assert page.inner_text(".stages li >> nth=0") == "1 kiosk: hall-2"
        _keep(page, "plan")
        page.click("text=Begin")
        assert "has begun" in page.inner_text("[role=status]")
        page.wait_for_function("document.querySelector('progress').value === 1 || location.reload()")
        _keep(page, "progress")
        page.click("text=Stop here")
        assert "has stopped" in page.inner_text("h1")
        with page.expect_file_chooser() as chosen:
            page.goto(f"{url}/decks")
            page.click("[type=file]")
        chosen.value.set_files(brought)
        page.click("text=Bring it")
        assert "facts 1.6 is there" in page.inner_text("[role=status]")
        page.click("nav >> text=Visits")
        assert page.locator("figure svg").count() == 6
        _keep(page, "visits")
        page.set_viewport_size({"width": 360, "height": 740})
        for place in ("/", "/?group=museum", "/kiosk/hall-1", "/decks", PLAN, "/progress/museum", "/visits"):
            page.goto(url + place)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 360, f"{place} is {wide} px wide: it would have to be moved sideways"
            small = page.evaluate(
                "[...document.querySelectorAll('button, nav a, .button, select, .tick, input:not([type=hidden])')]"
                ".filter(it => it.type !== 'checkbox')"
                ".filter(it => it.getBoundingClientRect().height < 44).map(it => it.outerHTML)"
            )
            assert small == [], "too small for a finger"
            _keep(page, f"phone{place.partition('&')[0].replace('/', '-').replace('?', '-')}")
        browser.close()
    assert complaints == []
    assert [out.topic for out in said.said] == [
        "kiosk/1/to/kiosk/hall-1/desired",  # the pause
        "kiosk/1/to/rollout/museum",
        "kiosk/1/to/kiosk/hall-2/desired",
        "kiosk/1/to/rollout/museum",  # stopped
    ]


def _keep(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)
