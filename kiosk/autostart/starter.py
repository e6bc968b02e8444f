"""What the ways of each system have in common."""

from collections.abc import Sequence
from typing import Protocol


class AutostartError(Exception):
    """It cannot be switched; the text is one line that says why."""


class Starter(Protocol):
    """One place where a system looks what to start when its user logs in."""

    @property
    def place(self) -> str:
        """The place's name, for people."""

    def is_on(self) -> bool:
        """Whether the kiosk is started from here. What cannot be read does not start it."""

    def missing(self) -> str:
        """The program that is named here and is not there any more; empty if all is well."""

    def enable(self, command: Sequence[str]) -> None:
        """Start `command` at each login from now on. Raises AutostartError."""

    def disable(self) -> None:
        """Do not start it any more. Raises AutostartError."""
