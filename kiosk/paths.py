"""Where the kiosk's files are: in a source tree, in an installed wheel and in the frozen executable alike."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

_PACKAGE = Path(__file__).resolve().parent
# A wheel and the executable carry resources/ and data/ inside the package; a source tree has them beside it.
_ROOT = _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent

UI = _PACKAGE / "ui"
FONTS = _ROOT / "resources" / "fonts"
ICONS = _ROOT / "resources" / "icons"
SETTINGS = _ROOT / "data" / "kiosk.yaml"
BUILT_IN_DECK = _ROOT / "data" / "nine-facts"


def state_folder() -> Path:
    """The user's folder for what the kiosk writes: its log, the visits and the last good deck. Not created here."""
    return user_state_path("kiosk", appauthor=False)


def config_folder() -> Path:
    """The user's folder for the settings that are made on this kiosk. Not created here."""
    return user_config_path("kiosk", appauthor=False)


def decks_folder() -> Path:
    """The user's folder for decks that the host may choose from. Not created here."""
    return user_data_path("kiosk", appauthor=False) / "decks"


def visits_file() -> Path:
    """Where visits are counted."""
    return state_folder() / "visits.sqlite"
