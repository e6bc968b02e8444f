"""The host's side of the operator panel, without Qt: each call may take its time, and is for a worker's thread."""

from kiosk.host.panel import KioskHost

__all__ = ["KioskHost"]
