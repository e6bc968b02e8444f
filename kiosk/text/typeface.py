"""The bundled typeface, read without Qt, so that `kiosk check` can list letters that it lacks."""

import re
from functools import cache

from kiosk import paths
from kiosk.text.font_file import read_font

FAMILY = "Golos Text"
LINES = 0.98, 0.22  # em: how far its lines reach above and below the baseline


def lacking(text: str, own: frozenset[int] = frozenset()) -> str:
    """The letters of `text` that some weight of the typeface lacks, each once, in order.

    `own`: code points in the fonts that a deck brings.
    """
    return "".join(sorted(c for c in set(_foreign().findall(text)) if c.isprintable() and ord(c) not in own))


@cache
def _foreign() -> re.Pattern[str]:
    """A character that is not in every weight: six times as fast as to ask for each, in a deck of a thousand cards."""
    return re.compile(f"[^{re.escape(''.join(map(chr, sorted(_letters()))))}]")


@cache
def _letters() -> frozenset[int]:
    """The code points in every weight of the typeface."""
    return frozenset.intersection(*(read_font(file.read_bytes()).letters for file in sorted(paths.FONTS.glob("*.ttf"))))
