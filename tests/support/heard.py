"""What kiosks say, as `kiosk fleet` hears it; without a broker."""

from typing import Any

from kiosk.fleet.overview import Gathering
from kiosk.link.contract import Heartbeat, Presence, Status, Topics, Visits, as_bytes


class Heard:
    """A gathering that hears kiosks."""

    def __init__(self) -> None:
        self.topics = Topics()
        self.gathering = Gathering(self.topics)
        self.fleet = self.gathering.fleet

    def hear(self, name: str, what: str, payload: bytes) -> None:
        self.gathering.take(self.topics.said(name, what), payload)

    def presence(self, name: str, *, up: bool = True, machine: str = "0" * 16) -> None:
        self.hear(name, "presence", as_bytes(Presence(id=name, up=up, machine=machine)))

    def heartbeat(self, name: str) -> None:
        self.hear(name, "heartbeat", as_bytes(Heartbeat(id=name, uptime_s=1)))

    def status(self, name: str, **more: Any) -> None:
        given = {"title": name, "place": "", "groups": ["all"], "version": "0.1.0", "state": "playing"}
        status = Status.model_validate({"id": name, "machine": "0" * 16, **given, **more})
        self.hear(name, "status", as_bytes(status))

    def visits(self, name: str, day: str, count: int) -> None:
        it = Visits(
            id=name, day=day, visits=count, length_s=60 * count, opened=3 * count, hours=(0,) * 23 + (count,),
            languages={"ky": count}, cards={"line-118": count}, endings={"home": count},
            large_text=1, read_aloud=1,
        )  # fmt: skip
        self.hear(name, f"visits/{day}", as_bytes(it))

    def up(self, name: str, **more: Any) -> None:
        self.presence(name)
        self.heartbeat(name)
        self.status(name, **more)
