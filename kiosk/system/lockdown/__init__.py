"""Checks what the operating system must do to keep visitors in the kiosk. `kiosk lockdown-report` shows it.

docs/reliability.md says which part is whose.
"""

from collections.abc import Iterator

from kiosk.operator.panel_values import Check
from kiosk.system import autostart
from kiosk.system.autostart import Surroundings
from kiosk.system.lockdown import linux, windows

__all__ = ["checks"]


def checks(where: Surroundings) -> Iterator[Check]:
    """Make all checks. Nothing is changed."""
    if where.platform == "win32":
        yield from windows.checks(windows.Registry())
    elif where.platform == "darwin":
        yield Check("session", "macOS", "use Linux or Windows where visitors are alone: macOS has no kiosk session")
    else:
        yield from linux.checks(where)
    places = list(autostart.every(where))
    yield Check("start", places[0] if places else "not set up", "" if places else autostart.advice(where))
