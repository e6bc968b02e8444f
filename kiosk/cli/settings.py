"""`kiosk settings`: what this kiosk is set to, and how the next one is set to the same."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk import outside
from kiosk import settings as settings_
from kiosk.cli.common import PROBLEMS, SettingsOption, cli, fail, path, print_problems, read_settings, require_settings
from kiosk.problems import CannotStartError, Problem, ProblemsError
from kiosk.settings import Settings
from kiosk.writing import text_of

_EXPORTED = """\
# The settings of one kiosk that differ from the defaults. `kiosk settings import` takes them over on the next.
# A deck's folder is named here, not held: copy it to the same place first.
"""

commands = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
cli.add_typer(commands, name="settings")


@commands.callback()
def settings(context: typer.Context, settings: SettingsOption = None) -> None:
    """List every setting with its value and where it stands: file:line, or the default.

    Exit code 1: a file has mistakes; they are named below what the kiosk makes of it.

    \b
    Examples:
      kiosk settings
      kiosk settings export hall-2.yaml
      kiosk settings import hall-2.yaml
    """
    context.obj = settings
    if context.invoked_subcommand is not None:
        return
    chosen, problems = _read(settings)
    origins = settings_.origins(settings)
    for name, value in chosen.written(Settings.model_fields).items():
        first, *more = text_of({name: value}).splitlines()
        typer.echo(f"{first:<40}  # {origins[name]}")
        for line in more:
            typer.echo(line)
    if problems:
        print_problems(problems)
        raise typer.Exit(PROBLEMS)


@commands.command("export")
def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(parser=path, metavar="FILE", help="Written anew if it is there.")],
) -> None:
    """Write all settings that differ from the defaults into FILE, for `kiosk settings import` on the next kiosk.

    The deck's folder is named in full; copy the folder itself to the same place. With mistakes in this kiosk's settings
    nothing is written.

    \b
    Examples:
      kiosk settings export hall-2.yaml
    """
    chosen, problems = _read(context.obj)
    if problems:
        print_problems(problems)
        raise typer.Exit(PROBLEMS)
    try:
        outside.put(file, (_EXPORTED + text_of(chosen.differing())).encode())
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}")


@commands.command("import")
def import_(
    context: typer.Context, file: Annotated[Path, typer.Argument(parser=path, metavar="FILE", help="A settings file.")]
) -> None:
    """Put the settings in FILE in the place of this kiosk's own. With one mistake in FILE nothing is changed.

    Exit code 0: taken over at the kiosk's next start. 1: FILE has mistakes. 2: no such file, or it cannot be saved.

    \b
    Examples:
      kiosk settings import hall-2.yaml
      kiosk settings --settings left-screen.yaml import hall-2.yaml
    """
    own = settings_.own_file(context.obj)
    try:
        outside.require_on_its_drive(file)
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself, before Python 3.13
        fail(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}")
    try:
        require_settings(file)
        settings_.take_over(file, own)
    except CannotStartError as error:
        fail(str(error))
    except ProblemsError as error:
        print_problems(error.problems)
        raise typer.Exit(PROBLEMS) from None
    except OSError as error:
        fail(f"the settings cannot be saved in {own}: {error.strerror}")
    typer.echo(own)


def _read(file: Path | None) -> tuple[Settings, tuple[Problem, ...]]:
    try:
        return read_settings(file)
    except CannotStartError as error:
        fail(str(error))
