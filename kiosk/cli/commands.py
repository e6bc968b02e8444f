"""All commands: Typer reads their arguments, and says what they are."""

from typing import Annotated

import typer

from kiosk import __version__
from kiosk.cli import (
    autostart,
    check,
    deck,
    desk,
    edit,
    fleet,
    fleet_orders,
    fleet_report,
    link,
    lockdown,
    narrate,
    new,
    pack,
    pack_kiosk,
    pin,
    play,
    preview,
    report,
    selftest,
    settings,
    sheet,
    translate,
)
from kiosk.cli.common import cli

__all__ = [
    "autostart",
    "check",
    "cli",
    "deck",
    "desk",
    "edit",
    "fleet",
    "fleet_orders",
    "fleet_report",
    "link",
    "lockdown",
    "narrate",
    "new",
    "pack",
    "pack_kiosk",
    "pin",
    "play",
    "preview",
    "report",
    "selftest",
    "settings",
    "sheet",
    "translate",
]  # each module adds its commands to `cli`


@cli.callback(invoke_without_command=True)
def _default(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    licences: Annotated[bool, typer.Option("--licences", help="Print the licences of all parts and exit.")] = False,
) -> None:
    """Show a deck of fact cards on an exhibition touchscreen. Without a command: `kiosk run`.

    \b
    Examples:
      kiosk                                   play the deck that is set, fullscreen
      kiosk run --deck my-deck                play your own deck
      kiosk new my-deck                       begin a deck of your own
      kiosk edit my-deck                      edit it in a window
      kiosk check my-deck                     list its mistakes
      kiosk sheet export my-deck --out a.xlsx write it as a table for Excel
      kiosk translate export --to ru --out a.po what is to be translated
      kiosk narrate my-deck                   have it read aloud, as drafts
      kiosk render --out pictures             draw every view as a picture
      kiosk pack build my-deck --key my.key   make one signed file of it, for kiosks
      kiosk settings                          list all settings and where each is set
      kiosk pin                               set the PIN of the operator panel
      kiosk selftest                          check that the kiosk is ready
      kiosk autostart enable                  start at each login
      kiosk report                            summarize the visits
    """
    if version:
        typer.echo(f"kiosk {__version__}")
        raise typer.Exit
    if licences:
        _print_licences()
        raise typer.Exit


def _print_licences() -> None:
    from kiosk.licences import parts  # noqa: PLC0415 - slow to load, and only this option needs it

    titled = [(f"{part.name}: {part.licence}".removesuffix(": "), part.text.strip()) for part in parts()]
    for title, _ in titled:
        typer.echo(title)
    for title, text in titled:
        if text:
            typer.echo(f"\n{'=' * 100}\n{title}\n{'=' * 100}\n\n{text}")
