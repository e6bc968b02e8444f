"""The program itself, with a weakness: `python -m chaos.poisoned run ...` dies of a deck that holds a file `poison`.

No deck is known that still kills Qt; so the weakness is built in.
"""

import os
import sys
from threading import Timer
from typing import Any

from kiosk.supervisor import watch as supervisor

DIES_AFTER_S = 1.0


def main() -> None:
    """As kiosk.__main__.main, with the player of this module."""
    if sys.argv[1] == "run":
        sys.exit(supervisor.run([sys.executable, "-m", "chaos.poisoned", "play"], sys.argv[2:]))
    from kiosk import cli  # noqa: PLC0415 - the supervisor loads no Qt
    from kiosk.player import assembly  # noqa: PLC0415

    build = assembly.build

    def poisoned(deck: Any, *rest: Any, **named: Any) -> assembly.Kiosk:
        if deck and (deck.folder / "poison").exists():
            Timer(DIES_AFTER_S, os.abort).start()
        return build(deck, *rest, **named)

    assembly.build = poisoned
    cli.main()


if __name__ == "__main__":
    main()
