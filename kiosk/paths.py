"""Where the kiosk's files are: in a source tree, an installed wheel and the executable."""

import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_documents_path, user_state_path

PACKAGE = Path(__file__).resolve().parent
# In a wheel and in the executable, resources/ and data/ are inside the package; in a source tree, beside it.
_ROOT = PACKAGE if (PACKAGE / "resources").is_dir() else PACKAGE.parent

UI = PACKAGE / "ui"
CARDS = UI / "visitor" / "cards"  # one file for each kind of card
FONTS = _ROOT / "resources" / "fonts"
WORDS = _ROOT / "resources" / "words"  # the interface's words, one file for each language
EDITOR_WORDS = _ROOT / "resources" / "editor"  # of the windows for editors, one file for each language
DATES = _ROOT / "resources" / "dates"  # how dates are written, one file for each language
STARTER = _ROOT / "resources" / "starter"  # the words of a new deck, one file for each language
ICONS = _ROOT / "resources" / "icons"
# Debian and Ubuntu packages with the libraries that Qt loads.
SYSTEM_PACKAGES = _ROOT / "resources" / "system-packages.txt"
LICENCE = _ROOT / "LICENSE"
LICENCES = _ROOT / "resources" / "licences"
BUILT_IN_LICENCES = PACKAGE / "licences"  # of what only an executable contains; build_spec/bundle/licences.py
SETTINGS = _ROOT / "data" / "kiosk.yaml"
BUILT_IN_DECK = _ROOT / "data" / "nine-facts"
NOWHERE = Path(os.devnull) / "kiosk"  # a path where nothing can be read or written


def expanded(path: Path) -> Path:
    """The path with a leading `~` expanded, which no shell does in settings files and units."""
    try:
        return path.expanduser()
    except RuntimeError:  # no home folder
        return path


def whole(path: Path) -> Path:
    """The absolute path, with `~` expanded. It need not exist.

    Links are not resolved, so a link that changes later is followed.
    """
    path = expanded(path)
    return Path(os.path.realpath(path)) if ".." in path.parts else path.absolute()


def home() -> Path:
    """The user's home folder; NOWHERE if there is none."""
    try:
        return Path.home()
    except RuntimeError:
        return NOWHERE


def state_folder(settings: Path | None = None, *, windowed: bool = False) -> Path:
    """The folder for what one kiosk writes: log, visits, PIN, last good deck. Not created here.

    A kiosk whose settings file is named with `--settings` is a kiosk of its own, with a subfolder of the user's. So is
    an editor's window, whose tries must not count as visits.
    """
    folder = _users(user_state_path)
    if settings and whole(settings) != settings_file():
        name = whole(settings)
        folder /= f"{name.stem[:40]}-{sha256(os.fsencode(name)).hexdigest()[:8]}"
    return folder / "windowed" if windowed else folder


def visits_file(state: Path) -> Path:
    """The file in which the kiosk with this state folder counts its visits."""
    return state / "visits.sqlite"


def last_good_deck(state: Path) -> Path:
    """The folder for its copies of the last deck that played well."""
    return state / "last-good-deck"


def packs_folder(settings: Path | None = None) -> Path:
    """The folder for the packs of the kiosk with this settings file (see state_folder). Windows of editors share it."""
    return state_folder(settings) / "packs"


def kept_settings(state: Path) -> Path:
    """The file for its copy of its own settings when they last had no mistake."""
    return state / "settings.yaml"


def first_painting(state: Path) -> Path:
    """Where it keeps the first picture of a start as it was painted."""
    return state / "first-painting"


def poster(state: Path) -> Path:
    """Where it keeps a picture of a start's first frame, for the next start."""
    return state / "poster"


def kept_paintings(state: Path) -> Path:
    """The folder for its pictures as they were painted."""
    return state / "paintings"


def smaller_photos() -> Path:
    """The folder for smaller copies of large photos, named by their content: for all kiosks of this user."""
    return state_folder() / "photos"


def checked_pictures() -> Path:
    """Where `kiosk check` remembers pictures that it need not check again: for all decks of this user."""
    return state_folder() / "checked-pictures"


def measured_texts() -> Path:
    """The folder in which `kiosk check` keeps which texts fit: for all decks of this user."""
    return state_folder() / "measured-texts"


def pin_file(state: Path) -> Path:
    """The file for the PIN of its panel."""
    return state / "pin.json"


def config_folder() -> Path:
    """The user's folder for settings made on this kiosk. Not created here."""
    return _users(user_config_path)


def settings_file() -> Path:
    """The file for settings made on this kiosk, unless another file is named."""
    return config_folder() / "kiosk.yaml"


def data_folder() -> Path:
    """The user's folder for the kiosk's data."""
    return _users(user_data_path)


def documents_folder() -> Path:
    """The user's folder for documents, such as reports."""
    try:
        return user_documents_path()
    except RuntimeError:
        return NOWHERE


def decks_folder() -> Path:
    """The user's folder for decks that the operator may choose from. Not created here."""
    return data_folder() / "decks"


def placed_deck() -> Path | None:
    """A deck that replaces the built-in one: the folder `deck` beside the executable, else in the user's data.

    On macOS beside the application, not inside it.
    """
    places = [data_folder()]
    if getattr(sys, "frozen", False):
        executable = Path(sys.executable)
        program = next((folder for folder in executable.parents if folder.suffix == ".app"), executable)
        places.insert(0, program.parent)
    return next((place / "deck" for place in places if _is_placed(place / "deck")), None)


def _is_placed(deck: Path) -> bool:
    """Whether somebody has placed a deck there, even if its drive is unplugged at the moment."""
    return os.path.isdir(deck) or (os.path.islink(deck) and not os.path.exists(deck))  # noqa: PTH110, PTH112, PTH114


def _users(find: Callable[..., Path]) -> Path:
    """The kiosk's folder of one kind; NOWHERE if the user has none."""
    try:
        return find("kiosk", appauthor=False)
    except RuntimeError:
        return NOWHERE
