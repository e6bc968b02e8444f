"""A small house of kiosks for the desk's tests, without a broker."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from kiosk.desk.shelf import Shelf
from kiosk.fleet.config import FleetConfig
from kiosk.fleet.overview import Fleet
from kiosk.link.agent import Out
from kiosk.link.contract import Desired, Pack, understood
from kiosk.link.contract.said import Deck, Problem
from support.heard import Heard

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
NEW = Deck(name="n", pack="nine-facts", pack_version="1.4", hash="a" * 32)
OLD = Deck(name="nine-facts", version="1.3")


class Said(Heard):
    """What the desk needs of a tower; what it says is heard at once."""

    def __init__(self) -> None:
        super().__init__()
        self.hearing = threading.Condition()
        self.said: list[Out] = []
        self.is_connected = True

    def say(self, out: Out) -> None:
        with self.hearing:
            self.said.append(out)
            self.gathering.take(out.topic, out.payload)
            self.hearing.notify_all()

    def wait_for(self, found: Callable[[Fleet], Any], seconds: float) -> Any:
        with self.hearing:
            return self.hearing.wait_for(lambda: found(self.fleet), seconds)


class Answering(Said):
    """Its kiosks play what is wanted of them at once, but those that `refuses` names, with what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.refuses: dict[str, str] = {}

    def say(self, out: Out) -> None:
        super().say(out)
        with self.hearing:
            for name in sorted(self.fleet.kiosks):
                self._answer(name)
            self.hearing.notify_all()

    def _answer(self, name: str) -> None:
        status = self.fleet.kiosks[name].status
        sources = [f"kiosk/{name}", *(f"group/{group}" for group in (status.groups if status else ()))]
        wishes = [(source, self.fleet.desired[source]) for source in sources if source in self.fleet.desired]
        found = ((source, it.pack.at, it.pack.value) for source, it in wishes if it.pack and it.pack.value)
        wanted = next(found, None)
        if wanted is None or status is None:
            return
        source, at, pack = wanted
        why = self.refuses.get(name, "")
        outcome = {"source": source, "at": at, "result": "refused" if why else "done", "why": why}
        plays = {} if why else {"deck": played(pack)}
        self.status(name, groups=status.groups, title=status.title, outcomes={"pack": outcome}, **plays)


def played(pack: Pack) -> Deck:
    """What a kiosk says that plays the pack."""
    return Deck(name=pack.name, pack=pack.name, pack_version=pack.version, hash=pack.hash)


def shelf(folder: Path) -> Shelf:
    """A folder of packs, as fleet.yaml names it; that it is served is believed."""

    class Believed(Shelf):
        def require_served(self, pack: Pack) -> None:
            """Without a server."""

    folder.mkdir(exist_ok=True)
    given = {"broker": "mqtts://broker.example", "packs_url": "https://packs.example/", "packs_folder": folder}
    return Believed(FleetConfig.model_validate(given))


def wanted_packs(said: Said) -> list[str]:
    """Of whom a pack was wanted, and which version, in order."""
    found = []
    for out in said.said:
        source = said.topics.source(out.topic)
        desired = understood(Desired, out.payload) if source else None
        if desired and desired.pack and desired.pack.value:
            found.append(f"{source} {desired.pack.value.version}")
    return found


House = TypeVar("House", bound=Said)


def house(said: House) -> House:
    """Three kiosks: one is well, one has a problem, one is gone and plays another deck."""
    said.up("hall-1", groups=["museum"], deck=NEW, title="Hall 1, by the window", place="Second floor <script>")
    said.up("hall-2", groups=["museum"], deck=NEW, problems=[Problem(word="x", text="The disk is <b>full</b>.")])
    said.up("hall-3", groups=["museum"], deck=OLD)
    said.presence("hall-3", up=False)
    said.hear("hall-1", "screenshot", PICTURE)
    said.visits("hall-1", "2026-11-27", 12)
    return said


def _picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 360), "#2D6C8F").save(out, "JPEG")
    return out.getvalue()


PICTURE = _picture()
