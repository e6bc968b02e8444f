"""Loads the bundled typeface, and puts a sign for the letters that no font here has."""

import logging
from unicodedata import normalize

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from kiosk import paths
from kiosk.deck import Deck
from kiosk.letters import beyond_scripts, sign
from kiosk.troubles import trouble
from kiosk.typeface import FAMILY, lacking

_NAMED = 40  # letters in a message at most
_log = logging.getLogger(__name__)


def load_fonts() -> None:
    """Load every weight of Golos Text. Raises RuntimeError if one does not load: a fault of the installation."""
    for file in sorted(paths.FONTS.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number):
            raise RuntimeError(f"the font {file} does not load")


def with_letters_there_are(deck: Deck) -> Deck:
    """The deck with a sign in the place of each letter that no font of this computer has; the log names them.

    For such a letter Qt would ask every font anew, in each size and each script: seconds while nothing moves. A script
    that another font has costs some time too, the first time it is seen in a size: a text keeps few of them.
    """
    metrics = QFontMetrics(QFont(FAMILY))
    foreign = lacking(deck.written())
    missing = [c for c in foreign if not metrics.inFontUcs4(ord(c))]
    if missing:
        named = " ".join(missing[:_NAMED])
        told = "no font here has %d of the deck's letters: %s; install one"
        _log.warning(told, len(missing), named, extra=trouble("trouble_letters", count=len(missing)))
    if not foreign:
        return deck
    signs = {ord(c): _instead(c) for c in missing}
    others = frozenset(foreign)
    return deck.put(lambda text: with_few_scripts(text.translate(signs), others))


def with_signs(text: str) -> str:
    """A text from outside, such as a drive's name, with signs as in a deck."""
    foreign = lacking(text)
    if not foreign:
        return text
    metrics = QFontMetrics(QFont(FAMILY))
    signs = {ord(c): _instead(c) for c in foreign if not metrics.inFontUcs4(ord(c))}
    return with_few_scripts(text.translate(signs), frozenset(foreign))


def with_few_scripts(text: str, foreign: frozenset[str]) -> str:
    """The text with a sign for each `foreign` letter of the scripts that are too many for it."""
    rest = beyond_scripts(text, foreign)
    return text.translate({ord(c): sign(c) for c in rest}) if rest else text


def _instead(letter: str) -> str:
    """What stands for a letter that no font has: the letter without the marks at fault, such as ê for ệ, or a sign."""
    parts = normalize("NFD", letter)
    kept = "".join(part for part in parts if not lacking(part))
    return normalize("NFC", kept) if parts[0] in kept else sign(letter)
