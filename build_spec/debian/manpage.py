"""The manual page kiosk(1), made from the commands' own help: what `--help` says, `man kiosk` says.

The help's form is Click's: paragraphs with an empty line between; one that begins with a backspace keeps its lines.
"""

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import Any

import typer

from kiosk import __version__
from kiosk.cli.commands import cli

_FILES = (
    ("~/.config/kiosk/kiosk.yaml", "this kiosk's own settings; `kiosk settings` lists them all"),
    ("~/.local/share/kiosk/decks", "decks that the operator can choose from"),
    ("~/.local/state/kiosk", "the log, the visits, the PIN and the last good deck"),
    ("/var/lib/kiosk", "the home of the service's user, which holds all of these"),
    ("/etc/default/kiosk", "CAGE_OPTIONS, KIOSK_OPTIONS and KIOSK_TURN of the service; create it if needed"),
)


def page(today: date) -> str:
    """The page as roff, for man(1)."""
    group: Any = typer.main.get_command(cli)  # Typer carries a Click of its own, which has no types
    lines = [
        f'.TH KIOSK 1 "{today.isoformat()}" "kiosk {__version__}" "User Commands"',
        *(".SH NAME", r"kiosk \- fact cards on an exhibition touchscreen"),
        *(".SH SYNOPSIS", ".B kiosk", ".RI [ command ]", ".RI [ options ]"),
        ".SH DESCRIPTION",
        *_text(group.help),
        ".SH COMMANDS",
    ]
    for name, command in _commands(group, "kiosk"):
        lines += [f'.SS "{_escaped(_usage(name, command))}"', *_text(command.help or ""), *_options(name, command)]
    lines.append(".SH FILES")
    for file, meaning in _FILES:
        lines += [".TP", f".I {_escaped(file)}", _escaped(meaning)]
    return "\n".join(lines) + "\n"


def _commands(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        yield f"{prefix} {name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{prefix} {name}")


def _context(name: str, command: Any) -> Any:
    return command.context_class(command, info_name=name)


def _usage(name: str, command: Any) -> str:
    return " ".join((name, *command.collect_usage_pieces(_context(name, command)))).replace(" [OPTIONS]", "")


def _options(name: str, command: Any) -> Iterator[str]:
    context = _context(name, command)
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record and parameter.name != "help":
            yield from (".TP", f".B {_escaped(record[0])}", *_filled(record[1]))


def _text(help_: str) -> Iterator[str]:
    """Paragraphs of help."""
    for number, paragraph in enumerate(help_.strip().split("\n\n")):
        if number:
            yield ".PP"
        if paragraph.startswith("\b"):
            yield from (".nf", *map(_escaped, paragraph.strip("\b\n").splitlines()), ".fi")
        else:
            yield from _filled(paragraph)


def _filled(text: str) -> list[str]:
    return [_escaped(line) for line in textwrap.wrap(text, 72)]


def _escaped(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    print(page(date.today()), end="")  # noqa: DTZ011 - to look at
