"""`kiosk pin`: setting and recovering the panel's PIN, at the computer."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import SettingsOption, cli, fail, path
from kiosk.cli.users import service_of_another, user_name
from kiosk.operator.pin import FEWEST_DIGITS, MOST_DIGITS, PinError, PinGuard


@cli.command()
def pin(
    stdin: Annotated[bool, typer.Option("--stdin", help="Read the new PIN from standard input, one line.")] = False,
    recovery: Annotated[
        Path | None,
        typer.Option(parser=path, metavar="FILE", help="Make a recovery file instead. It invalidates an older one."),
    ] = None,
    recover: Annotated[
        Path | None,
        typer.Option(parser=path, metavar="FILE", help="Unlock with a recovery file instead. The PIN stays the same."),
    ] = None,
    settings: SettingsOption = None,
) -> None:
    """Set the PIN of the operator panel.

    This also clears wrong tries. A running kiosk takes the new PIN at once.

    Each user has their own kiosk, so the command says whose PIN it sets. The service's kiosk belongs to the user kiosk.

    \b
    Examples:
      kiosk pin                                     asks twice for a new PIN
      kiosk pin --stdin < file                      the same, for scripts
      sudo -u kiosk kiosk pin                       the PIN of the service's kiosk
      kiosk pin --recovery /media/usb/kiosk-recovery.key
      kiosk pin --recover /media/usb/kiosk-recovery.key
      kiosk pin --settings left-screen.yaml         the PIN of the kiosk with these settings
    """
    if sum((stdin, recovery is not None, recover is not None)) > 1:
        fail("use only one of --stdin, --recovery and --recover")
    file = paths.pin_file(paths.state_folder(settings))
    guard = PinGuard(file)
    try:
        if recovery:
            guard.make_recovery(recovery)
            typer.echo(f"{recovery} opens this kiosk if the PIN is lost. Keep it away from the kiosk.")
        elif recover:
            _recover(guard, recover)
        else:
            if another := service_of_another("pin"):
                typer.echo(f"kiosk: this is not the service's kiosk; for that one run {another}", err=True)
            guard.set(_from_stdin() if stdin else _asked(file), at_keyboard=True)
            typer.echo(f"The PIN of {user_name()}'s kiosk is set: {file}")
    except PinError as error:
        fail(str(error))


def _recover(guard: PinGuard, file: Path) -> None:
    if not guard.recover(file):
        fail(f"{file} is not the recovery file of this kiosk")
    if guard.is_locked:
        fail("the recovery file is right, but the old PIN is lost: set a new one with `kiosk pin`")
    typer.echo("The kiosk is unlocked. Its PIN is the same as before.")


def _asked(file: Path) -> str:
    """The PIN, typed twice without being shown."""
    if not sys.stdin.isatty():
        fail("there is no terminal to type the PIN at: use --stdin")
    typer.echo(f"Setting the PIN of {user_name()}'s kiosk: {file}")
    question = f"New PIN, {FEWEST_DIGITS} to {MOST_DIGITS} digits"
    return str(typer.prompt(question, hide_input=True, confirmation_prompt="Repeat it"))


def _from_stdin() -> str:
    return sys.stdin.buffer.readline(100).decode("ascii", "replace").strip()
