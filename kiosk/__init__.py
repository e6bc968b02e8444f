"""A fullscreen kiosk for exhibition touchscreens. ARCHITECTURE.md explains how it is built."""

__version__ = "0.1.0"
