"""The command line: the only place that prints and exits.

Exit codes: 0 done, 1 problems found, 2 not possible as asked.
"""

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from kiosk.problems import CannotStartError, printable
from kiosk.supervisor.exits import WRONG_USAGE
from kiosk.system import requirements

# So many new objects until Python looks for garbage. A start makes 40,000, of modules that stay: with Python's own 700
# it would look 80 times, for 14 ms. Later qt/garbage.py says when.
_SELDOM = 100_000


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The `kiosk` command."""
    try:
        raise SystemExit(_done(list(sys.argv[1:] if arguments is None else arguments)))
    except CannotStartError as error:
        _say(str(error))
    except ImportError as error:  # of Qt, which only some commands need
        if not (what_to_do := requirements.missing(error)):
            raise
        _say(what_to_do)
    raise SystemExit(WRONG_USAGE)


def _done(arguments: list[str]) -> object:
    """Run a command; return the exit code.

    A player with valid options does without Typer, which would stay in its memory.
    """
    from kiosk.cli import plain_options  # noqa: PLC0415 - each loads only what it needs

    if arguments[:1] == ["play"] and (options := plain_options.read(arguments[1:])):
        gc.set_threshold(_SELDOM)
        from kiosk.player.player import Player  # noqa: PLC0415

        return Player(options).run()
    from kiosk.cli.commands import cli  # noqa: PLC0415

    return cli(arguments, prog_name="kiosk")


def _say(message: str) -> None:
    print(f"kiosk: {printable(message)}", file=sys.stderr)
