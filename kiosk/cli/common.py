"""What the commands share: the application itself, their common options, and how they end."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kiosk import decks, disk, paths
from kiosk import settings as settings_
from kiosk.problems import CannotStartError, Problem, printable
from kiosk.selftest import Check
from kiosk.settings import Settings

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


def path(text: str) -> Path:
    """A path on the command line; where no shell has done it, its `~` is filled in."""
    return paths.expanded(Path(text))


DeckOption = Annotated[
    Path | None,
    typer.Option(
        "--deck", parser=path, metavar="DIR", help="The deck's folder, instead of the one inside the program."
    ),
]
SettingsOption = Annotated[
    Path | None,
    typer.Option(
        "--settings",
        parser=path,
        metavar="FILE",
        help="This kiosk's own settings file, instead of the one in the config folder.",
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
        raise CannotStartError(f"the deck's folder {folder} cannot be read: {error.strerror}") from None
    return paths.whole(folder)


def deck_to_play(folder: Path | None, settings: Settings) -> Path:
    """The deck that is wanted. Raises CannotStartError when `--deck` cannot be read."""
    return decks.wanted(deck_folder(folder), settings.deck)


def read_settings(file: Path | None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings. A file that is named but not there is wrong usage; mistakes in it do not stop a kiosk."""
    if file is not None:
        require_settings(file)
    return settings_.load(file)


def require_settings(file: Path) -> None:
    if not disk.is_file(file):
        raise CannotStartError(f"there is no settings file {file}")


def all_well(checks: Sequence[Check], verdict: str) -> bool:
    """Print what was found, and `verdict` if nothing is to be mended, else what to do."""
    width = max(len(check.name) for check in checks)
    for check in checks:
        typer.echo(f"{'ok  ' if check.is_well else 'MEND'}  {check.name:{width}}  {check.found}")
    to_mend = [check for check in checks if not check.is_well]
    typer.echo("to mend:" if to_mend else verdict)
    for check in to_mend:
        typer.echo(f"  {check.name}: {check.mend}")
    return not to_mend


def print_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        typer.echo(problem)
