"""How a deck looks, for QML. Theme.qml makes its colours and sizes of it."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement

from kiosk.deck import look
from kiosk.deck.colours import PALETTE, luminance

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Look(QObject):
    """A look; it never changes. Colours are `#RRGGBB`; kiosk/deck/look.py says what they are for."""

    def __init__(self, shown: look.Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown

    @Property(str, constant=True)
    def paper(self) -> str:
        return self._shown.paper

    @Property(str, constant=True)
    def text(self) -> str:
        return self._shown.text

    @Property(str, constant=True)
    def bar(self) -> str:
        return self._shown.bar

    @Property(str, constant=True)
    def onBar(self) -> str:
        return self._shown.on_bar

    @Property(str, constant=True)
    def action(self) -> str:
        return self._shown.action

    @Property(str, constant=True)
    def onAction(self) -> str:
        return self._shown.on_action

    @Property(str, constant=True)
    def edge(self) -> str:
        return self._shown.edge

    @Property(str, constant=True)
    def rim(self) -> str:
        return self._shown.rim

    @Property(str, constant=True)
    def raised(self) -> str:
        return self._shown.raised

    @Property(str, constant=True)
    def pressed(self) -> str:
        return self._shown.pressed

    @Property(str, constant=True)
    def dot(self) -> str:
        return self._shown.dot

    @Property(str, constant=True)
    def accent(self) -> str:
        """Of words on paper that belong to no page."""
        return self._shown.toned(PALETTE["madder"], PALETTE["walnut"])

    @Property(bool, constant=True)
    def dark(self) -> bool:
        """Whether its words are lighter than its paper."""
        return luminance(self._shown.text) > luminance(self._shown.paper)

    @Property(bool, constant=True)
    def darkAction(self) -> bool:
        """Whether the words on what asks to be touched are lighter than that."""
        return luminance(self._shown.on_action) > luminance(self._shown.action)

    @Property(float, constant=True)
    def roundness(self) -> float:
        """0: corners are square, 1: as round as they can be."""
        return self._shown.roundness

    @Property(bool, constant=True)
    def ornament(self) -> bool:
        """Whether it has the kiosk's own borders and threads."""
        return self._shown.ornament

    @Property(bool, constant=True)
    def border(self) -> bool:
        """Whether it has a border of its own: see ThemePictures."""
        return self._shown.border is not None

    @Property(bool, constant=True)
    def logo(self) -> bool:
        return self._shown.logo is not None

    @Property(bool, constant=True)
    def hand(self) -> bool:
        """Whether a hand asks for a touch."""
        return self._shown.invitation == "hand"

    @Property(bool, constant=True)
    def sign(self) -> bool:
        """Whether a sign beside the words asks for a touch."""
        return self._shown.invitation != "plain"
