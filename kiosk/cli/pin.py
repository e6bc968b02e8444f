"""`kiosk pin`: what the owner does about the panel's PIN, at the machine."""

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import SettingsOption, cli, fail, path
from kiosk.pin import FEWEST_DIGITS, MOST_DIGITS, PinError, PinGuard

if sys.platform != "win32":
    import pwd

_SERVICE = "kiosk"  # the user of the package's service


@cli.command()
def pin(
    stdin: Annotated[bool, typer.Option("--stdin", help="Read the new PIN from one line of the input.")] = False,
    recovery: Annotated[
        Path | None,
        typer.Option(
            parser=path, metavar="FILE", help="Make a recovery file instead; an older one is worth nothing then."
        ),
    ] = None,
    recover: Annotated[
        Path | None,
        typer.Option(parser=path, metavar="FILE", help="Open a lock with the recovery file instead; the PIN stays."),
    ] = None,
    settings: SettingsOption = None,
) -> None:
    """Set the PIN that opens the panel on screen, and forget the wrong tries. A kiosk that runs knows it at once.

    Each user has a kiosk of their own: it says whose PIN it sets. The service's is that of the user kiosk.

    \b
    Examples:
      kiosk pin                                     asks twice for a new PIN
      kiosk pin --stdin < file                      the same, for scripts
      sudo -u kiosk kiosk pin                       of the kiosk that the package's service plays
      kiosk pin --recovery /media/usb/kiosk-recovery.key
      kiosk pin --recover /media/usb/kiosk-recovery.key
      kiosk pin --settings left-screen.yaml         of the kiosk that plays with these settings
    """
    if sum((stdin, recovery is not None, recover is not None)) > 1:
        fail("--stdin, --recovery and --recover do not go together")
    file = paths.pin_file(paths.state_folder(settings))
    guard = PinGuard(file)
    try:
        if recovery:
            guard.make_recovery(recovery)
            typer.echo(f"{recovery} opens this kiosk when its PIN is lost: keep it away from the kiosk.")
        elif recover:
            _recover(guard, recover)
        else:
            if another := _service_of_another():
                typer.echo(
                    f"kiosk: the kiosk that plays as the user {_SERVICE} is another; its PIN: {another}", err=True
                )
            guard.set(_from_stdin() if stdin else _asked(file), by_owner=True)
            typer.echo(f"The PIN is set, of the kiosk of {_user()}: {file}")
    except PinError as error:
        fail(str(error))


def _recover(guard: PinGuard, file: Path) -> None:
    if not guard.recover(file):
        fail(f"{file} is not the recovery file of this kiosk")
    if guard.is_locked:
        fail("the recovery file fits, but the old PIN is lost: set a new one with `kiosk pin`")
    typer.echo("The kiosk is open again; its PIN is as before.")


def _user() -> str:
    """Who this process is: not what the environment says, which `sudo` may have kept."""
    if sys.platform == "win32":
        return getpass.getuser()
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return f"the user {os.geteuid()}"


def _service_of_another() -> str:
    """The command for the PIN of the service's kiosk, where there is one and this process is not its user."""
    if sys.platform == "win32" or _user() == _SERVICE:
        return ""
    try:
        pwd.getpwnam(_SERVICE)
    except KeyError:
        return ""
    return f"`sudo -u {_SERVICE} kiosk pin`"


def _asked(file: Path) -> str:
    """The PIN as the owner types it twice, unseen."""
    if not sys.stdin.isatty():
        fail("there is no terminal to ask at: use --stdin")
    typer.echo(f"This is the PIN of the kiosk of {_user()}: {file}")
    question = f"New PIN, {FEWEST_DIGITS} to {MOST_DIGITS} digits"
    return str(typer.prompt(question, hide_input=True, confirmation_prompt="The same again"))


def _from_stdin() -> str:
    return sys.stdin.buffer.readline(100).decode("ascii", "replace").strip()
