"""The parent of the player: starts it, watches it, and starts it again. It loads nothing but the standard library."""

from kiosk.supervisor.watch import run

__all__ = ["run"]
