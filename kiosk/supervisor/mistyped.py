"""What a person at a terminal has mistyped, told before anything plays. It loads only the standard library."""

import os
import sys
from collections.abc import Sequence


def missing_deck(arguments: Sequence[str]) -> str | None:
    """The folder that is named as the deck, if there is none and a person at a terminal reads so; else None.

    A service's deck may be on a drive that comes later: without a terminal the kiosk waits for it.
    """
    named = None
    rest = iter(arguments)
    for argument in rest:
        option, equals, value = argument.partition("=")
        if not option.startswith("-"):
            named = argument
        elif not equals:  # every option of `kiosk run` has a value
            value = next(rest, "")
        if option == "--deck":
            named = value
    if not named or sys.stdout is None or not sys.stdout.isatty():
        return None
    folder = os.path.expanduser(named)  # noqa: PTH111 - Path's raises where there is no home folder
    return None if os.path.lexists(folder) else named
