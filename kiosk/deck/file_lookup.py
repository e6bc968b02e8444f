"""Finds the file that a name in a deck refers to, or the one that was probably meant."""

import os
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from kiosk.text.lookalikes import in_latin

_MAX_FILES = 2_000  # files searched for a suggestion
_MAX_DEPTH = 3  # levels of folders searched
# What browsers, sync clients, Windows and macOS add to the name of a second copy.
_COPY = re.compile(r"(?: [-–—] (?:copy|копия|көчүрмө|kopie)| copy)?(?: \d+| ?\(.*\))?$")

# Endings that are added to a file's name.
_ADDED = {
    "txt": "rename {0} to {1}",
    **dict.fromkeys(["lnk", "url", "webloc", "desktop"], "{0} only leads to it; put the file itself there"),
    **dict.fromkeys(["crdownload", "part", "partial", "filepart", "tmp"], "{0} is there in part; copy it again"),
}


def find(folder: Path, written: str) -> str | None:
    """The path of the file `written` below `folder`, as spelt on the disk; None if there is none.

    Names that look alike are equal: macOS splits й in file names. Upper and lower case differ, as on the kiosk, even if
    this computer's disk ignores them.
    """
    parts: list[str] = []
    for part in PurePosixPath(written).parts:
        try:
            names = os.listdir(folder.joinpath(*parts))  # noqa: PTH208 - names, not paths
        except OSError:
            return None
        name = part if part in (*names, "..") else next((n for n in names if _composed(n) == _composed(part)), None)
        if name is None:
            return None
        parts.append(name)
    return "/".join(parts)


def is_closed(folder: Path) -> bool:
    """Whether this user may not look into `folder`."""
    try:
        os.listdir(folder)  # noqa: PTH208
    except PermissionError:
        return True
    except OSError:
        pass
    return False


def similar(folder: Path, written: str, endings: tuple[str, ...], *, is_short: bool = False) -> str | None:
    """The file below `folder` with one of `endings` and the name most similar to `written`; None if none is similar.

    With one letter changed, a short name, such as a language's, means something else.
    """
    files = list(below(folder, endings))
    wanted = _plain(written)
    for part in (_plain, _name, _stem, _latin_name):
        if found := next((name for name in files if part(name) == part(wanted)), None):
            return found
    if is_short:
        return None
    names = {_name(name): name for name in files}
    return next((names[near] for near in get_close_matches(_name(wanted), names, n=1, cutoff=0.8)), None)


def disguised(folder: Path, written: str) -> tuple[str, str] | None:
    """The file below `folder` that has the name `written` with another ending after it, and what to do about it."""
    wanted = _name(written)
    for name in _files(folder):
        whole, _, ending = _name(name).rpartition(".")
        if whole == wanted and ending in _ADDED:
            return name, _ADDED[ending].format(name, written)
    return None


def language_of(file: Path) -> str:
    """The code in the name of a text file, whatever its ending should be; empty if it is none."""
    name = file.name.lower().removesuffix(".txt")
    return file.name[: name.rfind(".")] if name.endswith((".yaml", ".yml")) else ""


def packed(folder: Path) -> str:
    """The name of a packed file in `folder`, in which a deck may be; empty if there is none."""
    return next((name for name in _files(folder) if name.lower().endswith(".zip")), "")


def below(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    """The files below `folder` that have one of `endings`, by their paths from there."""
    return (name for name in _files(folder) if name.lower().endswith(endings))


def _files(folder: Path) -> Iterator[str]:
    """The files below `folder`, by their paths from there. Hidden files are left out, links are not followed."""
    count = 0
    for here, folders, names in os.walk(folder):
        place = Path(here).relative_to(folder)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and len(place.parts) < _MAX_DEPTH)
        for name in sorted(names):
            count += 1
            if count > _MAX_FILES:
                return
            if not name.startswith("."):
                yield (place / name).as_posix()


def _composed(name: str) -> str:
    return normalize("NFC", name)


def _plain(name: str) -> str:
    return _composed(name).replace("\\", "/").casefold()


def _name(name: str) -> str:
    return _plain(name).rpartition("/")[2]


def _latin_name(name: str) -> str:
    return in_latin(_name(name))


def _stem(name: str) -> str:
    return _COPY.sub("", _name(name).partition(".")[0])
