"""`kiosk fleet say`, `pause`, `restart` and `set`: what is wanted of kiosks, besides their pack."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kiosk.cli.common import fail, path, print_problems
from kiosk.cli.fleet import ConfigOption, TargetArgument, commands, configured, many, shortened, tower


def give(target: str, config: Path | None, **values: Any) -> None:
    """Have values wanted of a target, and say of how many kiosks."""
    chosen = configured(config)
    from kiosk.fleet import wanting, wishing  # noqa: PLC0415

    with tower(chosen) as opened:
        with opened.hearing:
            whose = wanting.target_of(opened.fleet, target)
        done = wishing.wish(opened, whose, **values)
        typer.echo(f"wanted of {many(done.names)}, revision {done.revision}")
        if done.kept:
            typer.echo(f"but something else is wanted of {shortened(done.kept)}, which counts more")


@commands.command()
def say(
    target: TargetArgument,
    headline: Annotated[
        list[str], typer.Option(metavar="LANG=TEXT", help="The headline in a language; several times for several.")
    ] = [],  # noqa: B006 - Typer reads it
    text: Annotated[list[str], typer.Option(metavar="LANG=TEXT", help="The text below it.")] = [],  # noqa: B006
    until: Annotated[str, typer.Option(metavar="TIME", help="An ISO time, such as 2026-12-01T18:00+06:00.")] = "",
    nothing: Annotated[bool, typer.Option("--nothing", help="Take the message back.")] = False,
    config: ConfigOption = None,
) -> None:
    """Show a message to visitors, as a card of its own, in the slideshow too.

    \b
    Examples:
      kiosk fleet say museum --headline en="The tour begins at 15:00" --headline ru="Экскурсия начнётся в 15:00"
      kiosk fleet say museum --nothing
    """
    if bool(headline) is nothing or (nothing and (text or until)):
        fail("give a --headline, or --nothing alone")
    card = {"headline": _by_language(headline), "text": _by_language(text), "until": _moment(until)}
    give(target, config, message=None if nothing else card)


@commands.command()
def pause(
    target: TargetArgument,
    end: Annotated[bool, typer.Option("--end", help="End the pause.")] = False,
    config: ConfigOption = None,
) -> None:
    """Pause kiosks: “Back soon”.

    A visit in progress goes on to its end.

    \b
    Examples:
      kiosk fleet pause hall-1
      kiosk fleet pause hall-1 --end
    """
    give(target, config, pause=not end)


@commands.command()
def restart(target: TargetArgument, config: ConfigOption = None) -> None:
    """Start kiosks anew, each once nobody touches it.

    \b
    Examples:
      kiosk fleet restart hall-1
    """
    give(target, config, restart=True)


@commands.command("set")
def set_(
    target: TargetArgument,
    values: Annotated[list[str], typer.Argument(metavar="NAME=VALUE...", help="Settings of what visitors see.")],
    config: ConfigOption = None,
) -> None:
    """Change settings of kiosks: those of what visitors see.

    They are saved there as if the operator had changed them.

    `opening_hours` takes a settings file with them, or nothing for always open.

    \b
    Examples:
      kiosk fleet set museum idle_s=45 closed_shows=card
      kiosk fleet set museum opening_hours=hours.yaml
    """
    pairs = _pairs(values, "NAME=VALUE")
    wanted: dict[str, Any] = {}
    if "opening_hours" in pairs:
        wanted["opening_hours"] = _hours(pairs.pop("opening_hours"))
    if pairs:
        _require_possible(pairs)
        wanted["settings"] = pairs
    give(target, config, **wanted)


def _pairs(texts: list[str], form: str) -> dict[str, str]:
    """What was typed in this form, such as NAME=VALUE."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (equals and name):
            fail(f"{text} is not of the form {form}")
        if name in found:
            fail(f"{name} is given twice")
        found[name] = value
    return found


def _by_language(texts: list[str]) -> dict[str, str]:
    return _pairs(texts, "LANG=TEXT")


def _require_possible(values: dict[str, str]) -> None:
    """End the command for a value that every kiosk would refuse. Which settings may be set, the contract says."""
    from pydantic import ValidationError  # noqa: PLC0415

    from kiosk.settings.form import settings_of  # noqa: PLC0415

    try:
        settings_of(values)
    except ValidationError as error:
        first = error.errors()[0]
        name, why = str(first["loc"][0]), first["msg"].removeprefix("Value error, ")
        if first["type"] != "extra_forbidden":
            fail(f"{name}={values[name]}: {why}")


def _moment(text: str) -> str:
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        fail(f"--until {text} is not a time such as 2026-12-01T18:00+06:00")
    if moment.astimezone() <= datetime.now().astimezone():
        fail(f"--until {text} is over already")
    return moment.astimezone().isoformat()


def _hours(file: str) -> dict[str, Any] | None:
    """The opening hours of a settings file, as they are written there."""
    if not file:
        return None
    from kiosk.hours.form import hours_as_written  # noqa: PLC0415
    from kiosk.settings import files as settings_files  # noqa: PLC0415

    settings, problems = settings_files.load(path(file))
    if problems or settings.opening_hours is None:
        print_problems(problems)
        fail(f"{file} has no opening hours without mistakes")
    return {name: value for name, value in hours_as_written(settings.opening_hours).items() if value not in (None, {})}
