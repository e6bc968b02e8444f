"""The topics. What kiosks say and what is said to them are apart, so that a broker's rules can be short."""

from dataclasses import dataclass

from kiosk.link.contract.wire import is_name

_FROM, _TO = "from", "to"


@dataclass(frozen=True)
class Topics:
    """All topics beneath `prefix`. 1 is the contract's number."""

    prefix: str = "kiosk"

    def said(self, kiosk: str, what: str) -> str:
        """What a kiosk says: status, presence, heartbeat, screenshot, or visits/DAY."""
        return f"{self.prefix}/1/{_FROM}/{kiosk}/{what}"

    def to_kiosk(self, kiosk: str) -> str:
        """What one kiosk shall be."""
        return f"{self.prefix}/1/{_TO}/kiosk/{kiosk}/desired"

    def to_group(self, group: str) -> str:
        """What all kiosks of a group shall be."""
        return f"{self.prefix}/1/{_TO}/group/{group}/desired"

    def ask(self, kiosk: str) -> str:
        """Requests that are meant for now; never retained."""
        return f"{self.prefix}/1/{_TO}/kiosk/{kiosk}/ask"

    def rollout(self, group: str) -> str:
        """How far a roll-out is; written and read by those who look after kiosks."""
        return f"{self.prefix}/1/{_TO}/rollout/{group}"

    @property
    def all_said(self) -> str:
        """A filter for what all kiosks say."""
        return f"{self.prefix}/1/{_FROM}/#"

    @property
    def all_wanted(self) -> str:
        """A filter for what is wanted of all."""
        return f"{self.prefix}/1/{_TO}/#"

    def source(self, topic: str) -> str | None:
        """`kiosk/NAME` or `group/NAME` for a topic with a desired state; None for any other."""
        parts = topic.removeprefix(f"{self.prefix}/1/{_TO}/").split("/")
        source = "/".join(parts[:2])
        return source if len(parts) == 3 and parts[2] == "desired" and is_source(source) else None

    def speaker(self, topic: str) -> tuple[str, str] | None:
        """Which kiosk said this, and what it is; None for any other topic, also for names that no kiosk can have."""
        head = f"{self.prefix}/1/{_FROM}/"
        kiosk, slash, what = topic.removeprefix(head).partition("/")
        return (kiosk, what) if topic.startswith(head) and slash and what and is_name(kiosk) else None

    def rolled_out(self, topic: str) -> str | None:
        """The group whose roll-out this topic is about."""
        head = self.rollout("")
        group = topic.removeprefix(head)
        return group if topic.startswith(head) and is_name(group) else None

    def desired(self, source: str) -> str:
        """The topic of `kiosk/NAME` or `group/NAME`."""
        return f"{self.prefix}/1/{_TO}/{source}/desired"


def is_source(text: str) -> bool:
    """Whether it is `kiosk/NAME` or `group/NAME`."""
    kind, _, name = text.partition("/")
    return kind in ("kiosk", "group") and is_name(name)
