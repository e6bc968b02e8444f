"""Checks the fonts that a deck brings, before any of them is used."""

from pathlib import Path

from kiosk.system import files
from kiosk.text.font_file import FontError, FontFile, read_font
from kiosk.text.typeface import FAMILY

MAX_FONTS = 24  # a regular and a bold one for a dozen scripts
MAX_BYTES = 25_000_000  # of one: a font of all Chinese, Japanese and Korean letters has 20 MB
MAX_TOTAL_BYTES = 60_000_000


class Fonts:
    """The fonts in a deck's `folder` that were checked, by their paths in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._found: dict[str, FontFile] = {}
        self._bytes = 0
        self.has_failed = False  # one that cannot be used

    def look(self, name: str) -> FontFile:
        """Check the font `name`. Raises FontError and OSError."""
        if name not in self._found:
            self.has_failed, failed = True, self.has_failed
            data = files.read_whole(self._folder / name, MAX_BYTES, self._folder)
            self._bytes += len(data)
            if self._bytes > MAX_TOTAL_BYTES:
                raise FontError(f"all fonts together are larger than {MAX_TOTAL_BYTES // 1_000_000} MB; bring fewer")
            font = read_font(data)
            if font.family == FAMILY:
                raise FontError("the kiosk has this typeface already; leave it out")
            self._found[name] = font
            self.has_failed = failed
        return self._found[name]

    @property
    def letters(self) -> frozenset[int]:
        """The code points in all of them."""
        return frozenset().union(*(font.letters for font in self._found.values()))

    @property
    def families(self) -> frozenset[str]:
        """Their names for themselves."""
        return frozenset(font.family for font in self._found.values())

    def letters_of(self, family: str) -> frozenset[int]:
        """The code points in every font of a family: what one of them lacks would be set in another typeface."""
        fonts = [font.letters for font in self._found.values() if font.family == family]
        return frozenset.intersection(*fonts) if fonts else frozenset()
