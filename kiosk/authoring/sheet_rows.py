"""The rows of a table that somebody has filled in, and what is wrong with them."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from unicodedata import normalize

from kiosk.authoring.cells import Name
from kiosk.authoring.codes import code_of
from kiosk.authoring.sheet import SECTION, STATE, Row, clean, mark
from kiosk.authoring.tables.table import Table, TableError
from kiosk.authoring.tables.workbook import letters_of
from kiosk.deck.fields import NAME
from kiosk.deck.forms import COVER, FORMS
from kiosk.deck.language_names import language_called

_LONGEST_ID = 40
# The keys that a column may be about: of deck.yaml (False), of the text files (True).
_KEYS: dict[bool, set[str]] = {
    False: {"kind"}.union(*(form.entry.model_fields for form in FORMS)),
    True: {"headline", "body", "section"}.union(*(form.words.model_fields for form in FORMS)),
}
_NEEDED = {"headline", "id"}
_SLUG_WORDS = 4
_MOST_ABOVE = 10  # rows in which the titles of the columns are looked for


@dataclass(frozen=True)
class SheetRow:
    """A row that somebody has filled in. `number` is its line in the table, from 1.

    `marks` are those of its cells as they were exported, None if it never was; `place` is the row's place then.
    """

    number: int
    row: Row
    marks: frozenset[str] | None = None
    place: int = -1
    is_new: bool = False  # it had no id, or an old one

    def is_as_exported(self, title: str, text: str) -> bool:
        """Whether a cell had this text when it was exported."""
        return self.marks is not None and mark(title, text) in self.marks


@dataclass(frozen=True)
class Sheet:
    """A table as rows. `titles` are those of the `columns` that are read; `unread` says what is not.

    The titles are in the line `head` of the table, from 0.
    """

    rows: Sequence[SheetRow]
    titles: Sequence[str]
    columns: Sequence[int]
    unread: Sequence[str]
    head: int = 0

    @cached_property
    def exported(self) -> Set[str]:
        """The titles of the columns in which a cell is as it was exported. Others have been added since."""
        return {
            title
            for each in self.rows
            for title, text in {**each.row.cells, "kind": each.row.kind}.items()
            if each.is_as_exported(title, text)
        }

    @property
    def languages(self) -> list[str]:
        """The languages that it has columns for."""
        return list(dict.fromkeys(code for title in self.titles if (code := Name.read(title).code)))


def sheet_of(table: Table, taken: Set[str] = frozenset(), language: str | None = None) -> Sheet:
    """The rows of a table. Raises TableError with everything that is wrong with it.

    `taken` are the ids of the deck's cards. A text's column without a language is in `language`.
    """
    lines = [[clean(cell) for cell in row] for row in table.rows]
    heads = [number for number, line in enumerate(lines) if any(line)][:_MOST_ABOVE]
    if not heads:
        raise TableError(f"{_of(table)}it is empty; its first row must name the columns, such as id, headline [en]")
    head = next((number for number in heads if _is_head(lines[number], language)), None)
    if head is None:
        raise TableError(
            f"{_of(table)}row {heads[0] + 1} must name the columns, one of them `headline [en]`, with the language's "
            "code in brackets, such as [ky], [ru] or [en]"
        )
    titles = [" ".join(title.split()) for title in lines[head]]
    columns = {number: _in(language, Name.read(title)) for number, title in enumerate(titles) if title}
    read = {number: name for number, name in columns.items() if _is_ours(name)}
    twice = [str(name) for number, name in read.items() if name in [read[other] for other in read if other < number]]
    if twice:
        mend = (
            ""
            if all("[" in titles[number] for number in read)
            else ("; write the language of each text in brackets, such as `headline [ru]`")
        )
        raise TableError(f"these columns are there twice: {', '.join(twice)}{mend}")
    states = [number for number, title in enumerate(titles) if title.lower() == STATE]
    found = list[SheetRow]()
    problems = [
        f"row {row + 1}, {titles[column]}: {why}"
        for (row, column), why in sorted(table.faults.items())
        if row > head and column in read
    ]
    for number, line in enumerate(lines[head + 1 :], head + 2):
        cells = {str(name): line[column] for column, name in read.items() if column < len(line)}
        if not any(cells.values()):
            continue
        state = line[states[0]] if states and states[0] < len(line) else ""
        found.append(_row(number, cells, state))
    found = _named(found, taken)
    seen: dict[tuple[str, str], int] = {}
    for each in found:
        name = each.row.id
        if len(name) > _LONGEST_ID or not re.fullmatch(NAME, name):
            mend = f"write `{plain}`" if (plain := _slug(name)) else "write another"
            problems.append(
                f"row {each.number}: the id `{name[:60]}` must be small letters a to z, digits and hyphens; {mend}, "
                "or leave it empty"
            )
        if first := seen.get(each.row.key):
            problems.append(
                f"row {each.number}: the id `{name}` is in row {first} already; leave it empty for a new card"
            )
        seen.setdefault(each.row.key, each.number)
    if problems:
        raise TableError("\n".join(problems))
    unread = [
        f"the column `{title}`, which is none of a deck{f'; {hint}' if (hint := meant(title)) else ''}"
        for number, title in enumerate(titles)
        if title and number not in read and number not in states
    ]
    filled = {number for line in lines[head + 1 :] for number, cell in enumerate(line) if cell}
    unread += [f"the column {letters_of(number)}, which has no title" for number in sorted(filled - columns.keys())]
    unread += [f"the sheet `{name}`" for name in table.others]
    return Sheet(found, [str(name) for name in read.values()], list(read), unread, head)


def _of(table: Table) -> str:
    """Which of several sheets this is, to begin a sentence with."""
    if not table.others:
        return ""
    others = ", ".join(f"`{name}`" for name in table.others[:5])
    return f"of its sheets only `{table.name}` is read, and not {others}: call the one with the cards `cards`; "


def meant(title: str) -> str:
    """What to call a column that means nothing to us, in a sentence; empty if its title is like no other."""
    plain = " ".join(title.split())
    place, _, rest = plain.partition("[") if "[" in plain else plain.rpartition(" ")
    of_texts = _KEYS[True] - _KEYS[False]
    for said in (place or plain, plain):
        if near := get_close_matches(str(Name.read(said)), _KEYS[False] | of_texts, n=1, cutoff=0.8):
            named = rest.strip(" []")
            code = language_called(named) or (code_of(named) if "[" in plain else None) or "en"
            own = f"{near[0]} [{code}]`, with the code of its language?" if near[0] in of_texts else f"{near[0]}`?"
            return f"did you mean `{own}"
    return ""


def _is_head(line: Sequence[str], language: str | None) -> bool:
    """Whether a line names columns. Above it there may be a title of the table."""
    names = [_in(language, Name.read(" ".join(title.split()))) for title in line if title]
    return any(name.place in _NEEDED and _is_ours(name) for name in names)


def _is_ours(name: Name) -> bool:
    return name.place.split(".", 1)[0] in _KEYS[bool(name.code)]


def _in(language: str | None, name: Name) -> Name:
    """The column, of a text in `language` if it is of a text and does not say."""
    is_text = not name.code and name.place not in _KEYS[False] and name.place in _KEYS[True]
    return Name(name.place, language) if is_text else name


def _row(number: int, cells: dict[str, str], state: str) -> SheetRow:
    kind, name = cells.pop("kind", "").lower(), cells.pop("id", "")
    if name == COVER.kind.name:
        kind = COVER.kind.name
    name = COVER.kind.name if kind == COVER.kind.name else name
    place, *marks = state.split() or ["#-1"]
    is_marked = re.fullmatch(r"#\d+", place)
    row = Row(kind, name, cells)
    return SheetRow(number, row, frozenset(marks) if is_marked else None, int(place[1:]) if is_marked else -1)


def _named(rows: list[SheetRow], taken: Set[str]) -> list[SheetRow]:
    """The rows, with an id for each that has none: from its headline, where that has Latin letters."""
    used = set(taken) | {each.row.id for each in rows}
    named = list[SheetRow]()
    for each in rows:
        if each.row.id:
            named.append(each)
            continue
        headlines = [text for title, text in each.row.cells.items() if title.startswith("headline")]
        slugs = [slug for text in headlines if (slug := _slug(text))]
        base = slugs[-1] if slugs else "section" if each.row.kind == SECTION else "card"
        numbers = (f"{base}-{number}" for number in range(1 if base in {"card", "section"} else 2, len(used) + 3))
        free = [base] if base not in used and slugs else []
        name = (free or [name for name in numbers if name not in used])[0]
        used.add(name)
        row = Row(each.row.kind, name, each.row.cells)
        named.append(SheetRow(each.number, row, each.marks, each.place, is_new=True))
    return named


def _slug(text: str) -> str:
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower() if text.isprintable() else ""
    words = re.findall(r"[a-z0-9]+", plain)
    is_latin = sum(letter.isascii() for letter in normalize("NFKD", text)) > len(text) // 2
    return "-".join(words[:_SLUG_WORDS])[: _LONGEST_ID - 5].strip("-") if is_latin else ""
