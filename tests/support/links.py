"""A kiosk's link in tests: its settings, a player's report, its orders, and a clock that the test moves."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.exchange import Exchange, Orders, Report
from kiosk.link.agent import Agent, Out
from kiosk.link.config import LinkConfig
from kiosk.link.contract import Desired, Pack, as_bytes
from kiosk.link.facts import Facts
from kiosk.link.fetcher import Download, Fetcher
from kiosk.link.memory import Memory
from kiosk.system.clock import Moment

BOOT = "boot"
REPORT = Report(
    boot=BOOT,
    at_s=1000,
    version="0.1.0",
    state="playing",
    deck="nine-facts",
    deck_version="1.3",
    pack="",
    pack_version="",
    pack_hash="",
    packs=(),
    screen="1920 × 1080 px, 60 Hz",
    opening_hours="",
    is_safe=False,
    uptime_s=5,
)
PACK = Pack(
    name="nine-facts",
    version="1.4",
    hash="a" * 32,
    url="https://packs.example/nine-facts-1.4.kioskpack",
    bytes=3,
    sha256="b" * 64,
)


def wish(revision: int, **fields: Any) -> bytes:
    """A desired state whose fields were all given in this revision."""
    return as_bytes(Desired.model_validate({"revision": revision, **{
        name: value if name == "before" else {"at": revision, "value": value} for name, value in fields.items()
    }}))  # fmt: skip


class Linked:
    """An agent without a network."""

    def __init__(self, folder: Path, download: Download | None = None, **settings: Any) -> None:
        self.folder = folder
        given = {"name": "hall-1", "broker": "mqtts://broker.example", "groups": ["north", "all"], **settings}
        self.config = LinkConfig.model_validate({**given, "exchange": folder})
        self.exchange = Exchange(folder)
        self.now = Moment(BOOT, 1000.0)
        self.fetcher = Fetcher(
            download or (lambda *_: folder), self.exchange.packs, "hall-1", 10**9, lambda: self.now.at_s
        )
        self.agent = self.begun()

    def begun(self) -> Agent:
        """An agent that begins now, with what the one before has remembered."""
        memory = Memory(self.folder / "state" / "link.json")
        return Agent(self.config, self.exchange, memory, self.fetcher, lambda: Facts(7, 12_300, 45))

    def hear(self, topic: str, payload: bytes, *, is_retained: bool = True) -> None:
        self.agent.receive(topic, payload, self.now, is_retained=is_retained)

    def want(self, payload: bytes, source: str = "kiosk/hall-1", *, is_retained: bool = True) -> None:
        self.hear(f"kiosk/1/to/{source}/desired", payload, is_retained=is_retained)

    def tick(self, seconds: float = 1) -> dict[str, Out]:
        """What is sent after this time, by the end of its topic."""
        self.now = replace(self.now, at_s=self.now.at_s + seconds)
        sent = self.agent.tick(self.now, is_connected=True)
        return {out.topic.removeprefix("kiosk/1/from/hall-1/"): out for out in sent}

    def report(self, **more: Any) -> None:
        """The player reports now."""
        self.exchange.write_report(replace(REPORT, **{"at_s": self.now.at_s, **more}))

    def orders(self) -> Orders:
        found = self.exchange.orders()
        assert found is not None
        return found
