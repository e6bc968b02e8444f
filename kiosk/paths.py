"""Where the kiosk's files are: in a source tree, in an installed wheel and in the frozen executable alike."""

import os
import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

_PACKAGE = Path(__file__).resolve().parent
# A wheel and the executable carry resources/ and data/ inside the package; a source tree has them beside it.
_ROOT = _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent

UI = _PACKAGE / "ui"
FONTS = _ROOT / "resources" / "fonts"
WORDS = _ROOT / "resources" / "words"  # the interface's, by language
ICONS = _ROOT / "resources" / "icons"
SYSTEM_PACKAGES = _ROOT / "resources" / "system-packages.txt"  # of Debian and Ubuntu, that bring what Qt loads
LICENCE = _ROOT / "LICENSE"
LICENCES = _ROOT / "resources" / "licences"
BUILT_IN_LICENCES = _PACKAGE / "licences"  # of what only an executable holds; build_spec/licences.py
SETTINGS = _ROOT / "data" / "kiosk.yaml"
BUILT_IN_DECK = _ROOT / "data" / "nine-facts"


def whole(path: Path) -> Path:
    """The path from the root, whatever stands there. Links stay links: one that is switched later is followed."""
    return Path(os.path.realpath(path)) if ".." in path.parts else path.absolute()


def state_folder() -> Path:
    """The user's folder for what the kiosk writes: its log, the visits and the last good deck. Not created here."""
    return user_state_path("kiosk", appauthor=False)


def config_folder() -> Path:
    """The user's folder for the settings that are made on this kiosk. Not created here."""
    return user_config_path("kiosk", appauthor=False)


def decks_folder() -> Path:
    """The user's folder for decks that the host may choose from. Not created here."""
    return user_data_path("kiosk", appauthor=False) / "decks"


def placed_deck() -> Path | None:
    """A deck put in the place of the built-in one: the folder `deck` beside the executable, else in the user's data.

    On macOS beside the application, not in it.
    """
    places = [user_data_path("kiosk", appauthor=False)]
    if getattr(sys, "frozen", False):
        executable = Path(sys.executable)
        program = next((folder for folder in executable.parents if folder.suffix == ".app"), executable)
        places.insert(0, program.parent)
    return next((place / "deck" for place in places if (place / "deck").is_dir()), None)


def visits_file() -> Path:
    """Where visits are counted."""
    return state_folder() / "visits.sqlite"
