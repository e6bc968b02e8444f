"""`kiosk autostart`: whether the kiosk starts when its user logs in."""

from typing import NoReturn

import typer

from kiosk import autostart, paths
from kiosk.autostart import AutostartError, Surroundings
from kiosk.cli.common import PROBLEMS, DeckOption, SettingsOption, cli, deck_folder, fail, require_settings
from kiosk.problems import CannotStartError

commands = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
cli.add_typer(commands, name="autostart", help="Start the kiosk when its user logs in to the desktop, or do not.")


@commands.command()
def enable(deck: DeckOption = None, settings: SettingsOption = None) -> None:
    """Start the kiosk at each login from now on, as this user, with the options given here.

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
    typer.echo(f"The kiosk starts at the next login: {starter.place}")


@commands.command()
def disable() -> None:
    """Do not start the kiosk at login any more. One that runs goes on."""
    where = Surroundings()
    try:
        autostart.own(where).disable()
    except AutostartError as error:
        fail(str(error))
    others = list(autostart.every(where))
    typer.echo("The kiosk does not start at login." if not others else "Still starting the kiosk, set up elsewhere:")
    for place in others:
        typer.echo(f"  {place}")


@commands.command()
def status() -> None:
    """Tell what starts the kiosk: the login, the service, or what an owner set up.

    Exit code 0: it starts by itself. 1: it does not, or the program that should be started is not there.
    """
    where = Surroundings()
    places = list(autostart.every(where))
    for place in places:
        typer.echo(place)
    if missing := autostart.own(where).missing():
        _problem(f"{missing} is not there any more: run `kiosk autostart enable` again")
    if not places:
        _problem("nothing starts the kiosk")


def _problem(message: str) -> NoReturn:
    typer.echo(message)
    raise typer.Exit(PROBLEMS)
