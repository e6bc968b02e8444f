"""The bundled typeface."""

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont

from kiosk import paths

FAMILY = "Golos Text"


def load_fonts() -> None:
    """Load every weight of Golos Text. Raises RuntimeError if one does not load: a fault of the installation."""
    # Of letters that no font here knows Qt says so for each of them and each font: a thousand lines a text.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
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
