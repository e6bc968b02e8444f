"""A fullscreen kiosk for exhibition touchscreens. ARCHITECTURE.md tells how it is put together."""

__version__ = "0.1.0"
