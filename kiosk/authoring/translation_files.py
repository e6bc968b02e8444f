"""Writes what a translator has to do into a file, and takes over what comes back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.authoring import po_files, tables, unit_tables
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.saving import save_checked
from kiosk.authoring.tables import TableError
from kiosk.authoring.translation import Task, Translated, task, translated, with_origins
from kiosk.deck.translations import FILE, Memory, remembered, written
from kiosk.problems import Problem
from kiosk.system import files, untrusted

_PO = ".po"
FORMATS = (_PO, *tables.FORMATS)


@dataclass(frozen=True)
class Imported:
    """What became of an import; `problems` and `is_saved` as `save_checked` gives them."""

    result: Translated
    problems: Sequence[Problem]
    is_saved: bool


def source_of(deck: DeckFolder, target: str, source: str | None = None) -> str:
    """The language to translate from: that which is asked for, else the deck's first other one. Raises TableError."""
    others = [code for code in deck.languages() if code != target]
    if source is not None and source not in others:
        raise TableError(f"the deck has no language {source} to translate from; it has {', '.join(others)}")
    if not others:
        raise TableError(f"the deck has no other language than {target}")
    return source or others[0]


def export(folder: Path, target: str, out: Path, source: str | None = None, *, everything: bool = False) -> Task:
    """Write what is to be translated into `target`, and remember which sources the other translations belong to.

    Raises TableError, ProblemsError, CannotEditError and OSError.
    """
    _require_format(out)
    deck, before = DeckFolder.read_all(folder), remembered(folder)
    source = source_of(deck, target, source)
    made = task(deck, before, source, target, everything=everything)
    content = po_files.written(made) if out.suffix.lower() == _PO else tables.content_of(unit_tables.table(made), out)
    untrusted.put(out, content)
    _remember(folder, before, with_origins(before, deck, source, target))
    return made


def remember_beginning(folder: Path) -> None:
    """Remember of a new deck that its words say the same: what does not change with the first language is outdated.

    Raises ProblemsError, CannotEditError and OSError.
    """
    deck, before = DeckFolder.read_all(folder), remembered(folder)
    memory, (source, *others) = before, deck.languages()
    for code in others:
        memory = with_origins(memory, deck, source, code)
    _remember(folder, before, memory)


def import_translation(
    file: Path, folder: Path, beat: Callable[[], object] = lambda: None, *, overwrite: bool = False
) -> Imported:
    """Take over what a translator has sent back; `beat` as in `save_checked`.

    Raises TableError, ProblemsError, CannotEditError, OvertakenError and OSError; then nothing is changed.
    """
    done = _read(file)
    deck, before = DeckFolder.read_all(folder), remembered(folder)
    if done.source not in deck.languages():
        raise TableError(f"it is translated from `{done.source}`, and the deck has no such language")
    if done.source == done.target:
        raise TableError(f"it is translated from `{done.source}` into the same language")
    result = translated(deck, before, done, overwrite=overwrite)
    if result.deck == deck:
        _remember(folder, before, result.memory)
        return Imported(result, (), is_saved=True)
    problems, is_saved = save_checked(deck, result.deck, beat)
    if is_saved:
        _remember(folder, before, result.memory)
    return Imported(result, problems, is_saved)


def _read(file: Path) -> Task:
    _require_format(file)
    if file.suffix.lower() != _PO:
        return unit_tables.task(tables.read(file))
    try:
        return po_files.task(files.read_whole(file, tables.MAX_BYTES))
    except FileNotFoundError:
        raise TableError("there is no such file") from None


def _require_format(file: Path) -> None:
    if file.suffix.lower() not in FORMATS:
        raise TableError(f"it must be a file of {', '.join(FORMATS[:-1])} or {FORMATS[-1]}; save it as one of these")


def _remember(folder: Path, before: Memory, memory: Memory) -> None:
    if memory != before:
        files.replace(folder / FILE, written(memory).encode(), within=folder)
