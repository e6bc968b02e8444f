"""The Qt objects that QML may name. Importing this registers them as the QML module `Kiosk`."""

from kiosk.bridge.aids import Aids
from kiosk.bridge.deck import Deck
from kiosk.bridge.drawing import Drawing
from kiosk.bridge.look import Look
from kiosk.bridge.operator import Operator
from kiosk.bridge.place import Place
from kiosk.bridge.reading import Reading
from kiosk.bridge.session import Session

__all__ = ["Aids", "Deck", "Drawing", "Look", "Operator", "Place", "Reading", "Session"]
