"""The visitor's aids for QML."""

from collections.abc import Callable
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.session import aids
from kiosk.session.aids import TextSize, after

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Aids(QObject):
    """What the visitor has chosen, mirrored from the session; a slot asks the session for another choice."""

    @QEnum
    class Colours(IntEnum):
        """The same as `Contrast` in kiosk/session/aids.py; QML writes `Aids.DARK`."""

        USUAL = 0
        LIGHT = 1
        DARK = 2

    textChanged = Signal()
    contrastChanged = Signal()
    calmChanged = Signal()
    reachChanged = Signal()
    aloudChanged = Signal()
    louderChanged = Signal()

    def __init__(self, read: Callable[[], aids.Aids], adjust: Callable[[aids.Aids], None], parent: QObject) -> None:
        super().__init__(parent)
        self._read = read
        self._adjust = adjust

    @Property(int, notify=textChanged)
    def text(self) -> int:
        """How large words are, in percent of their usual size: a `TextSize`."""
        return self._read().text

    @Property(int, notify=contrastChanged)
    def contrast(self) -> int:
        """One of the `Colours`."""
        return self.Colours[self._read().contrast.name]

    @Property(bool, notify=calmChanged)
    def calm(self) -> bool:
        """Whether nothing may move."""
        return self._read().calm

    @Property(bool, notify=reachChanged)
    def reach(self) -> bool:
        """Whether words and buttons are low on the screen."""
        return self._read().reach

    @Property(bool, notify=aloudChanged)
    def aloud(self) -> bool:
        """Whether what is on the screen is read aloud."""
        return self._read().aloud

    @Slot(bool)
    def setAloud(self, on: bool) -> None:
        self._adjust(replace(self._read(), aloud=on))

    @Slot(int)
    def setText(self, percent: int) -> None:
        self._adjust(replace(self._read(), text=TextSize(percent)))

    @Slot(int)
    def setContrast(self, colours: int) -> None:
        self._adjust(replace(self._read(), contrast=aids.Contrast[self.Colours(colours).name]))

    @Slot(bool)
    def setCalm(self, on: bool) -> None:
        self._adjust(replace(self._read(), calm=on))

    @Slot(bool)
    def setReach(self, on: bool) -> None:
        self._adjust(replace(self._read(), reach=on))

    @Slot()
    def nextText(self) -> None:
        """The next size; after the largest comes the usual one."""
        self._adjust(replace(self._read(), text=after(self._read().text)))

    @Slot()
    def nextContrast(self) -> None:
        self._adjust(replace(self._read(), contrast=after(self._read().contrast)))

    def announce(self, before: aids.Aids) -> None:
        """Emit a signal for each aid that is no longer what it was."""
        now = self._read()
        for changed, signal in (
            (now.text is not before.text, self.textChanged),
            (now.contrast is not before.contrast, self.contrastChanged),
            (now.calm is not before.calm, self.calmChanged),
            (now.reach is not before.reach, self.reachChanged),
            (now.aloud is not before.aloud, self.aloudChanged),
            (now.louder != before.louder, self.louderChanged),
        ):
            if changed:
                signal.emit()
