"""The exit codes of the player (kiosk/player/player.py) and of the supervisor."""

import signal

ENDED, FAILED, WRONG_USAGE, RESTART, WITHOUT_GPU, QUIT = range(6)  # ENDED: by a signal. QUIT: by the operator
DONE, BY_SIGNAL = 0, 128  # the supervisor's: by the operator; by a signal, plus its number


def said(code: int) -> str:
    """A player's exit code in words."""
    if code == ENDED:
        return "the player was ended, and not by its operator"
    if code >= 0:
        return f"the player ended with exit code {code}"
    try:
        return f"the player was ended by {signal.Signals(-code).name}"
    except ValueError:
        return f"the player was ended by signal {-code}"
