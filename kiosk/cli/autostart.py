"""`kiosk autostart`: start the kiosk when its user logs in."""

from typing import NoReturn

import typer

from kiosk import paths
from kiosk.cli.common import PROBLEMS, DeckOption, SettingsOption, cli, deck_folder, fail, require_settings
from kiosk.cli.deck_either import deck_either
from kiosk.problems import CannotStartError
from kiosk.system import autostart
from kiosk.system.autostart import AutostartError, Surroundings

commands = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
cli.add_typer(commands, name="autostart", help="Start the kiosk at login.")


@commands.command()
@deck_either
def enable(deck: DeckOption = None, settings: SettingsOption = None) -> None:
    """Start the kiosk at login.

    This is for the user who runs the command, in desktop sessions, with the options given here.

    \b
    Examples:
      kiosk autostart enable
      kiosk autostart enable --deck my-deck --settings left-screen.yaml
    """
    options = ["run"]
    try:
        if folder := deck_folder(deck):
            options += ["--deck", str(folder)]
        if settings:
            require_settings(settings)
            options += ["--settings", str(paths.whole(settings))]
    except CannotStartError as error:
        fail(str(error))
    starter = autostart.own(Surroundings())
    try:
        starter.enable([*autostart.program(), *options])
    except AutostartError as error:
        fail(str(error))
    typer.echo(f"The kiosk will start at login: {starter.place}")


@commands.command()
def disable() -> None:
    """No longer start the kiosk at login.

    A kiosk that is running plays on.
    """
    where = Surroundings()
    try:
        autostart.own(where).disable()
    except AutostartError as error:
        fail(str(error))
    others = list(autostart.every(where))
    typer.echo("The kiosk does not start at login." if not others else "Something else still starts the kiosk:")
    for place in others:
        typer.echo(f"  {place}")


@commands.command()
def status() -> None:
    """Show what starts the kiosk.

    This may be the login, the service, or something else.

    Exit code 0: something starts it. 1: nothing does, or the program to start is missing.
    """
    where = Surroundings()
    places = list(autostart.every(where))
    for place in places:
        typer.echo(place)
    if missing := autostart.own(where).missing():
        _problem(f"{missing} is missing: run `kiosk autostart enable` again")
    if not places:
        _problem("nothing starts the kiosk")


def _problem(message: str) -> NoReturn:
    typer.echo(message)
    raise typer.Exit(PROBLEMS)
