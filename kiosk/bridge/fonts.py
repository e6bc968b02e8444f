"""The bundled typeface, and the letters that it lacks."""

import logging
import unicodedata
from collections import Counter

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication, QRawFont

from kiosk import paths
from kiosk.deck import Deck
from kiosk.troubles import trouble

FAMILY = "Golos Text"
_STAND_IN = "¤"  # for a letter that no font has
_NAMED = 40  # letters in a message at most
_SCRIPTS = 3  # beyond those of the typeface, in one text
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

    For such a letter Qt would ask every font anew, in each size and each script: seconds while nothing moves. A script
    that another font has costs some time too, the first time it is seen in a size: a text keeps few of them.
    """
    metrics = QFontMetrics(QFont(FAMILY))
    foreign = without_glyph(deck.written())
    missing = [c for c in foreign if not metrics.inFontUcs4(ord(c))]
    if missing:
        named = " ".join(missing[:_NAMED])
        lacking = "no font here has %d of the deck's letters: %s; install one"
        _log.warning(lacking, len(missing), named, extra=trouble("trouble_letters", letters=named))
    if not foreign:
        return deck
    signs = {ord(c): _sign(c) for c in missing}
    others = frozenset(foreign)
    return deck.put(lambda text: with_few_scripts(text.translate(signs), others))


def with_few_scripts(text: str, foreign: frozenset[str]) -> str:
    """The text with the `foreign` letters of its three commonest other scripts; a sign is in the place of the rest."""
    scripts = Counter(_script(c) for c in text if c in foreign)
    if len(scripts) <= _SCRIPTS:
        return text
    kept = {script for script, _ in scripts.most_common(_SCRIPTS)}
    return "".join(c if c not in foreign or _script(c) in kept else _sign(c) for c in text)


def _script(letter: str) -> str:
    """Whose letter it is, by the first word of its name, as in `ARABIC LETTER ALEF`; all signs are one."""
    is_letter = unicodedata.category(letter)[0] in "LM"
    return unicodedata.name(letter, "?").split()[0] if is_letter else "signs"


def _sign(letter: str) -> str:
    """What stands for a letter. A mark that belongs to the one before it leaves nothing behind."""
    return "" if unicodedata.category(letter).startswith("M") else _STAND_IN
