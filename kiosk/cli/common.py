"""What the commands share: the Typer application, their common options, and how they end."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk import paths
from kiosk.deck import selection
from kiosk.operator.panel_values import Check
from kiosk.packs.store import Packs
from kiosk.problems import CannotStartError, Problem, printable
from kiosk.settings import Settings
from kiosk.settings import files as settings_files
from kiosk.system import files

PROBLEMS, WRONG_USAGE = 1, 2

cli = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def fail(message: str, code: int = WRONG_USAGE) -> NoReturn:
    typer.echo(f"kiosk: {printable(message)}", err=True)
    raise typer.Exit(code)


def fail_for(file: Path, error: Exception) -> NoReturn:
    """End the command with what is wrong with a file, a line for each mistake."""
    for line in str(error).split("\n"):
        typer.echo(f"kiosk: {printable(f'{file}: {line}')}", err=True)
    raise typer.Exit(WRONG_USAGE)


def path(text: str) -> Path:
    """A path from the command line, with `~` expanded if no shell has done it."""
    return paths.expanded(Path(text))


DeckOption = Annotated[
    Path | None,
    typer.Option("--deck", parser=path, metavar="DIR", help="The deck's folder. [default: as in the settings]"),
]
_HERE = "The deck's folder. [default: the current one if it has a deck.yaml"
DeckArgument = Annotated[
    Path | None, typer.Argument(parser=path, metavar="DECK", help=f"{_HERE}, else as in the settings]")
]
OwnDeckArgument = Annotated[Path | None, typer.Argument(parser=path, metavar="DECK", help=f"{_HERE}]")]
SeenDeckOption = Annotated[
    Path | None, typer.Option("--deck", parser=path, metavar="DIR", help=f"{_HERE}, else as in the settings]")
]
OwnDeckOption = Annotated[Path | None, typer.Option("--deck", parser=path, metavar="DIR", help=f"{_HERE}]")]
SettingsOption = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        parser=path,
        metavar="FILE",
        help="This kiosk's settings file. [default: kiosk.yaml in the config folder]",
    ),
]


def size_of(text: str) -> tuple[int, int]:
    """`1920x1080` as numbers."""
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        fail(f"{text} is not a size such as 1920x1080")
    if not (320 <= width <= 8192 and 320 <= height <= 8192):
        fail(f"{text}: each side is 320 to 8192 px")
    return width, height


def deck_folder(folder: Path | None) -> Path | None:
    if folder is None:
        return None
    try:
        next(folder.iterdir(), None)
    except OSError as error:
        meant = _meant(folder)
        raise CannotStartError(f"the deck's folder {folder} cannot be read: {error.strerror}{meant}") from None
    return paths.whole(folder)


def _meant(named: Path) -> str:
    """What to do with a file that is named instead of a deck's folder, or which folder has nearly this name."""
    from difflib import get_close_matches  # noqa: PLC0415 - no kiosk that starts needs it

    if named.name == "deck.yaml" and files.is_file(named):
        return f"; name the folder that it is in: {named.parent}"
    if files.is_file(named):
        packed = named.suffix.lower() == ".zip"
        return "; unpack it, and name the folder that comes out" if packed else "; a deck is a folder with a deck.yaml"
    with suppress(OSError):
        names = {each.parent.name for each in named.parent.glob("*/deck.yaml")}
        if near := get_close_matches(named.name, names, n=1):
            return f"; did you mean {named.with_name(near[0])}?"
    return ""


def deck_to_play(folder: Path | None, settings: Settings, own: Path | None = None) -> Path:
    """The wanted deck of the kiosk with the settings file `own`. Raises CannotStartError if `--deck` cannot be read."""
    pack = Packs(paths.packs_folder(own)).playing()
    return selection.wanted(deck_folder(folder), settings, pack.deck if pack else None)


def own_deck(named: Path | None) -> Path:
    """The deck that a command may write into: the named one, else that of the current folder.

    Raises CannotStartError if there is neither: nobody has asked to change the deck that plays.
    """
    if found := _named_or_here(named):
        return found
    raise CannotStartError("name the deck's folder, or go to it: there is no deck.yaml in the current one")


def seen_deck(named: Path | None, settings: Settings, own: Path | None = None) -> Path:
    """The deck that a command for editors reads: the named one, else that of the current folder, else what plays.

    The last of these is said on stderr. Raises CannotStartError if the named one cannot be read.
    """
    if found := _named_or_here(named):
        return found
    playing = deck_to_play(None, settings, own)
    typer.echo(printable(f"no deck is named, and none is here; this is the one that plays: {playing}"), err=True)
    return playing


def _named_or_here(named: Path | None) -> Path | None:
    if named is None:
        return Path() if files.is_file(Path("deck.yaml")) else None
    deck_folder(named)
    return named


def read_settings(file: Path | None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings. A named file that does not exist is wrong usage; mistakes in it do not stop a kiosk."""
    if file is not None:
        require_settings(file)
    return settings_files.load(file)


def require_settings(file: Path) -> None:
    if not files.is_file(file):
        raise CannotStartError(f"there is no settings file {file}")


def all_well(checks: Sequence[Check], verdict: str) -> bool:
    """Print the findings, then what to do; or `verdict` if nothing has to be fixed."""
    width = max(len(check.name) for check in checks)
    for check in checks:
        typer.echo(f"{'ok  ' if check.is_well else 'FIX '}  {check.name:{width}}  {check.found}")
    to_fix = [check for check in checks if not check.is_well]
    typer.echo("to fix:" if to_fix else verdict)
    for check in to_fix:
        typer.echo(f"  {check.name}: {check.mend}")
    return not to_fix


def print_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        typer.echo(problem)
