"""What a pack's content says of itself: `pack.json`, its first member."""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kiosk.packs.errors import PackError, Reason
from kiosk.system.plain_data import as_data, from_data

NAME = "pack.json"
SETTINGS = "settings.yaml"
DECK = "deck"  # the folder of the deck's files
MOST_BYTES = 4_000_000
MOST_FILES = 20_000
_FORMAT = 1
_MOST_PATH = 200  # letters
_MOST_NAME = 255  # bytes of a file's or a folder's name, as Linux has it
_DEVICES = {
    *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"),
    *(f"{name}{number}" for name in ("COM", "LPT") for number in "0123456789¹²³"),
}
# What a terminal or a log obeys or breaks at; and what turns the order of letters round, unlike the marks and joiners
# that names in Persian or in emojis have.
_CONTROLS = ("Cc", "Cs", "Zl", "Zp")
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@dataclass(frozen=True)
class Needs:
    """What a kiosk must have to play the pack."""

    kiosk: str  # the lowest version of the program
    kinds: tuple[str, ...] = ()  # of cards


@dataclass(frozen=True)
class File:
    """A file of the pack."""

    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """All of a pack but the contents of its files."""

    name: str
    version: str
    needs: Needs
    files: Mapping[str, File] = field(default_factory=dict)  # by path within the pack
    next_key: str | None = None  # in minisign's form: trusted from now on, in place of the one that signed this
    format: int = _FORMAT

    def text(self) -> bytes:
        """The content of pack.json."""
        return json.dumps(as_data(self), indent=1, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def read(content: bytes) -> Manifest:
    """The manifest in pack.json. Raises PackError; also for paths that a pack may not have."""
    try:
        found = from_data(Manifest, json.loads(content))
    except (ValueError, TypeError, RecursionError):
        raise PackError(Reason.NOT_A_PACK, f"its {NAME} is not that of a pack; build it again") from None
    if found.format != _FORMAT:
        raise PackError(Reason.NOT_HERE, f"it is of format {found.format}; this kiosk knows only {_FORMAT}: update it")
    folders = {_as_one(folder) for path in found.files for folder in map(str, PurePosixPath(path).parents)}
    wrong = [path for path in found.files if not _may_be(path) or _as_one(path) in folders]
    if wrong or len(found.files) > MOST_FILES or len(set(map(_as_one, found.files))) < len(found.files):
        named = ", ".join(map(repr, wrong[:3]))[:200]  # nobody has checked what they do to a terminal
        raise PackError(Reason.NOT_A_PACK, f"it has files that no pack may have, so rename them: {named}")
    return found


def _as_one(path: str) -> str:
    """The same for all paths that some system takes for one: whatever their case, composed or not, joined or not."""
    seen = "".join(letter for letter in path if unicodedata.category(letter) != "Cf")  # as HFS+ compares them
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", seen).casefold())


def _may_be(path: str) -> bool:
    """Whether a pack may have this path: its settings, or a file of its deck, on every system within its folder."""
    parts = path.split("/")
    is_windows_own = any(part.split(".")[0].strip().upper() in _DEVICES for part in parts)
    is_text = not any(unicodedata.category(letter) in _CONTROLS or letter in _TURNING for letter in path)
    is_plain = str(PurePosixPath(path)) == path and len(path) <= _MOST_PATH and is_text
    is_short = is_plain and all(len(part.encode()) <= _MOST_NAME for part in parts)
    is_within = not any(part in ("", ".", "..") or part[-1] in ". " or set(part) & set('\\:*?"<>|') for part in parts)
    return is_short and is_within and not is_windows_own and (path == SETTINGS or (parts[0] == DECK and len(parts) > 1))
