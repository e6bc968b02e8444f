"""The command line: the only place that prints and exits.

Exit codes: 0 done, 1 problems found, 2 asked for something that cannot be.
"""

from typing import Annotated, NoReturn

import typer

from kiosk import __version__, needs
from kiosk.cli import autostart as autostart  # each module adds its commands
from kiosk.cli import deck as deck
from kiosk.cli import lockdown as lockdown
from kiosk.cli import pin as pin
from kiosk.cli import play as play
from kiosk.cli import report as report
from kiosk.cli import selftest as selftest
from kiosk.cli import settings as settings
from kiosk.cli.common import WRONG_USAGE, cli


def main(arguments: list[str] | None = None) -> NoReturn:
    """The `kiosk` command."""
    try:
        raise SystemExit(cli(arguments, prog_name="kiosk"))
    except ImportError as error:  # of Qt, which only some commands need
        if not (what_to_do := needs.missing(error)):
            raise
        typer.echo(f"kiosk: {what_to_do}", err=True)
        raise SystemExit(WRONG_USAGE) from None


@cli.callback(invoke_without_command=True)
def _default(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
    licences: Annotated[bool, typer.Option("--licences", help="Print the licences of all parts and end.")] = False,
) -> None:
    """Show a deck of fact cards on an exhibition touchscreen. Without a command: `kiosk run`.

    \b
    Examples:
      kiosk                                   the built-in deck, fullscreen
      kiosk run --deck my-deck                a deck of your own
      kiosk check my-deck                     what is wrong with it
      kiosk render --out pictures             every view as a picture
      kiosk settings                          every setting and where it comes from
      kiosk pin                               the PIN of the panel on screen
      kiosk autostart enable                  start at each login
      kiosk report                            how many visits, in which language, of which cards
    """
    if version:
        typer.echo(f"kiosk {__version__}")
        raise typer.Exit
    if licences:
        _print_licences()
        raise typer.Exit


def _print_licences() -> None:
    from kiosk.licences import parts  # noqa: PLC0415 - looking through packages takes time that a start has not

    titled = [(f"{part.name}: {part.licence}".removesuffix(": "), part.text.strip()) for part in parts()]
    for title, _ in titled:
        typer.echo(title)
    for title, text in titled:
        if text:
            typer.echo(f"\n{'=' * 100}\n{title}\n{'=' * 100}\n\n{text}")
