"""Imports a table's file into a deck's folder: checks, saves, remembers, and writes ids back."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kiosk.authoring import sheet_pictures, starter, tables
from kiosk.authoring.cells import Name
from kiosk.authoring.folder import DECK, SHEETS, DeckFolder
from kiosk.authoring.saving import foreseen, save_checked
from kiosk.authoring.sheet import STATE, cell, clean, mark, rows, state
from kiosk.authoring.sheet_import import Known, Merge, merged, remembered
from kiosk.authoring.sheet_matching import Key
from kiosk.authoring.sheet_rows import Sheet, sheet_of
from kiosk.authoring.tables import Table, TableError
from kiosk.authoring.translation_files import remember_beginning
from kiosk.deck.shipped_words import LAST
from kiosk.problems import Problem
from kiosk.system import files
from kiosk.yamlfiles import Data, read
from kiosk.yamlfiles.writing import text_of

_HEAD = "# What `kiosk sheet import` has brought into this deck: marks of texts that the same file may change again.\n"
_ANY = "any"  # may change the words that a deck begins with
_MOST_FILES = 50  # those imported last are remembered


@dataclass(frozen=True)
class Imported:
    """What became of an import. `problems`: what the check finds in the deck as it would be.

    `is_saved`: nothing is, if these are errors that the deck did not have before. `old`: where the sheet's file as it
    was is kept, if ids have been written into it. `unread` says what of the table is not read,
    `unwritten` which words of a new deck's cover it does not have, by their titles. `no_ids`: why the ids of new cards
    could not be written into the file; `is_plain`: they are, but its colours, widths and other sheets are in `old`.
    """

    merge: Merge
    problems: Sequence[str]
    is_saved: bool
    old: Path | None = None
    unread: Sequence[str] = ()
    unwritten: Sequence[str] = ()
    no_ids: str = ""
    is_plain: bool = False


def begun(folder: Path, table: Table, file: Path, languages: Sequence[str] = ()) -> tuple[DeckFolder, Known]:
    """A deck without cards for the languages of a table, and that a table may replace all its words.

    Its title is the name of the table's file.
    """
    codes = list(languages) or sheet_of(table, language=LAST).languages or [LAST]
    deck = starter.new(folder, codes, 0, _title(file))
    marks = {row.key: frozenset(mark(title, text) for title, text in row.cells.items()) for row in rows(deck)}
    return deck, marks


def import_sheet(
    file: Path,
    folder: Path,
    beat: Callable[[], object] = lambda: None,
    *,
    languages: Sequence[str] = (),
    overwrite: bool = False,
    remove: bool = False,
    is_trial: bool = False,
) -> Imported:
    """Take a table over into the deck in `folder`, which is made if it is not there; `beat` as in `save_checked`.

    A new deck gets the pictures that lie beside the table. A trial writes nothing; it does not check a new deck.

    Raises TableError, ProblemsError, CannotEditError, OvertakenError and OSError; then nothing is changed.
    """
    table = tables.read(file)
    is_new = not files.exists(folder / DECK)
    before, known = (
        begun(folder, table, file, languages) if is_new else (DeckFolder.read_all(folder), _known(folder, file))
    )
    codes = before.languages()
    sheet = sheet_of(table, set(before.cards()), codes[0] if codes else None)
    if is_new:  # whatever deck the table was exported from, it was not this one
        sheet = replace(sheet, rows=[replace(each, marks=None, place=-1) for each in sheet.rows])
        if not any(each.row.key[0] == "card" for each in sheet.rows):
            unread = f"; not read: {', '.join(sheet.unread)}" if sheet.unread else ""
            raise TableError(f"it has no card; write one in each row below the titles{unread}")
    merge = merged(before, sheet, known, overwrite=overwrite, remove=remove)
    sheet = merge.sheet
    if is_trial:
        foretold = [] if is_new else foreseen(merge.deck, beat)
        said = [_located(problem, sheet, merge, file) for problem in foretold]
        return Imported(merge, said, is_saved=False, unread=sheet.unread)
    if is_new:
        starter.save_schemas(folder)
        sheet_pictures.bring(merge.deck, file)
    found, is_saved = save_checked(before, merge.deck, beat)
    said = [_located(problem, sheet, merge, file) for problem in found]
    if not is_saved:
        return Imported(merge, said, is_saved=False, unread=sheet.unread)
    if is_new:
        merge = _begun(merge)
        _remember(folder, _ANY, known)
        remember_beginning(folder)
    if (now := remembered(merge)) != known:
        _remember(folder, _name(file), now)
    old, no_ids, is_plain = None, "", False
    if any(each.is_new for each in sheet.rows):
        try:
            old, is_plain = _write_back(file, table, sheet, merge)
        except OSError as error:
            no_ids = error.strerror or str(error)
    unwritten = _unwritten(before, merge.deck) if is_new else ()
    return Imported(
        merge, said, is_saved=True, old=old, unread=sheet.unread, unwritten=unwritten, no_ids=no_ids, is_plain=is_plain
    )


def _begun(merge: Merge) -> Merge:
    """Of a new deck's cover it is not said what it was before: nothing that anybody has written."""
    cover = next((each.number for each in merge.sheet.rows if each.row.key == ("cover", "cover")), None)
    lines = [line for line in merge.changes if not line.startswith(f"row {cover}, ")]
    return replace(merge, changes=(f"row {cover}: the cover", *lines)) if cover else merge


def _title(file: Path) -> str:
    """The name of a file as a title; none if it shows nothing."""
    shown = "".join(letter if letter.isprintable() and letter != "_" else " " for letter in file.stem)
    return clean(" ".join(shown.split()))


def _unwritten(before: DeckFolder, after: DeckFolder) -> Sequence[str]:
    """The titles of the cover's words that are still those of a deck without cards."""
    (now, *_), (was, *_) = rows(after), rows(before)
    same = [title for title, text in now.cells.items() if was.cells.get(title) == text]
    return [title for title in same if (name := Name.read(title)).code and name.place != "section"]


def _located(problem: Problem, sheet: Sheet, merge: Merge, file: Path) -> str:
    """The problem, at the row and the column that it is about if the table has that row."""
    where, in_deck = problem.where, problem.file.name == DECK
    code = None if in_deck else problem.file.stem
    match where:
        case ("cards" | "sections" as which, step, *rest):
            names = [row.id for row in rows(merge.deck) if row.key[0] == which.removesuffix("s")]
            name = names[step] if isinstance(step, int) and step < len(names) else str(step)
            key: Key = (which.removesuffix("s"), name)
        case ("cover", *rest):
            key = ("cover", "cover")
        case _:
            key, rest = ("cover", "cover"), list(where) if code else []
    place = {"title": "headline", "introduction": "body"}.get(str(rest[0]), str(rest[0])) if rest else ""
    parts = [f".{part + 1}" for part in rest[1:] if isinstance(part, int)]
    titles = [str(Name(f"{place}{part}", code)) for part in [*parts[:1], ""]]
    row = next((each for each in sheet.rows if each.row.key == key), None)
    if row is None:
        return str(problem)
    title = next((title for title in titles if title in sheet.titles), titles[-1])
    at = f"row {row.number}, {title}" if place else f"row {row.number}"
    return f"{file}: {at}: {problem.severity}: {problem.said} [{problem.rule}]"


def _write_back(file: Path, table: Table, sheet: Sheet, merge: Merge) -> tuple[Path, bool]:
    """Write the rows as they are now into the table, with the ids of new cards; the old file is kept beside it.

    Whatever else is in the file stays; if that cannot be, the answer says that it has become a plain table.

    What was kept in the deck stays in the table as somebody has written it, for them to decide.
    """
    now = {row.key: (number, row) for number, row in enumerate(rows(merge.deck))}
    lines = [list(line) for line in table.rows]
    head = [clean(title) for title in lines[sheet.head]]
    for title in ("id", STATE):
        if title not in [name.lower() for name in head]:
            head.append(title)
            lines[sheet.head].append(title)
    columns = dict(zip(sheet.titles, sheet.columns, strict=True))
    at = {name.lower(): number for number, name in enumerate(head)}
    for each in sheet.rows:
        line = lines[each.number - 1]
        line += [""] * (len(head) - len(line))
        if each.row.key not in now:
            continue
        number, row = now[each.row.key]
        line[at["id"]] = row.id
        settled = [title for title in sheet.titles if title not in merge.disputed.get(row.key, frozenset())]
        line[at[STATE]] = state(row, ["id", *settled], number)
        for title in settled:
            line[columns[title]] = cell(row, title)
    old, was = _free(file), files.read_whole(file, tables.MAX_BYTES)
    fresh, is_plain = Table(lines, frozenset({STATE}), table.name), False
    try:
        content = tables.rewritten(was, table, fresh, file)
    except TableError:
        content, is_plain = tables.content_of(fresh, file), True
    files.replace(old, was)
    files.replace(file, content)
    return old, is_plain


def _free(file: Path) -> Path:
    """A name beside the file that nobody has: `cards before import.xlsx`."""
    names = (
        f"{file.stem} before import{number}{file.suffix}"
        for number in ("", *(f" {count}" for count in range(2, 10_000)))
    )
    return next(path for name in names if not files.exists(path := file.with_name(name)))


def _known(folder: Path, file: Path) -> Known:
    """What this very file may change again. Another copy of it is somebody else's."""
    memory = _memory(folder)
    found: dict[Key, frozenset[str]] = {}
    for marked in (memory.get(_ANY), memory.get(_name(file))):
        for kind, marks in marked.items() if isinstance(marked, dict) else ():
            for name, text in marks.items() if isinstance(marks, dict) else ():
                found[kind, name] = found.get((kind, name), frozenset()) | frozenset(str(text).split())
    return found


def _remember(folder: Path, name: str, known: Known) -> None:
    memory = _memory(folder)
    memory.pop(name, None)
    made: dict[str, Data] = {}
    for kind in dict.fromkeys(kind for kind, _ in known):
        made[kind] = {row: " ".join(sorted(marks)) for (other, row), marks in known.items() if other == kind}
    kept = {other: marks for other, marks in memory.items() if other == _ANY}
    latest = dict([*memory.items(), (name, made)][-_MOST_FILES:])
    files.replace(folder / SHEETS, (_HEAD + text_of({**kept, **latest})).encode(), within=folder)


def _memory(folder: Path) -> dict[str, Data]:
    data = read(folder / SHEETS, within=folder).data if files.exists(folder / SHEETS) else None
    return dict(data) if isinstance(data, dict) else {}


def _name(file: Path) -> str:
    """A file by its place, without saying it."""
    return sha256(os.fsencode(file.resolve())).hexdigest()[:16]
