"""The rest of `kiosk pack`: what concerns one kiosk, its keys and the packs that it has."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import SettingsOption, fail, path
from kiosk.cli.pack import FileArgument, commands, refuse
from kiosk.cli.users import service_of_another
from kiosk.packs.errors import PackError
from kiosk.packs.store import Packs


def _packs(settings: Path | None, command: str) -> Packs:
    """The kiosk's packs. On a computer with the package's service it says that those are another user's."""
    if settings is None and (another := service_of_another(command)):
        typer.echo(f"kiosk: this is not the service's kiosk; for that one run {another}", err=True)
    return Packs(paths.packs_folder(settings))


@commands.command("trust")
def trust(
    key: Annotated[
        Path | None, typer.Argument(parser=path, metavar="PUB", help="A public key's file. [default: list the keys]")
    ] = None,
    remove: Annotated[str, typer.Option(metavar="KEY", help="The name of a key to trust no longer.")] = "",
    settings: SettingsOption = None,
) -> None:
    """Trust a key, so that this kiosk takes packs that are signed with it; or list the keys that it trusts.

    A pack that was built with --next-key changes the key of all kiosks that take it.

    \b
    Examples:
      kiosk pack trust house.pub
      kiosk pack trust
      kiosk pack trust --remove 6F1C0E9A3B5D7E21
      sudo -u kiosk kiosk pack trust /media/usb/house.pub
    """
    from kiosk.packs import minisign  # noqa: PLC0415 - only this command needs it

    packs = _packs(settings, "pack trust PUB")
    try:
        if key:
            trusted = minisign.read_public_key(key)
            packs.trust(trusted.text(), trusted.name)
        if remove:
            if remove not in packs.record().keys:
                fail(f"this kiosk trusts no key {remove}; `kiosk pack trust` lists them")
            packs.distrust(remove)
        keys = packs.record().keys
    except PackError as error:
        refuse(error)
    for name, text in keys.items():
        typer.echo(f"{name}  {text}")
    if not keys:
        typer.echo("this kiosk trusts no key, so it takes no packs")


@commands.command("install")
def install(
    file: FileArgument,
    older: Annotated[bool, typer.Option("--older", help="A lower version than the last is intended.")] = False,
    settings: SettingsOption = None,
) -> None:
    """Take a pack in: it is verified, unpacked, checked, and played as soon as nobody touches the kiosk.

    It plays on trial: if it does not play well for two minutes, the kiosk goes back by itself to what played before.

    Exit code 0: it plays from now on. 1: it is refused. 2: it cannot be taken in now, such as for want of room on the
    disk. What played before plays on then.

    \b
    Examples:
      kiosk pack install my-deck-1.4.kioskpack
      sudo -u kiosk kiosk pack install /media/usb/my-deck-1.4.kioskpack
    """
    from kiosk.packs import install as installing  # noqa: PLC0415 - only this command needs it

    packs = _packs(settings, "pack install FILE")
    try:
        installed = installing.install(packs, file, older=older)
    except PackError as error:
        refuse(error, file)
    typer.echo(f"{installed.pack} plays from now on: {installed.deck}")


@commands.command("list")
def list_(settings: SettingsOption = None) -> None:
    """List the packs that this kiosk has.

    \b
    Examples:
      kiosk pack list
    """
    packs = Packs(paths.packs_folder(settings))
    try:
        found, record = packs.installed(), packs.record()
    except PackError as error:
        refuse(error)
    for one in found:
        state = (
            ("on trial" if record.tries is not None else "plays") if one.plays else "before" if one.is_before else ""
        )
        state = "failed" if one.pack.hash in record.failed and not one.plays else state
        typer.echo(f"{one.pack.name:30} {one.pack.version:12} {one.pack.hash[:16]}  {state}".rstrip())
    if record.plays is None:
        typer.echo("no pack plays, but the deck of the settings")


@commands.command("rollback")
def rollback(settings: SettingsOption = None) -> None:
    """Go one step back: to the pack that played before, or to the deck of the settings.

    The version that it leaves, and lower ones, do not come again by themselves: build a higher one, or install with
    --older.

    \b
    Examples:
      kiosk pack rollback
    """
    packs = _packs(settings, "pack rollback")
    try:
        now = packs.rollback()
    except PackError as error:
        refuse(error)
    typer.echo(f"{now.pack} plays from now on" if now else "the deck of the settings plays from now on")
