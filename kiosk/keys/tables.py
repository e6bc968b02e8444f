"""Ready tables: what the keys of a device mean. docs/keys.md says where each is from, and what has not been tried."""

from collections.abc import Iterable, Mapping

from kiosk.session.key import Key

Table = Mapping[str, Key]

KEYBOARD: Table = {
    "Left": Key.LEFT,
    "Right": Key.RIGHT,
    "Up": Key.UP,
    "Down": Key.DOWN,
    "Return": Key.OK,
    "Enter": Key.OK,
    "Space": Key.OK,
    "Select": Key.OK,
    "Tab": Key.NEXT_CONTROL,
    "Backtab": Key.PREVIOUS_CONTROL,
    "Home": Key.HOME,
    "HomePage": Key.HOME,
    "Back": Key.BACK,
    "Backspace": Key.BACK,
    "Escape": Key.BACK,
    "Help": Key.HELP,
    "F1": Key.HELP,
    "PageUp": Key.PREVIOUS,
    "PageDown": Key.NEXT,
    **{digit: Key(digit) for digit in "0123456789"},
    "VolumeUp": Key.LOUDER,
    "VolumeDown": Key.SOFTER,
    "VolumeMute": Key.MUTE,
}
# Five keys are enough: up and down lead through everything, one after another.
EZ_ACCESS: Table = {
    "F15": Key.HEADPHONES_IN,
    "F16": Key.HEADPHONES_OUT,
    "F17": Key.HELP,
    "F18": Key.PREVIOUS_CONTROL,
    "F19": Key.NEXT_CONTROL,
    "F20": Key.OK,
    "F21": Key.PREVIOUS,
    "F22": Key.NEXT,
    "F23": Key.LEFT,
    "F24": Key.RIGHT,
}
AUDIO_NAV: Table = {**EZ_ACCESS, "F18": Key.UP, "F19": Key.DOWN}
PRESENTER: Table = {
    "PageUp": Key.GUIDE_PREVIOUS,
    "PageDown": Key.GUIDE_NEXT,
    "Period": Key.GUIDE_BLACK,
    "B": Key.GUIDE_BLACK,
    "F5": Key.GUIDE_START,
    "Escape": Key.GUIDE_END,
}
TABLES: Mapping[str, Table] = {
    "keyboard": KEYBOARD,
    "ez-access": EZ_ACCESS,
    "storm-audionav": AUDIO_NAV,
    "presenter": PRESENTER,
}


def combined(names: Iterable[str], own: Iterable[tuple[str, str]] = ()) -> dict[str, Key]:
    """What each key means: in these tables, of which later ones take precedence, and in `own`, above all of them."""
    meanings = {key: meaning for name in names for key, meaning in TABLES[name].items()}
    meanings.update((key, Key(meaning)) for key, meaning in own)
    return {key: meaning for key, meaning in meanings.items() if meaning is not Key.NOTHING}
