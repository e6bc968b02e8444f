"""Draws the picture of docs/editors.md: the editor with a card of the built-in deck."""

import os
import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEventLoop

from kiosk import paths, render
from kiosk.authoring.folder import DeckFolder
from kiosk.deck import Record
from kiosk.player.assembly import settle_here
from kiosk.preview.editing import EditShow
from kiosk.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SIZE = 1366, 768
CARD = 2


def main() -> None:
    """Draw docs/editor.png."""
    _application = render.open_application()
    settle_here()
    with TemporaryDirectory() as folder:
        os.environ.update(XDG_STATE_HOME=folder, LANG="en_GB.UTF-8")
        deck = Path(shutil.copytree(paths.BUILT_IN_DECK, Path(folder) / "my-deck"))
        with closing(EditShow(DeckFolder.read(deck), Settings(motion="calm"), Record(), SIZE)) as show:
            _settle(show)
            show.editor.select(CARD)
            _settle(show)
            render.save(show.window.window.grabWindow(), ROOT / "docs" / "editor.png")


def _settle(show: EditShow) -> None:
    while show.editor.is_busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    render.settle(show.window.window)


if __name__ == "__main__":
    main()
