"""How this program is started again: as the player, as the graphics probe, at a login. Only the standard library."""

import sys
from pathlib import Path


def command(executable: str = "") -> list[str]:
    """What starts it; arguments may follow.

    -P: else Python would first look for its modules in the folder that it is started in, which may be a deck's.
    """
    python = executable or sys.executable
    return [python] if getattr(sys, "frozen", False) else [python, "-P", "-m", "kiosk"]


def distrust_the_folder() -> None:
    """Import nothing more from the folder that `python -m kiosk` is started in, or that the `kiosk` script lies in."""
    ours = str(Path(__file__).resolve().parent.parent)  # a source tree that is not installed is found there
    if not (getattr(sys, "frozen", False) or sys.flags.safe_path) and sys.path and sys.path[0] != ours:
        del sys.path[0]
