"""Why a pack is refused, in the operator's words."""

from kiosk.operator.words import Phrase, phrase
from kiosk.packs.errors import Reason

_WHY = {
    Reason.NOT_A_PACK: "reason_changed",
    Reason.WRONG_SIGNATURE: "reason_changed",
    Reason.UNKNOWN_KEY: "reason_key",
    Reason.TOO_OLD: "reason_older",
    Reason.SAME_VERSION: "reason_older",
    Reason.NOT_HERE: "reason_kiosk",
    Reason.BROKEN_DECK: "reason_mistakes",
    Reason.BROKEN_SETTINGS: "reason_mistakes",
    Reason.NO_ROOM: "reason_full",
    Reason.TOO_LARGE: "reason_full",
    Reason.UNREADABLE: "reason_gone",
    Reason.SILENT: "reason_silent",
    Reason.UNWRITABLE: "reason_denied",
}


def why(reason: Reason) -> Phrase:
    """The reason; the log says more."""
    return phrase(_WHY.get(reason, "reason_unknown"))
