"""How this program is started again: as player, painter, graphics probe, at a login. Only the standard library."""

import sys
from pathlib import Path

PAINTER = "paint-svgs"  # the command that starts a painter (kiosk/painter)
READER = "read-svgs"  # the command that starts a reader of SVGs (kiosk/pictures/svg/reading_process.py)
FITTER = "fit-texts"  # the command that lays out texts (kiosk/fit.py)
SHRINKER = "shrink-photo"  # the command that makes a photo smaller (kiosk/pictures/photos)
SOUND_PLAYER = "play-sounds"  # the command that starts a sound player (kiosk/sound)
PACK_READER = "read-pack"  # the command that reads a pack from a drive (kiosk/packs/reading.py)
TABLE_READER = "read-table"  # the command that reads a spreadsheet program's file (kiosk/authoring/tables)


def command(executable: str = "") -> list[str]:
    """The command that starts it; arguments may follow.

    With -P, Python does not look for modules in the current folder, which may be a deck's.
    """
    python = executable or sys.executable
    return [python] if getattr(sys, "frozen", False) else [python, "-P", "-m", "kiosk"]


def distrust_the_folder() -> None:
    """Stop importing from the folder where `python -m kiosk` was started or where the `kiosk` script is."""
    ours = str(Path(__file__).resolve().parents[2])  # a source tree that is not installed must stay importable
    if not (getattr(sys, "frozen", False) or sys.flags.safe_path) and sys.path and sys.path[0] != ours:
        del sys.path[0]
