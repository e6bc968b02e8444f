"""Keeps visitors inside the kiosk."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow

from kiosk.qt.keypad import Keypad

_LOOK_MS = 250
_STILL_MS = 3000  # hide the cursor of a mouse that rests this long
_CAN_RAISE = ("xcb", "windows", "cocoa")  # a Wayland window cannot choose its place; cage shows only one

_KEY_EVENTS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
_CLICKS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
_NOTHING = {QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
_FINGERS = {QEvent.Type.TouchBegin, QEvent.Type.TabletPress}


class InputFilter(QObject):
    """Lets only those inputs through that visitors and operators need: touches, the left mouse button, a few keys.

    `keypad` decides on keys; the operator's chord is a Shortcut, which Qt handles before a key gets here. After
    `guard`, the window cannot be closed, hides its cursor, and stays in front with the focus. The filter sees the
    window's events, not all of the application's: all outside input comes through the window.
    """

    def __init__(self, window: QWindow, keypad: Keypad) -> None:
        super().__init__(window)
        self._window = window
        self._keypad = keypad
        self._guards = False
        self._mouse: QPointF | None = None  # its last position
        self._still = QTimer(self, interval=_STILL_MS, singleShot=True)
        self._still.timeout.connect(self._hide_cursor)
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self.look)
        window.installEventFilter(self)

    def guard(self) -> None:
        """From now on, keep the window in front and closed to everything else."""
        self._guards = True
        self._hide_cursor()
        self._watch.start()

    def step_aside(self) -> None:
        """Let another window cover this one, until `come_back`."""
        self._watch.stop()

    def come_back(self) -> None:
        """Undo `step_aside`."""
        if self._guards:
            self._watch.start()

    @Slot()
    def look(self) -> None:
        """If another window is in front or has the focus, take both back."""
        if self._window.windowState() == Qt.WindowState.WindowMinimized:
            self._window.showFullScreen()
        if QGuiApplication.platformName() in _CAN_RAISE:
            if not self._window.isActive():
                self._window.requestActivate()
            self._window.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether to stop this event here."""
        kind = event.type()
        if kind in _KEY_EVENTS:
            assert isinstance(event, QKeyEvent)
            return self._keypad.stops(event)
        if kind in _CLICKS:
            assert isinstance(event, QMouseEvent)
            self._show_cursor(event)
            return event.button() != Qt.MouseButton.LeftButton
        if kind in _NOTHING or (kind == QEvent.Type.Close and self._guards):
            event.ignore()
            return True
        if kind == QEvent.Type.MouseMove:
            assert isinstance(event, QMouseEvent)
            self._show_cursor(event)
        elif kind in _FINGERS:
            self._hide_cursor()
        return False

    def _show_cursor(self, event: QMouseEvent) -> None:
        """Show the cursor for a real mouse.

        Not for a touch that the system reports as a mouse, nor for a mouse that was already there when the window
        appeared.
        """
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized or not self._guards:
            return
        before, self._mouse = self._mouse, event.globalPosition()
        if before is not None and before != self._mouse:
            self._window.setCursor(Qt.CursorShape.ArrowCursor)
            self._still.start()

    @Slot()
    def _hide_cursor(self) -> None:
        self._still.stop()
        if self._guards:
            self._window.setCursor(Qt.CursorShape.BlankCursor)
