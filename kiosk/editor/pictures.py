"""Takes pictures into a deck: checked at once, upright, and small enough to be shown."""

import re
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from kiosk.deck.fonts import Fonts
from kiosk.deck.picture_check import Pictures
from kiosk.deck.picture_record import Record
from kiosk.pictures import FORMATS, ORIGINALS, photos, svg
from kiosk.pictures.photos import other_formats, smaller_copies
from kiosk.problems import MistakeError
from kiosk.system import files

FOLDER = "illustrations"
_QUALITY = 92
_NAMES = 1_000


@dataclass(frozen=True)
class Taken:
    """A picture that is now in the deck: its `name` in deck.yaml, and `notes` on what was done to it or is strange."""

    name: str
    notes: tuple[str, ...] = ()


class RefusedError(Exception):
    """A picture that the kiosk cannot show; the text says why and what to do."""


def take(folder: Path, source: Path) -> Taken:
    """Copy a picture into the deck in `folder`. Slow: not for the GUI thread.

    One that is there already stays where it is. Raises RefusedError, which leaves the deck as it was.
    """
    if source.suffix.lower() not in FORMATS:
        raise RefusedError(f"{source.name} is no picture that the kiosk can show; {_instead(source)}")
    try:
        data = files.read_whole(source, svg.MAX_BYTES if source.suffix.lower() == ".svg" else photos.MAX_BYTES)
        if source.resolve().is_relative_to(folder.resolve()):
            return _checked(folder, source.resolve().relative_to(folder.resolve()).as_posix(), is_new=False)
        return _copied(folder, source.name, data)
    except (svg.UnusableError, photos.UnusableError, MistakeError) as error:
        raise RefusedError(f"{source.name} cannot be shown: {error}") from None
    except OSError as error:
        raise RefusedError(f"{source.name} cannot be copied: {error.strerror or error}") from None


def turn(folder: Path, name: str) -> Taken:
    """Turn a photo of the deck a quarter to the right, as a new file; the one before stays in the originals' folder.

    Slow. Raises RefusedError.
    """
    from kiosk.pictures.photos import colours, decoding  # noqa: PLC0415 - Pillow

    file = folder / name
    try:
        photo = smaller_copies.read(file, folder)
        picture, info = decoding.decoded(photo, photo.size)
        turned = colours.on_screen(decoding.turned(picture, photo), info).rotate(-90, expand=True)
        found = BytesIO()
        if turned.mode == "RGBA":
            turned.save(found, "PNG")
        else:
            turned.convert("RGB").save(found, "JPEG", quality=_QUALITY, subsampling=0)
        _keep_original(folder, file.name, file.read_bytes())
        stem = re.sub("-turned-?[0-9]*$", "", file.stem)
        return _written(folder, f"{stem}-turned{'.png' if turned.mode == 'RGBA' else '.jpg'}", found.getvalue())
    except (photos.UnusableError, MistakeError) as error:
        raise RefusedError(f"{file.name} cannot be turned: {error}") from None
    except OSError as error:
        raise RefusedError(f"{file.name} cannot be turned: {error.strerror or error}") from None


def _copied(folder: Path, name: str, data: bytes) -> Taken:
    if not name.lower().endswith(".svg") and photos.is_large(data):
        size, made = photos.size_of(data), smaller_copies.played(data)
        small = photos.size_of(made)
        _keep_original(folder, name, data)
        taken = _written(folder, f"{Path(name).stem}{'.webp' if made.startswith(b'RIFF') else '.jpg'}", made)
        note = f"{size.width}x{size.height} px is larger than any screen: made {small.width}x{small.height} px"
        return Taken(taken.name, (f"{note}, the original is in {ORIGINALS}/", *taken.notes))
    return _written(folder, name, data)


def _written(folder: Path, name: str, data: bytes) -> Taken:
    """The picture as a file of the deck, under a name that is free or has the same content."""
    plain = _plain(name)
    for number in range(1, _NAMES):
        stem, suffix = Path(plain).stem, Path(plain).suffix
        there = f"{FOLDER}/{plain if number == 1 else f'{stem}-{number}{suffix}'}"
        file = folder / there
        if not files.exists(file):
            files.replace(file, data)
            return _checked(folder, there, is_new=True)
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return _checked(folder, there, is_new=False)
    raise RefusedError(f"there are {_NAMES} pictures called {plain}; give this one another name")


def _checked(folder: Path, name: str, *, is_new: bool) -> Taken:
    """The picture, if the kiosk can show it; a new file that it cannot is taken away again."""
    with closing(Pictures(folder, Record(), lambda: None, Fonts(folder))) as pictures:
        try:
            pictures.look(name)
        except Exception:
            if is_new:
                (folder / name).unlink(missing_ok=True)
            raise
    return Taken(name, tuple(slip.said for slip in pictures.slips))


def _keep_original(folder: Path, name: str, data: bytes) -> None:
    file = folder / ORIGINALS / _plain(name)
    if not files.exists(file):
        files.replace(file, data)


def _plain(name: str) -> str:
    """A name that every system can have: without spaces and signs, the letters of any script kept."""
    stem, suffix = Path(name).stem, Path(name).suffix.lower()
    return (re.sub(r"[^\w.-]+", "-", stem).strip("-.") or "picture")[:60] + suffix


def _instead(source: Path) -> str:
    try:
        said = other_formats.said(files.read(source, other_formats.ENOUGH))
    except OSError:
        said = ""
    return said or f"save it as {', '.join(FORMATS)}"
