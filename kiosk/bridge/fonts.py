"""The bundled typeface."""

from PySide6.QtGui import QFontDatabase

from kiosk import paths

FAMILY = "Golos Text"


def load_fonts() -> None:
    """Load every weight of Golos Text. Raises RuntimeError if one does not load: a fault of the installation."""
    for file in sorted(paths.FONTS.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number):
            raise RuntimeError(f"the font {file} does not load")
