"""`kiosk pack`: a deck as one signed file, made and looked at on any computer."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk import __version__, paths
from kiosk.cli.common import PROBLEMS, OwnDeckArgument, cli, fail, own_deck, path, print_problems
from kiosk.cli.deck_either import deck_either
from kiosk.cli.progress import progress
from kiosk.packs.errors import PackError
from kiosk.packs.header import ENDING, Header
from kiosk.packs.record import Record
from kiosk.problems import CannotStartError, ProblemsError, Severity, printable

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
cli.add_typer(commands, name="pack")

FileArgument = Annotated[Path, typer.Argument(parser=path, metavar="FILE", help=f"The pack, a {ENDING} file.")]
KeyFile = Annotated[
    Path | None, typer.Option(parser=path, metavar="PUB", help="The public key that it must be signed with.")
]


class Password(StrEnum):
    """Whether a new key has one."""

    ASK = "ask"
    NONE = "none"


@commands.callback()
def pack() -> None:
    """Bring a deck to kiosks in one signed file, by stick or network.

    \b
    Examples:
      kiosk pack key house                                  make a key, once
      kiosk pack build my-deck --key house.key              make my-deck-1.4.kioskpack
      kiosk pack trust house.pub                            on each kiosk, once
      kiosk pack install my-deck-1.4.kioskpack              on a kiosk
      kiosk pack rollback                                   one step back
    """


def refuse(error: PackError, what: Path | None = None) -> NoReturn:
    """Say why a pack or key is refused, and end: with 2 if that is not its own fault, else with 1."""
    fail(f"{what}: {error}" if what and not error.is_passing else str(error), 2 if error.is_passing else PROBLEMS)


@commands.command("key")
def key(
    name: Annotated[Path, typer.Argument(parser=path, metavar="NAME", help="What its two files are to be called.")],
    password: Annotated[
        Password, typer.Option(help="ask: for one that the key needs each time. none: for machines.")
    ] = Password.ASK,
) -> None:
    """Make a key to sign packs with: NAME.key is secret, NAME.pub is for the kiosks.

    Both are minisign's files, and minisign's own keys serve as well.

    \b
    Examples:
      kiosk pack key house
      kiosk pack key house --password none
    """
    from kiosk.packs import keys  # noqa: PLC0415 - only this command needs it

    try:
        made = keys.new()
        secret, public = keys.write(name, made, _new_password() if password is Password.ASK else "")
    except PackError as error:
        refuse(error)
    typer.echo(f"{secret}: keep it secret, and a copy of it in a safe: without it no kiosk takes your packs")
    typer.echo(f"{public}: for the kiosks, `kiosk pack trust {public.name}`; its name is {made.public.name}")


@commands.command("build")
@deck_either
def build(
    key: Annotated[Path, typer.Option(parser=path, metavar="FILE", help="The secret key to sign with.")],
    deck: OwnDeckArgument = None,
    out: Annotated[
        Path | None, typer.Option(parser=path, metavar="DIR", help="Where to put it. [default: the current folder]")
    ] = None,
    name: Annotated[str, typer.Option(metavar="NAME", help="The pack's name. [default: the folder's]")] = "",
    version: Annotated[
        str, typer.Option(metavar="VERSION", help="Such as 1.4, higher than the last. [default: the deck's]")
    ] = "",
    with_settings: Annotated[
        Path | None, typer.Option(parser=path, metavar="FILE", help="Settings for all kiosks that play it.")
    ] = None,
    next_key: Annotated[
        Path | None,
        typer.Option(parser=path, metavar="PUB", help="The key that kiosks trust in place of this one from then on."),
    ] = None,
    needs: Annotated[
        str, typer.Option(metavar="VERSION", help="The lowest version of the kiosk that may play it.")
    ] = __version__,
) -> None:
    """Make a pack of a deck: NAME-VERSION.kioskpack. The same deck, version and key give the same file, to the bit.

    Exit code 0: it is made. 1: the deck or the settings have errors, or the key's password is wrong.

    \b
    Examples:
      kiosk pack build my-deck --key house.key
      kiosk pack build my-deck --key house.key --version 1.5 --with-settings hall.yaml --out packs
      kiosk pack build my-deck --key house.key --version 1.6 --next-key new.pub
    """
    from kiosk.deck.load import load  # noqa: PLC0415 - only this command needs them
    from kiosk.packs import build as building  # noqa: PLC0415
    from kiosk.packs import keys, minisign  # noqa: PLC0415
    from kiosk.settings.pack_files import content_for_pack  # noqa: PLC0415

    try:
        folder = own_deck(deck)
        secret = keys.read(key, _password)
        following = minisign.read_public_key(next_key) if next_key else None
        settings = content_for_pack(with_settings) if with_settings else b""
        with progress(folder) as beat:
            playing, _ = load(paths.whole(folder), None, beat)
        made = building.build(
            playing,
            secret,
            out or Path(),
            name=name,
            version=version,
            settings=settings,
            next_key=following,
            kiosk=needs,
        )
        typer.echo(made)
    except CannotStartError as error:
        fail(str(error))
    except ProblemsError as error:
        print_problems(tuple(problem for problem in error.problems if problem.severity is Severity.ERROR))
        raise typer.Exit(PROBLEMS) from None
    except PackError as error:
        refuse(error)
    except OSError as error:
        fail(f"the pack cannot be written: {error.filename or out}: {error.strerror or error}")


@commands.command("show")
def show(file: FileArgument) -> None:
    """Show what is in a pack. It may say anything: only `kiosk pack verify` checks it.

    \b
    Examples:
      kiosk pack show my-deck-1.4.kioskpack
    """
    from kiosk.packs import install  # noqa: PLC0415 - only this command needs it

    try:
        header, described = install.show(file), install.contents(file)
    except PackError as error:
        refuse(error, file)
    _print_header(header)
    typer.echo(printable(f"needs        kiosk {described.needs.kiosk}; cards: {', '.join(described.needs.kinds)}"))
    if described.next_key:
        from kiosk.packs.minisign import public_key  # noqa: PLC0415

        try:
            typer.echo(f"next key     {public_key(described.next_key).name}, in place of this one")
        except ValueError:
            typer.echo("next key     what it brings is none: no kiosk takes it")
    for name, one in described.files.items():
        typer.echo(printable(f"{one.bytes:>12,}  {one.sha256[:16]}  {name}"))


@commands.command("verify")
def verify(
    file: FileArgument,
    public_key: KeyFile = None,
    older: Annotated[bool, typer.Option("--older", help="A lower version than the last is intended.")] = False,
    settings: Annotated[
        Path | None, typer.Option("--settings", parser=path, metavar="FILE", help="The kiosk's settings file.")
    ] = None,
) -> None:
    """Check a pack as this kiosk would: trusted signature, whole, no older than what it has had. Nothing is unpacked.

    With a key it does not ask this kiosk, so it serves on any computer. minisign does the same:

    \b
      tail -n +5 my-deck-1.4.kioskpack > content
      minisign -Vm content -x my-deck-1.4.kioskpack -p house.pub

    Exit code 0: it would be taken. 1: it would not.

    \b
    Examples:
      kiosk pack verify my-deck-1.4.kioskpack
      kiosk pack verify my-deck-1.4.kioskpack --public-key house.pub
    """
    from kiosk.packs import install, minisign  # noqa: PLC0415 - only this command needs them
    from kiosk.packs.store import Packs  # noqa: PLC0415

    try:
        if public_key:
            one = minisign.read_public_key(public_key)
            record = Record(keys={one.name: one.text()})
        else:
            record = Packs(paths.packs_folder(settings)).record()
        header = install.verify(record, file, older=older)
    except PackError as error:
        refuse(error, file)
    _print_header(header)
    typer.echo("the signature is right")


def _print_header(header: Header) -> None:
    typer.echo(f"pack         {header.pack}")
    typer.echo(f"content      {header.size:,} bytes, {header.pack.hash}")
    typer.echo(f"signed with  {header.key_name}")


def _password() -> str:
    return str(typer.prompt("Password of the key", hide_input=True, err=True))


def _new_password() -> str:
    return str(typer.prompt("New password of the key", hide_input=True, confirmation_prompt="Repeat it", err=True))
