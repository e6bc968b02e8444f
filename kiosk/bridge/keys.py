"""What keys and scanned codes ask of the session."""

from kiosk.bridge.reading import Reading
from kiosk.bridge.session import Session
from kiosk.session.action import Read
from kiosk.session.key import Key, meant, pause_ms, takes


class Keys:
    """Passes on what qt/keypad.py has found to be a key or a code."""

    def __init__(self, session: Session, reading: Reading | None = None) -> None:
        self._session = session
        self._reading = reading

    def now(self) -> int:
        """The session's clock, in ms."""
        return int(self._session.now())

    def pause_ms(self) -> int:
        """How soon the same key counts again, in ms."""
        return pause_ms(self._session.rules, self._session.state)

    def reads_codes(self) -> bool:
        """Whether any card has a code."""
        return any(self._session.rules.codes)

    def press(self, key: Key) -> bool:
        """Take a key. Return whether it goes no further."""
        rules, state = self._session.rules, self._session.state
        is_taken = takes(rules, state, key, self.now())
        if self._reading:
            self._reading.key(key)
        self._session.take(meant(rules, state, key))
        return is_taken

    def read(self, code: str) -> None:
        """Take what a scanner or tag reader has read."""
        self._session.take(Read(code))
