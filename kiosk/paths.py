"""Where the kiosk's files are: in a source tree, in an installed wheel and in the frozen executable alike."""

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_documents_path, user_state_path

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
NOWHERE = Path(os.devnull) / "kiosk"  # where nothing can be read or written


def expanded(path: Path) -> Path:
    """The path with a `~` at its beginning filled in: no shell does that for settings and units."""
    try:
        return path.expanduser()
    except RuntimeError:  # nobody's home
        return path


def whole(path: Path) -> Path:
    """The path from the root, whatever stands there, a `~` filled in.

    Links stay links: one that is switched later is followed.
    """
    path = expanded(path)
    return Path(os.path.realpath(path)) if ".." in path.parts else path.absolute()


def home() -> Path:
    """The user's own folder; NOWHERE for one who has none."""
    try:
        return Path.home()
    except RuntimeError:
        return NOWHERE


def state_folder(settings: Path | None = None, *, windowed: bool = False) -> Path:
    """The folder for what one kiosk writes: its log, the visits, the PIN, the last good deck. Not created here.

    One whose settings file is named (`--settings`) is another kiosk than the one without: it has a folder within the
    user's. So has an editor's window, whose tries are no visits.
    """
    folder = _users(user_state_path)
    if settings and whole(settings) != settings_file():
        name = whole(settings)
        folder /= f"{name.stem[:40]}-{sha256(os.fsencode(name)).hexdigest()[:8]}"
    return folder / "windowed" if windowed else folder


def visits_file(state: Path) -> Path:
    """Where the kiosk with this state folder counts its visits."""
    return state / "visits.sqlite"


def pin_file(state: Path) -> Path:
    """Where it keeps the PIN of its panel."""
    return state / "pin.json"


def config_folder() -> Path:
    """The user's folder for the settings that are made on this kiosk. Not created here."""
    return _users(user_config_path)


def settings_file() -> Path:
    """The settings that are made on this kiosk, unless another file is named."""
    return config_folder() / "kiosk.yaml"


def data_folder() -> Path:
    """The user's folder for decks."""
    return _users(user_data_path)


def documents_folder() -> Path:
    """The user's folder for documents, such as reports."""
    try:
        return user_documents_path()
    except RuntimeError:
        return NOWHERE


def decks_folder() -> Path:
    """The user's folder for decks that the host may choose from. Not created here."""
    return data_folder() / "decks"


def placed_deck() -> Path | None:
    """A deck put in the place of the built-in one: the folder `deck` beside the executable, else in the user's data.

    On macOS beside the application, not in it.
    """
    places = [data_folder()]
    if getattr(sys, "frozen", False):
        executable = Path(sys.executable)
        program = next((folder for folder in executable.parents if folder.suffix == ".app"), executable)
        places.insert(0, program.parent)
    return next((place / "deck" for place in places if _is_placed(place / "deck")), None)


def _is_placed(deck: Path) -> bool:
    """Whether somebody has put a deck there, though its drive may be pulled just now."""
    return os.path.isdir(deck) or (os.path.islink(deck) and not os.path.exists(deck))  # noqa: PTH110, PTH112, PTH114


def _users(find: Callable[..., Path]) -> Path:
    """The kiosk's folder among the user's of a kind; NOWHERE for a user who has none."""
    try:
        return find("kiosk", appauthor=False)
    except RuntimeError:
        return NOWHERE
