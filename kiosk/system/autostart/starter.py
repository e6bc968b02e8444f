"""What the starters of all systems have in common."""

from collections.abc import Sequence
from typing import Protocol


class AutostartError(Exception):
    """Autostart cannot be switched; the text is one line that says why."""


class Starter(Protocol):
    """One place where a system looks for programs to start at login."""

    @property
    def place(self) -> str:
        """The place's name, to show to people."""

    def is_on(self) -> bool:
        """Whether the kiosk is started from here. If this cannot be read, it is not."""

    def missing(self) -> str:
        """The program that is named here but does not exist; empty if all is well."""

    def enable(self, command: Sequence[str]) -> None:
        """From now on, start `command` at login. Raises AutostartError."""

    def disable(self) -> None:
        """From now on, do not start it. Raises AutostartError."""
