"""How far long work has come: a bar, for a person at a terminal only."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.system import files
from kiosk.yamlfiles import MAX_BYTES

_NAMED = re.compile(rb"\billustration: *([^\s#,}]+)")  # about: what it counts is only shown


@contextmanager
def progress(folder: Path) -> Iterator[Callable[[], object]]:
    """A bar on stderr while it is open. What it gives is to be called after each file of the deck in `folder`."""
    with bar_of(lambda: _count(folder)) as beat:
        yield beat


@contextmanager
def bar_of(count: Callable[[], int]) -> Iterator[Callable[[], object]]:
    """A bar on stderr while it is open. What it gives is to be called `count` times."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for this
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=count())

        def beat() -> None:
            bar.advance(task)
            done = bar.tasks[task].completed
            bar.update(task, total=max(done, bar.tasks[task].total or 0))  # it may be more than was counted

        yield beat


def _count(folder: Path) -> int:
    """About how many files the deck has: its pictures, each once, its texts and deck.yaml."""
    try:
        pictures = set(_NAMED.findall(files.read_whole(folder / "deck.yaml", MAX_BYTES, folder)))
        return 1 + len(pictures) + sum(1 for _ in (folder / "texts").glob("*.yaml"))
    except (OSError, ValueError):
        return 1
