"""Sends alerts with Apprise."""

import logging
from collections.abc import Callable, Sequence

from kiosk.problems import CannotStartError

_log = logging.getLogger(__name__)


def sender(addresses: Sequence[str]) -> Callable[[str], bool]:
    """What sends a text to all addresses, and says whether all have taken it. Raises CannotStartError."""
    if not addresses:
        return lambda _: True
    import apprise  # noqa: PLC0415 - large, and only who has addresses needs it

    found = apprise.Apprise()
    for number, address in enumerate(addresses, 1):
        if not found.add(address):  # which may hold a password: not to be printed
            raise CannotStartError(f"the {number}. address of `alerts` is not one that Apprise knows")
    return lambda text: bool(found.notify(body=text, title="Kiosks"))
