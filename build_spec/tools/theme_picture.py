"""Draws docs/themes.jpg: the looks that are ready for use, each on the built-in deck."""

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QImage

from build_spec.tools.view_sheet import drawn, save
from kiosk import paths
from kiosk.deck.look import BASES

OUT = Path(__file__).resolve().parents[2] / "docs" / "themes.jpg"
VIEWS = ("attract-03-internet", "card-08-it-sector", "overview")


def main() -> None:
    """Render and compose: a row for each look."""
    save([themed(base) for base in BASES], OUT)


def themed(base: str) -> list[QImage]:
    """The views of the built-in deck in this look."""
    with TemporaryDirectory() as folder:
        deck = Path(folder) / "deck"
        shutil.copytree(paths.BUILT_IN_DECK, deck)
        file = deck / "deck.yaml"
        written = file.read_text(encoding="utf-8")
        changed = re.sub(r"^theme:.*$", f"theme:\n  base: {base}", written, flags=re.MULTILINE)
        assert changed != written
        file.write_text(changed, encoding="utf-8")
        return drawn(deck, VIEWS)


if __name__ == "__main__":
    main()
