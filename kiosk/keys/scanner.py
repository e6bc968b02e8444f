"""Recognizes a code scanner or tag reader, which types what it has read faster than anybody can."""

from dataclasses import dataclass, replace

GAP_MS = 50  # at most, between two letters that a scanner types; whoever types fast needs 80
LEAST = 3  # letters of a code
MOST = 200
ENDS = ("Return", "Enter", "Tab")  # of which a reader may type several: carriage return and line feed
# What a reader presses between the letters of a code, for capitals and signs: neither a letter nor the end of a code.
HOLDS = frozenset(("Shift", "CapsLock", "NumLock", "ScrollLock", "Control", "Alt", "AltGr", "Meta", "Mode_switch"))


@dataclass(frozen=True)
class Typing:
    """What has been typed without a pause, and whether it went on beyond the longest code."""

    letters: str = ""
    names: tuple[str, ...] = ()  # of these keys
    at: int = 0  # when the last one was pressed, in ms
    is_long: bool = False

    def goes_on(self, now: int) -> bool:
        """Whether a key now belongs to what has been typed."""
        return bool(self.letters) and now - self.at <= GAP_MS

    def with_letter(self, letter: str, name: str, now: int) -> "Typing":
        """After one more letter."""
        if len(self.letters) >= MOST:
            return replace(self, at=now, is_long=True)
        return Typing(self.letters + letter, (*self.names, name), now)

    @property
    def code(self) -> str:
        """The code, if a scanner has typed this; empty if a person has."""
        return self.letters.strip() if len(self.letters) >= LEAST and not self.is_long else ""

    @property
    def is_scanned(self) -> bool:
        """Whether a scanner has typed this, be it a code or not."""
        return len(self.letters) >= LEAST
