"""What a key means, whichever device it is on. kiosk/keys/tables.py says which key means what."""

from dataclasses import replace
from enum import StrEnum

from kiosk.session.action import Action, Adjust, Guide, Move, Speak, Tick, Touch, Type
from kiosk.session.aids import after
from kiosk.session.due import is_echo
from kiosk.session.listening import turned
from kiosk.session.state import Place, Rules, Session


class Key(StrEnum):
    """A key's meaning, as in a settings file."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    OK = "ok"
    NEXT_CONTROL = "next-control"
    PREVIOUS_CONTROL = "previous-control"
    BACK = "back"
    HOME = "home"
    HELP = "help"
    PREVIOUS = "previous"  # page
    NEXT = "next"
    ZOOM = "zoom"
    TEXT = "text"
    CONTRAST = "contrast"
    LANGUAGE = "language"
    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    HEADPHONES_IN = "headphones-in"
    HEADPHONES_OUT = "headphones-out"
    GUIDE_NEXT = "guide-next"
    GUIDE_PREVIOUS = "guide-previous"
    GUIDE_BLACK = "guide-black"
    GUIDE_START = "guide-start"
    GUIDE_END = "guide-end"
    NOTHING = "nothing"  # takes the key's meaning away


GUIDES = {
    Key.GUIDE_NEXT: Guide(Move(1)),
    Key.GUIDE_PREVIOUS: Guide(Move(-1)),
    Key.GUIDE_BLACK: Guide(black=True),
    Key.GUIDE_START: Guide(start=True),
    Key.GUIDE_END: Guide(end=True),
}
SOUND = {Key.LOUDER, Key.SOFTER, Key.MUTE, Key.HEADPHONES_IN, Key.HEADPHONES_OUT}
_TAKEN = {Key.TEXT, Key.CONTRAST, Key.LANGUAGE, *GUIDES, *SOUND}


def meant(rules: Rules, session: Session, key: Key) -> Action:
    """What a key asks of the session. What it does on the screen, such as moving the focus, is none of its business."""
    if key in GUIDES:
        return GUIDES[key]
    if key.isdigit():
        return Type(key)
    if key is Key.OK and session.typed:
        return Type()
    if key is Key.TEXT:
        return Adjust(replace(session.aids, text=after(session.aids.text)))
    if key is Key.CONTRAST:
        return Adjust(replace(session.aids, contrast=after(session.aids.contrast)))
    if key in SOUND:
        return _heard(rules, session, key)
    if key is Key.LANGUAGE and session.place in (Place.CARD, Place.OVERVIEW):
        return Speak(rules.languages[(rules.languages.index(session.language) + 1) % len(rules.languages)])
    return Touch()


def _heard(rules: Rules, session: Session, key: Key) -> Action:
    """What a key for sound asks. Headphones that the last visitor unplugs wake nobody."""
    if rules.volume_most == 0:
        return Touch()
    aids = session.aids
    match key:
        case Key.LOUDER:
            return Adjust(turned(rules, aids, 1))
        case Key.SOFTER:
            return Adjust(turned(rules, aids, -1))
        case Key.MUTE:
            return Adjust(replace(aids, aloud=not aids.aloud))
        case Key.HEADPHONES_OUT if session.place is Place.ATTRACT:
            return Tick()
        case _:
            return Adjust(replace(aids, aloud=key is Key.HEADPHONES_IN))


def takes(rules: Rules, session: Session, key: Key, now: int) -> bool:
    """Whether the session alone answers a key; all others go on to what has the focus."""
    if session.place is Place.OPERATOR:
        return False
    if session.place not in (Place.CARD, Place.OVERVIEW) or session.is_black or is_echo(rules, session, now):
        return True
    return key in _TAKEN or key.isdigit() or (key is Key.OK and session.typed != "")


def pause_ms(rules: Rules, session: Session) -> int:
    """How soon the same key counts again. Whoever enters a PIN may be quick."""
    return 0 if session.place is Place.OPERATOR else rules.key_pause_ms
