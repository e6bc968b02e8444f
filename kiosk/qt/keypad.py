"""Decides on each key: which it is, whether it counts, and who gets it."""

import logging
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from kiosk.keys.presses import Presses
from kiosk.keys.scanner import ENDS, GAP_MS, HOLDS, Typing
from kiosk.session.key import Key

_log = logging.getLogger(__name__)

_SPLITS_REPEATS = ("xcb",)  # see `_is_repeat`
# X11 and Wayland number keys as the kernel does, plus 8. Their layouts give F13 to F24 other names, such as Launch5,
# and F19 and F24 none at all (xkeyboard-config, symbols/inet), so Qt cannot tell them.
_NUMBERS_KEYS = ("xcb", "wayland")
_F13, _F24 = 191, 202
_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
# The one key that QML knows for each meaning. Digits are themselves.
_SHOWN = {
    Key.LEFT: Qt.Key.Key_Left,
    Key.RIGHT: Qt.Key.Key_Right,
    Key.UP: Qt.Key.Key_Up,
    Key.DOWN: Qt.Key.Key_Down,
    Key.OK: Qt.Key.Key_Return,
    Key.NEXT_CONTROL: Qt.Key.Key_Tab,
    Key.PREVIOUS_CONTROL: Qt.Key.Key_Backtab,
    Key.BACK: Qt.Key.Key_Back,
    Key.HOME: Qt.Key.Key_Home,
    Key.HELP: Qt.Key.Key_Help,
    Key.PREVIOUS: Qt.Key.Key_PageUp,
    Key.NEXT: Qt.Key.Key_PageDown,
    Key.ZOOM: Qt.Key.Key_ZoomIn,
    **{Key(digit): Qt.Key(Qt.Key.Key_0 + int(digit)) for digit in "0123456789"},
}


class TakesKeys(Protocol):
    """What decides on keys that have a meaning."""

    def now(self) -> int:
        """Its clock, in ms."""

    def pause_ms(self) -> int:
        """How soon the same key counts again, in ms."""

    def reads_codes(self) -> bool:
        """Whether any card has a code."""

    def press(self, key: Key) -> bool:
        """Take a key. Return whether it goes no further."""

    def read(self, code: str) -> None:
        """Take a code that was scanned."""


class Keypad(QObject):
    """Lets only keys through that have a meaning, each as the one key that QML knows for it.

    A key acts once, however long it is held. If the deck has codes, letters and digits wait for a moment: many at once
    come from a scanner.
    """

    def __init__(self, window: QWindow, meanings: Mapping[str, Key], keys: TakesKeys) -> None:
        super().__init__(window)
        self._window = window
        self._meanings = meanings
        self._keys = keys
        self._presses = Presses()
        self._typing = Typing()
        self._scanned_at = -GAP_MS - 1  # when the last code's end was typed, in ms
        self._is_own = False  # the event is one of ours
        self._released = (0, 0)  # the key that was released last, and when in ms
        self._typed = QTimer(self, interval=2 * GAP_MS, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._typed.timeout.connect(self.end_typing)

    def stops(self, event: QKeyEvent) -> bool:
        """Whether this event goes no further; what it means may go on as another."""
        if self._is_own:
            return False
        if self._is_repeat(event) or event.type() == QEvent.Type.KeyRelease or event.modifiers() & ~_WITH:
            return True
        name, letter = name_of(event), event.text()
        if name in HOLDS:
            return True
        if self._keys.reads_codes():
            now = event.timestamp()  # when it was pressed: the kiosk may have been busy since
            if self._typing.letters and not self._typing.goes_on(now):
                self.end_typing()
            if name in ENDS and (self._typing.is_scanned or now - self._scanned_at <= GAP_MS):
                self._scanned_at = now
                self.end_typing()
                return True
            if letter.isprintable() and letter and name != "Space":
                self._typing = self._typing.with_letter(letter, name, now)
                self._typed.start()
                return True
            self.end_typing()
        self._press(name)
        return True

    def end_typing(self) -> None:
        """Nothing more is typed: it was a scanner, or each letter was a key."""
        self._typed.stop()
        typed, self._typing = self._typing, Typing()
        if typed.code:
            _log.debug("a reader has typed %s", typed.code)
            self._keys.read(typed.code)
        elif not typed.is_scanned:
            for name in typed.names:
                self._press(name)

    def _press(self, name: str) -> None:
        meaning = self._meanings.get(name)
        if meaning is None:
            _log.debug("the key %s means nothing here", name or "without a name")
            return
        now = self._keys.now()
        if not self._presses.counts(name, now, self._keys.pause_ms()):
            return
        self._presses = Presses(name, now)
        key = _SHOWN.get(meaning)
        if self._keys.press(meaning) or key is None:
            return
        self._is_own = True
        try:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(self._window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
        finally:
            self._is_own = False

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """Whether this is a held key repeating.

        X11 reports each repeat as a release and a press at the same time. Qt recognizes it only if both have arrived
        when it looks; on a busy computer some look like new presses.
        """
        before, now = self._released, (event.key(), event.timestamp())
        if event.type() == QEvent.Type.KeyRelease:
            self._released = now
            return event.isAutoRepeat()
        return event.isAutoRepeat() or (before == now and QGuiApplication.platformName() in _SPLITS_REPEATS)


def name_of(event: QKeyEvent) -> str:
    """The key's name as in a settings file; empty for a key that has none."""
    if QGuiApplication.platformName() in _NUMBERS_KEYS and _F13 <= event.nativeScanCode() <= _F24:
        return f"F{13 + event.nativeScanCode() - _F13}"
    try:
        return Qt.Key(event.key()).name.removeprefix("Key_")
    except ValueError:
        return ""
