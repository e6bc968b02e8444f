"""The names of keys in a settings file: Qt's own, without its `Key_`."""

NAMES = frozenset(
    (
        *"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        *(f"F{number}" for number in range(1, 36)),
        *("Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown", "Return", "Enter", "Space", "Tab"),
        *("Backtab", "Backspace", "Escape", "Insert", "Delete", "Clear", "Back", "Forward", "Help", "HomePage"),
        *("Select", "Menu", "Period", "Comma", "Minus", "Plus", "Equal", "Slash", "Backslash", "Asterisk"),
        *("NumberSign", "Semicolon", "Colon", "Apostrophe", "QuoteLeft", "BracketLeft", "BracketRight", "ZoomIn"),
        *("ZoomOut", "VolumeUp", "VolumeDown", "VolumeMute", "MediaPlay", "MediaStop", "MediaNext"),
        *("MediaPrevious", "MediaTogglePlayPause"),
    )
)
_SPELT = {name.lower(): name for name in NAMES}


def spelt(name: str) -> str | None:
    """The key's name with its capitals; None if there is no such key."""
    return _SPELT.get(name.strip().lower())
