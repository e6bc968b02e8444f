"""Loads the bundled typeface, and replaces letters that no font on this computer has."""

import logging
from pathlib import Path
from unicodedata import normalize

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from kiosk import paths
from kiosk.deck import Deck
from kiosk.deck.fonts import MAX_BYTES
from kiosk.operator.troubles import trouble
from kiosk.painter.client import THE_PAINTER
from kiosk.system import files
from kiosk.text.font_file import FontError, read_font, with_lines_of
from kiosk.text.missing_letters import beyond_scripts, sign
from kiosk.text.typeface import FAMILY, LINES, lacking

_NAMED = 40  # at most this many letters in a log message
_NEVER_KEPT = 1000  # px: Qt does not cache the sizes of letters wider than 255 px
_log = logging.getLogger(__name__)
_loaded: dict[Path, int] = {}  # Qt's numbers of the typeface's files
_of_deck: list[int] = []  # Qt's numbers of the fonts that the deck shown brings


def load_fonts() -> None:
    """Load every weight of Golos Text. Raises RuntimeError if one is missing: the installation is faulty.

    Only once: with each font that is added, Qt forgets all sizes and looks for letters in one font more.
    """
    for file in sorted(paths.FONTS.glob("*.ttf")):
        if FAMILY in QFontDatabase.applicationFontFamilies(_loaded.get(file, -1)):
            continue
        number = _loaded[file] = QFontDatabase.addApplicationFont(str(file))
        if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number):
            raise RuntimeError(f"the font {file} does not load")


def load_deck_fonts(deck: Deck) -> frozenset[int]:
    """Load the fonts that a deck brings, for letters that the typeface lacks; their code points.

    `family_of` names the families in which a deck's own fonts come first. A font that has gone or changed since the
    check is left out; the log says so.
    """
    # Fontconfig would look for letters in the first font of a family, which may be an older state of the same font.
    while _of_deck:
        QFontDatabase.removeApplicationFont(_of_deck.pop())
    families: list[tuple[str, tuple[str, ...]]] = []
    called: dict[str, list[str]] = {}  # Qt's names for a family, by its own
    letters: set[int] = set()
    there: list[Path] = []
    for font in deck.fonts:
        try:
            data = files.read_whole(font.file, MAX_BYTES, deck.folder)
            known = read_font(data)
        except (OSError, FontError) as error:
            _log.warning("the font %s is left out: %s", font.file, error)
            continue
        number = QFontDatabase.addApplicationFontFromData(QByteArray(with_lines_of(data, *LINES)))
        if number < 0:
            continue
        _of_deck.append(number)
        named = QFontDatabase.applicationFontFamilies(number)
        families += [(family, font.languages) for family in named]
        called.setdefault(known.family, []).extend(named)
        letters |= known.letters
        there.append(font.file)
    THE_PAINTER.fonts = tuple(there)
    for language in {"", *(code for font in deck.fonts for code in font.languages)}:
        mine = [family for family, codes in families if language in codes]
        rest = [family for family, _ in families if family not in mine]
        for use in ("", "text", "headings"):
            name = family_of(deck, language, use)
            first = [] if name == FAMILY else [*called.get(_wished(deck, use), ()), FAMILY]
            QFont.removeSubstitutions(name)
            QFont.insertSubstitutions(name, list(dict.fromkeys([*first, *mine, *rest])))
    return frozenset(letters)


def family_of(deck: Deck, language: str, use: str) -> str:
    """The family in which a deck's `headings` in `language` are set, or its `text`, or what it does not style: "".

    The typeface itself, or, where the theme wishes for another or the language has fonts of its own, a name that stands
    for these and the typeface.
    """
    own = language if any(language in font.languages for font in deck.fonts) else ""
    return " ".join(filter(None, (FAMILY, use if _wished(deck, use) else "", own)))


def _wished(deck: Deck, use: str) -> str:
    """The family that the theme names for this use; "" for none."""
    return {"headings": deck.look.headings, "text": deck.look.words}.get(use, "")


def with_letters_there_are(deck: Deck, own: frozenset[int] = frozenset()) -> Deck:
    """The deck with a sign instead of each letter that no font on this computer has. The log lists them.

    `own`: code points in the deck's own fonts.

    For such a letter Qt would ask every font again, in each size and script: seconds in which nothing moves. A script
    from another font also costs time when it first appears in a size, so each text keeps only a few of them.
    """
    metrics = QFontMetrics(QFont(FAMILY))
    foreign = lacking(deck.written(), own)
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
    """Text from outside, such as a drive's name, with the same signs as in a deck."""
    foreign = lacking(text)
    if not foreign:
        return text
    metrics = QFontMetrics(QFont(FAMILY))
    signs = {ord(c): _instead(c) for c in foreign if not metrics.inFontUcs4(ord(c))}
    return with_few_scripts(text.translate(signs), frozenset(foreign))


def with_few_scripts(text: str, foreign: frozenset[str]) -> str:
    """The text with a sign for each `foreign` letter of scripts beyond the allowed number."""
    rest = beyond_scripts(text, foreign)
    return text.translate({ord(c): sign(c) for c in rest}) if rest else text


def _instead(letter: str) -> str:
    """What replaces a letter that no font has: the letter without the marks at fault, such as ê for ệ, or a sign."""
    parts = normalize("NFD", letter)
    kept = "".join(part for part in parts if not lacking(part))
    return normalize("NFC", kept) if parts[0] in kept else sign(letter)


def set_straight() -> None:
    """Make Qt draw large letters exactly, until it first paints a small letter in another size.

    Qt draws a letter of 64 px and more as an outline. Its FreeType engine (6.11, `addGlyphsToPath`) keeps the fraction
    of a pixel by which it shifted the last small letter of this weight. So edges depend on what was painted before, by
    up to 26 of 255. Measuring a letter resets this; a letter too large for the cache is measured again each time.
    """
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold, QFont.Weight.ExtraBold):
        font = QFont(FAMILY, weight=weight)
        font.setPixelSize(_NEVER_KEPT)
        QFontMetrics(font).boundingRect("M")
