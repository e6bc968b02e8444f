"""Pictures that nobody sees, and photos with too few pixels."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from unicodedata import normalize

from kiosk.deck import file_lookup
from kiosk.deck.load import DeckFiles
from kiosk.pictures import FORMATS, ORIGINALS, photos
from kiosk.problems import Problem, Rule
from kiosk.system import files as disk

SHARP = 1080  # px of a photo's shorter side: as many as its place has on a Full HD screen
LEAST = 720  # px; with fewer, each is enlarged by half as much again or more
_PHOTOS = tuple(form for form in FORMATS if form != ".svg")
_HEAD = 300_000  # bytes, in which a photo says how large it is


def problems(files: DeckFiles) -> Iterator[Problem]:
    yield from _unused(files)
    yield from _small(files)


def _unused(files: DeckFiles) -> Iterator[Problem]:
    document = files.document
    if document is None or files.deck is None:
        return  # some names may be in what has mistakes
    written = (normalize("NFC", text).replace("\\", "/").casefold() for _, text in document.texts())
    named = {PurePosixPath(text).as_posix() for text in written}  # `./a//b.svg` is `a/b.svg`
    for name in file_lookup.below(files.folder, FORMATS):
        if normalize("NFC", name).casefold() not in named and not name.startswith(f"{ORIGINALS}/"):
            message = "nobody sees this picture: deck.yaml does not name it; write it at a card, or remove the file"
            yield Problem(files.folder / name, 1, 1, message, Rule.PICTURE_UNUSED)


def _small(files: DeckFiles) -> Iterator[Problem]:
    """Photos of pages; a logo may be small."""
    named = files.document.texts() if files.document else ()
    photos_named = {text for way, text in named if way and way[0] != "theme" and text.lower().endswith(_PHOTOS)}
    inside = (text for text in photos_named if ".." not in text)
    for name in sorted(filter(None, (file_lookup.find(files.folder, text) for text in inside))):
        size = _size(files, name)
        if size and min(size) < LEAST:
            message = (
                f"it is small ({size.width}x{size.height} px) and is not sharp on a large screen; "
                f"use one whose shorter side has {SHARP} px or more"
            )
            yield Problem(files.folder / name, 1, 1, message, Rule.PICTURE_SMALL)


def _size(files: DeckFiles, name: str) -> photos.Size | None:
    for most in (_HEAD, photos.MAX_BYTES):
        try:
            return photos.size_of(disk.read(files.folder / name, most))
        except (OSError, photos.UnusableError):
            continue
    return None
