"""Whether the operating system adds what a kiosk cannot see to itself; `kiosk lockdown-report` shows it.

docs/reliability.md says what belongs to whom.
"""

from collections.abc import Iterator

from kiosk import autostart
from kiosk.autostart import Surroundings
from kiosk.lockdown import linux, windows
from kiosk.selftest import Check

__all__ = ["checks"]


def checks(where: Surroundings) -> Iterator[Check]:
    """Look at each thing; nothing is changed."""
    if where.platform == "win32":
        yield from windows.checks(windows.Registry())
    elif where.platform == "darwin":
        yield Check("session", "macOS", "use Linux or Windows where visitors are alone: macOS has no kiosk session")
    else:
        yield from linux.checks(where)
    places = list(autostart.every(where))
    yield Check("start", places[0] if places else "not set up", "" if places else autostart.advice(where))
