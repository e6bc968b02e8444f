"""What is worth an alert, and that it is told once. Pure; `kiosk fleet watch` sends them with Apprise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.fleet.overview import Fleet, Health, Kiosk, health
from kiosk.problems import printable

_BROKER = "the broker"  # which no kiosk can be called


@dataclass(frozen=True)
class Alert:
    """A line for people. `is_over`: what was amiss is well again."""

    kiosk: str
    text: str
    is_over: bool = False


@dataclass
class Alarm:
    """Knows what was told. `late_s`: how long a kiosk has to be gone, for networks flap."""

    late_s: float
    _since: dict[str, float] = field(default_factory=dict)
    _told: dict[str, dict[str, str]] = field(default_factory=dict)  # by kiosk, what was told by its key

    def look(self, fleet: Fleet, now: datetime, at_s: float, *, is_connected: bool = True) -> list[Alert]:
        """What is new at the aware time `now`; `at_s` is a clock that never runs backwards.

        `is_connected`: whether the broker is there. While it is not, nothing is known of any kiosk.
        """
        found = list(self._broker(at_s, is_connected=is_connected))
        kiosks = list(fleet) if is_connected else []
        return found + [alert for kiosk in kiosks for alert in self._look_at(kiosk, now, at_s)]

    def _broker(self, at_s: float, *, is_connected: bool) -> Iterator[Alert]:
        told = self._told.setdefault(_BROKER, {})
        if is_connected:
            self._since.pop(_BROKER, None)
            if text := told.pop(_BROKER, ""):
                yield Alert(_BROKER, text, is_over=True)
        elif at_s - self._since.setdefault(_BROKER, at_s) >= self.late_s and not told:
            told[_BROKER] = "it cannot be reached, so nothing is known of any kiosk"
            yield Alert(_BROKER, told[_BROKER])

    def _look_at(self, kiosk: Kiosk, now: datetime, at_s: float) -> Iterator[Alert]:
        how = health(kiosk, now)
        if how is Health.SILENT:
            self._since.pop(kiosk.name, None)
            return  # outside its opening hours nothing is told, and nothing is over
        present = self._present(kiosk, how, at_s)
        told = self._told.setdefault(kiosk.name, {})
        for key, text in present.items():
            if told.get(key) != text:
                told[key] = text
                yield Alert(kiosk.name, text)
        for key in [key for key in told if key not in present]:
            yield Alert(kiosk.name, told.pop(key), is_over=True)

    def _present(self, kiosk: Kiosk, how: Health, at_s: float) -> Mapping[str, str]:
        if how is Health.UP:
            self._since.pop(kiosk.name, None)
            return {text: text for text in kiosk.problems}
        since = self._since.setdefault(kiosk.name, at_s)
        known = self._told.get(kiosk.name, {})
        is_long = at_s - since >= self.late_s
        gone = {"gone": f"it has not been heard of for {self.late_s:.0f} s"} if is_long or "gone" in known else {}
        return {**{key: text for key, text in known.items() if key != "gone"}, **gone}


def written(alerts: list[Alert]) -> str:
    """All of them as the text of one message, a line each, whatever kiosks say."""
    return "\n".join(printable(f"{'well again: ' if it.is_over else ''}{it.kiosk}: {it.text}") for it in alerts)
