"""Which presses count."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Presses:
    """The press that counted last: which key, and when in ms."""

    name: str = ""
    at: int = 0

    def counts(self, name: str, now: int, pause_ms: int) -> bool:
        """Whether a press counts now: the same key does only after a pause (EN 301 549, 5.8)."""
        return name != self.name or now - self.at >= pause_ms
