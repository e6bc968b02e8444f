"""A fullscreen kiosk for exhibition touchscreens. ARCHITECTURE.md explains how it is built."""

__version__ = "0.1.0"

import sys
from types import ModuleType

# PySide's QtQuick imports the one, its QtQml the other, for types that the kiosk never uses. With PySide6 6.11.3 empty
# modules do, before anything imports Qt: that keeps 3.7 MB out of a player's memory and 10 MB out of the executable.
for _name in ("PySide6.QtOpenGL", "PySide6.QtNetwork"):
    sys.modules.setdefault(_name, ModuleType(_name))
