"""Keeps whoever stands at the screen inside the kiosk."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow

_LOOK_MS = 250
_STILL_MS = 3000  # a mouse that rests this long shows no cursor
_SPLITS_REPEATS = ("xcb",)  # see `_is_repeat`
_CAN_RAISE = ("xcb", "windows", "cocoa")  # Wayland lets no window say where it is; cage knows only one

# What ui/Stage.qml knows, and what moves between buttons and presses them. The operator's chord is a Shortcut: Qt looks
# for those before a key gets here.
_KEYS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
}
_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier

_KEY_EVENTS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
_CLICKS = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
_NOTHING = {QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
_FINGERS = {QEvent.Type.TouchBegin, QEvent.Type.TabletPress}


class Lockdown(QObject):
    """Lets through to the window what visitors and hosts need: touches, a mouse's left button, a few keys.

    A key acts once, however long it is held. `keyPressed` tells of each that passes, before the window sees it.
    Once `guard` is called, the window cannot be closed, hides its cursor, and stays in front with the focus.
    It sees the window's events, not all of the application's: whatever comes from outside comes through the window.
    """

    keyPressed = Signal()

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._guards = False
        self._mouse: QPointF | None = None  # where it was last
        self._released = (0, 0)  # the key that was let go last, and when, ms
        self._still = QTimer(self, interval=_STILL_MS, singleShot=True)
        self._still.timeout.connect(self._hide_cursor)
        self._watch = QTimer(self, interval=_LOOK_MS)
        self._watch.timeout.connect(self.look)
        window.installEventFilter(self)

    def guard(self) -> None:
        """From now on the window is the screen's only one."""
        self._guards = True
        self._hide_cursor()
        self._watch.start()

    def step_aside(self) -> None:
        """Another window may cover this one, until `come_back`."""
        self._watch.stop()

    def come_back(self) -> None:
        """As before `step_aside`."""
        if self._guards:
            self._watch.start()

    @Slot()
    def look(self) -> None:
        """Come back in front, and take back the focus, if another window has taken them."""
        if self._window.windowState() == Qt.WindowState.WindowMinimized:
            self._window.showFullScreen()
        if QGuiApplication.platformName() in _CAN_RAISE:
            if not self._window.isActive():
                self._window.requestActivate()
            self._window.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether the event ends here."""
        kind = event.type()
        if kind in _KEY_EVENTS:
            assert isinstance(event, QKeyEvent)
            if self._is_repeat(event) or event.key() not in _KEYS or event.modifiers() & ~_WITH:
                return True
            if kind == QEvent.Type.KeyPress:
                self.keyPressed.emit()
            return False
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

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """Whether the key is being held.

        X11 tells of each repeat as of a release and a press at the same time. Qt takes it for one only if both have
        come when it looks: on a busy machine some pass for presses of their own.
        """
        before, now = self._released, (event.key(), event.timestamp())
        if event.type() == QEvent.Type.KeyRelease:
            self._released = now
            return event.isAutoRepeat()
        return event.isAutoRepeat() or (before == now and QGuiApplication.platformName() in _SPLITS_REPEATS)

    def _show_cursor(self, event: QMouseEvent) -> None:
        """For a mouse: not for a finger that the system passes off as one, nor for one that a new window finds."""
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
