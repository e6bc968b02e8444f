"""The session's places for QML, which writes them as `Place.CARD`. So qmllint finds misspelt ones."""

from enum import IntEnum

from PySide6.QtCore import QEnum, QObject
from PySide6.QtQml import QmlElement

from kiosk.session import state

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Place(QObject):
    """Where the visitor is: the same places as in kiosk/session/state.py."""

    @QEnum
    class At(IntEnum):
        ATTRACT = 0
        OVERVIEW = 1
        CARD = 2
        COUNTDOWN = 3
        OPERATOR = 4
        PAUSED = 5
        CLOSED = 6
        FAILSAFE = 7


PLACES = {place: Place.At[place.name] for place in state.Place}
