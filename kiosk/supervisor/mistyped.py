"""What a person at a terminal has mistyped, told before anything plays. It loads only the standard library."""

import os
import sys
from collections.abc import Sequence


def missing_deck(arguments: Sequence[str]) -> str | None:
    """The folder that `--deck` names, if there is none and a person at a terminal reads so; else None.

    A service's deck may be on a drive that comes later: without a terminal the kiosk waits for it.
    """
    named = None
    rest = iter(arguments)
    for argument in rest:
        if argument == "--deck":
            named = next(rest, None)
        elif argument.startswith("--deck="):
            named = argument.removeprefix("--deck=")
    if not named or sys.stdout is None or not sys.stdout.isatty():
        return None
    folder = os.path.expanduser(named)  # noqa: PTH111 - Path's raises where there is no home folder
    return None if os.path.lexists(folder) else named
