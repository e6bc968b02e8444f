"""The bundled typeface, and the letters that it lacks."""

import logging
import unicodedata

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication, QRawFont

from kiosk import paths
from kiosk.deck import Deck

FAMILY = "Golos Text"
_STAND_IN = "¤"  # for a letter that no font has
_NAMED = 40  # letters in a message at most
_log = logging.getLogger(__name__)


def load_fonts() -> None:
    """Load every weight of Golos Text. Raises RuntimeError if one does not load: a fault of the installation."""
    for file in sorted(paths.FONTS.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number):
            raise RuntimeError(f"the font {file} does not load")


def without_glyph(text: str) -> str:
    """The characters in `text` that a weight of the typeface lacks: a box or another font would stand in for them."""
    _application = QGuiApplication.instance() or QGuiApplication([])
    fonts = [QRawFont(str(file), 20) for file in sorted(paths.FONTS.glob("*.ttf"))]
    written = sorted({character for character in text if character.isprintable()})
    return "".join(c for c in written if not all(font.supportsCharacter(ord(c)) for font in fonts))


def with_letters_there_are(deck: Deck) -> Deck:
    """The deck with a sign in the place of each letter that no font of this computer has; the log names them.

    For such a letter Qt would ask every font anew, in each size and each script: seconds while nothing moves.
    """
    metrics = QFontMetrics(QFont(FAMILY))
    missing = [c for c in without_glyph(deck.written()) if not metrics.inFontUcs4(ord(c))]
    if not missing:
        return deck
    _log.warning("no font here has %d of the deck's letters: %s; install one", len(missing), " ".join(missing[:_NAMED]))
    # A mark that belongs to the letter before it leaves nothing behind.
    signs = {ord(c): "" if unicodedata.category(c).startswith("M") else _STAND_IN for c in missing}
    return deck.put(lambda text: text.translate(signs))
