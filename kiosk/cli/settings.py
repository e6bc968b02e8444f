"""`kiosk settings`: list this kiosk's settings, and copy them to another kiosk."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.common import PROBLEMS, SettingsOption, cli, fail, path, print_problems, read_settings, require_settings
from kiosk.problems import CannotStartError, Problem, ProblemsError
from kiosk.settings import Settings, own_file
from kiosk.settings import files as settings_files
from kiosk.system import untrusted
from kiosk.yamlfiles.writing import text_of

_EXPORTED = """\
# The settings of a kiosk that differ from the defaults. `kiosk settings import` applies them to another one.
# The deck is only named here: copy its folder to the same path first.
"""

commands = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
cli.add_typer(commands, name="settings")


@commands.callback()
def settings(context: typer.Context, settings: SettingsOption = None) -> None:
    """List all settings and where each is set.

    For each it shows the value and where it is set: file:line, or the default.

    Exit code 1: a settings file has mistakes. They are listed below the values that the kiosk uses.

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
    origins = settings_files.origins(settings)
    for name, value in settings_files.written(chosen, settings_files.NAMES).items():
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
    file: Annotated[Path, typer.Argument(parser=path, metavar="FILE", help="An existing file is replaced.")],
) -> None:
    """Write the settings of this kiosk into FILE.

    FILE holds those that differ from the defaults, for `kiosk settings import` on another kiosk.

    It names the deck's full path; copy the folder itself to the same path. If this kiosk's settings have mistakes,
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
        untrusted.put(file, (_EXPORTED + text_of(settings_files.differing(chosen))).encode())
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}")


@commands.command("import")
def import_(
    context: typer.Context, file: Annotated[Path, typer.Argument(parser=path, metavar="FILE", help="A settings file.")]
) -> None:
    """Replace the settings of this kiosk by those in FILE.

    If FILE has a mistake, nothing is changed.

    Exit code 0: saved; the kiosk uses them from its next start. 1: FILE has mistakes. 2: no such file, or not saved.

    \b
    Examples:
      kiosk settings import hall-2.yaml
      kiosk settings --settings left-screen.yaml import hall-2.yaml
    """
    own = own_file(context.obj)
    try:
        untrusted.require_on_its_drive(file)
    except (OSError, RuntimeError) as error:  # RuntimeError: a circular link, before Python 3.13
        fail(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}")
    try:
        require_settings(file)
        settings_files.take_over(file, own)
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
