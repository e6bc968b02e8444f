"""The check of what is edited, on its thread."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from kiosk.authoring.folder import DeckFolder
from kiosk.bridge.editor.checking import Checking
from kiosk.check import Screen
from kiosk.check.fits import Fits
from kiosk.deck.picture_record import Record


@pytest.mark.usefixtures("qapp")
def test_after_its_end_nothing_is_checked(deck_folder: Path) -> None:
    """Texts may be measured while an editor is being closed, which asks for another check."""
    owner = QObject()
    checking = Checking(Record(), Fits(Screen()), owner)
    checking.close()
    checking.ask(DeckFolder.read(deck_folder))
    assert not checking.is_busy
