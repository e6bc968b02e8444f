"""Takes a table over into a deck: what somebody has changed in it, and never over what is newer in the deck."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.authoring.cells import Name, entry_value, form_of, key_of, word_value
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.sheet import SECTION, Row, cell, clean, mark, rows
from kiosk.authoring.sheet_matching import Key, matched
from kiosk.authoring.sheet_rows import Sheet, SheetRow
from kiosk.authoring.starter import ACCENTS, language_name, with_language
from kiosk.deck.forms import COVER, FACT
from kiosk.yamlfiles import Data, Way
from kiosk.yamlfiles.editing import YamlText

Known = Mapping[Key, frozenset[str]]  # the marks of what earlier tables have brought into the deck


@dataclass(frozen=True)
class Merge:
    """A deck with what a table has changed. `changes` say what, a line each; `kept` what was left as it is, and why.

    `sheet` has the ids of the deck; `found` say for which rows the table had none, or an old one.
    """

    deck: DeckFolder
    known: Known
    sheet: Sheet
    found: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    added: frozenset[Key] = frozenset()  # cards and sections
    brought: Mapping[Key, frozenset[str]] = field(default_factory=dict)  # marks of what this table has brought
    disputed: Mapping[Key, frozenset[str]] = field(default_factory=dict)  # titles of cells that were kept

    def said(self, line: str) -> "Merge":
        return replace(self, changes=(*self.changes, line))

    def but_kept(self, line: str) -> "Merge":
        return replace(self, kept=(*self.kept, line))


def merged(deck: DeckFolder, sheet: Sheet, known: Known, *, overwrite: bool = False, remove: bool = False) -> Merge:
    """The deck with what is new in the table.

    A cell counts as changed if it is not as it was exported; a text of the deck as newer if it is neither as it was
    exported nor from an earlier table. Of two changes the deck's stays, unless `overwrite`. Cards that the table lacks
    stay, unless `remove`.
    """
    match = matched(sheet, rows(deck))
    sheet = match.sheet
    of_old = {now: known[old] | known.get(now, frozenset()) for now, old in match.renamed.items() if old in known}
    merge = _languages(Merge(deck, {**known, **of_old}, sheet, match.lines), sheet)
    merge = _new_rows(merge, sheet, overwrite=overwrite)
    now = {row.key: row for row in rows(merge.deck)}
    for each in sheet.rows:
        if each.row.key in now and each.row.key not in merge.added:
            merge = _row(merge, each, now[each.row.key], sheet.exported, overwrite=overwrite)
    merge = _gone(merge, sheet, remove=remove)
    return _ordered(merge, sheet)


def remembered(merge: Merge) -> Known:
    """What tables have brought into the deck, after this one."""
    found: dict[Key, frozenset[str]] = {}
    for row in rows(merge.deck):
        there = {mark(title, clean(text)) for title, text in row.cells.items()}
        from_tables = merge.known.get(row.key, frozenset()) | merge.brought.get(row.key, frozenset())
        if both := there & from_tables:
            found[row.key] = frozenset(both)
    return found


def _languages(merge: Merge, sheet: Sheet) -> Merge:
    """Add the languages in which only the table has words."""
    said = {Name.read(title).code for each in sheet.rows for title, text in each.row.cells.items() if text}
    for code in sheet.languages:
        if code in said and code not in merge.deck.languages():
            merge = replace(merge, deck=with_language(merge.deck, code))
            merge = merge.said(f"language {code} ({language_name(code)})")
    return merge


def _new_rows(merge: Merge, sheet: Sheet, *, overwrite: bool) -> Merge:
    """Add the cards and sections that only the table has, all at once."""
    there = {row.key for row in rows(merge.deck)}
    entries: dict[str, list[Data]] = {"sections": [], "cards": []}
    words: dict[str, dict[str, dict[str, Data]]] = {}  # by language, then by list
    brought = dict(merge.brought)
    for each in sheet.rows:
        kind, name = each.row.key
        if each.row.key in there or kind == COVER.kind.name:
            continue
        if each.is_as_exported("id", name) and not overwrite:
            message = f"row {each.number}: `{name}` has been taken out of the deck since; --overwrite puts it in again"
            merge = merge.but_kept(message)
            continue
        accent = _accent(merge.deck, len(entries["cards"]))
        entries[f"{kind}s"].append({"id": name} if kind == SECTION else _entry(each.row, merge.deck.folder, accent))
        for code, said in _words(each.row).items():
            words.setdefault(code, {}).setdefault(f"{kind}s", {})[name] = said["headline"] if kind == SECTION else said
        brought[each.row.key] = frozenset(mark(title, text) for title, text in each.row.cells.items() if text)
        merge = replace(merge, added=merge.added | {each.row.key})
        merge = merge.said(f"row {each.number}: new {kind} `{name}`")
    deck = merge.deck
    for which, fresh in entries.items():
        if fresh:
            before = deck.deck.data.get(which) if isinstance(deck.deck.data, dict) else None
            deck = deck.with_deck(deck.deck.set((which,), [*(before if isinstance(before, list) else []), *fresh]))
    for code, lists in words.items():
        for which, said in lists.items():
            text = deck.words(code)
            known = text.data.get(which) if isinstance(text.data, dict) else None
            deck = deck.with_words(code, text.set((which,), {**(known if isinstance(known, dict) else {}), **said}))
    return replace(merge, deck=deck, brought=brought)


def _entry(row: Row, folder: Path, accent: str) -> Data:
    """What `deck.yaml` says about a new card."""
    values = {title: text for title, text in row.cells.items() if text and not Name.read(title).code}
    kind: dict[str, Data] = {"kind": row.kind} if row.kind not in {"", FACT.kind.name} else {}
    keys = dict.fromkeys(["accent", *(key_of(title) for title in values)])
    written = {key: entry_value(key, values, folder) for key in keys}
    return {"id": row.id, **kind, **written, "accent": written["accent"] or accent}


def _words(row: Row) -> dict[str, dict[str, Data]]:
    """The words of a new row, by language and key."""
    found: dict[str, dict[str, str]] = {}
    for title, text in row.cells.items():
        name = Name.read(title)
        if name.code and text:
            found.setdefault(name.code, {})[name.place] = text
    form = form_of(row.kind)
    return {
        code: dict(word_value(key, cells, form) for key in dict.fromkeys(map(key_of, cells)))
        for code, cells in found.items()
    }


def _accent(deck: DeckFolder, count: int) -> str:
    """The colour of a new card, after those of the deck and so many new ones."""
    return ACCENTS[(len(deck.cards()) + count + 1) % len(ACCENTS)]


def _row(merge: Merge, each: SheetRow, now: Row, exported: Set[str], *, overwrite: bool) -> Merge:
    """Write what is new in a row. `exported` are the titles of columns that somebody may have emptied."""
    fresh = dict(now.cells)
    written, disputed, marks = list[str](), set[str](), set[str]()
    known = merge.known.get(now.key, frozenset())
    kind = {"kind": each.row.kind} if each.row.kind else {}
    for title, text in {**kind, **each.row.cells}.items():
        before = clean(cell(now, title))
        is_own = each.marks is None or title not in exported  # somebody has added the row or the column
        is_silent = is_own and not text  # nothing was ever there
        if text == before or is_silent or (each.is_as_exported(title, text) and not overwrite):
            continue
        is_old = each.is_as_exported(title, before) or mark(title, before) in known
        if not (overwrite or is_old or (is_own and not before)):
            disputed.add(title)
            merge = merge.but_kept(f"row {each.number}, {title}: the deck has changed too, to {_short(before)}")
            continue
        fresh[title] = text
        written.append(title)
        marks.add(mark(title, text))
        merge = merge.said(f"row {each.number}, {title}: {_short(before)} is now {_short(text)}")
    brought = {**merge.brought, now.key: frozenset(marks)}
    merge = replace(merge, brought=brought, disputed={**merge.disputed, now.key: frozenset(disputed)})
    row = Row(each.row.kind or now.kind, now.id, fresh)
    return replace(merge, deck=_written(merge.deck, row, written))


def _written(deck: DeckFolder, row: Row, titles: list[str]) -> DeckFolder:
    """The deck with those cells of a row that have changed."""
    (kind, name), cells = row.key, row.cells
    names = [Name.read(title) for title in titles]
    values = {title: text for title, text in cells.items() if not Name.read(title).code}
    for key in dict.fromkeys(key_of(each.place) for each in names if not each.code):
        way: Way = ("cover",) if kind == COVER.kind.name else (f"{kind}s", _place(deck, row))
        deck = deck.with_deck(
            _put(deck, (*way, key), row.kind if key == "kind" else entry_value(key, values, deck.folder))
        )
    for code in dict.fromkeys(each.code for each in names if each.code):
        said = {each.place: text for title, text in cells.items() if (each := Name.read(title)).code == code}
        text = deck.words(code)
        for key in dict.fromkeys(key_of(each.place) for each in names if each.code == code):
            own, value = word_value(key, said, form_of(row.kind))
            above: Way = () if kind == COVER.kind.name else (f"{kind}s", name)
            where = (*above, own) if kind != SECTION else above
            known = deck.words(code).document.places
            text = text.set(where, value) if value is not None else text.delete(where) if where in known else text
        deck = deck.with_words(code, text)
    return deck


def _put(deck: DeckFolder, way: Way, value: Data) -> YamlText:
    is_there = way in deck.deck.document.places
    return deck.deck.set(way, value) if value is not None else deck.deck.delete(way) if is_there else deck.deck


def _place(deck: DeckFolder, row: Row) -> int:
    """The place of a row's entry in its list in deck.yaml."""
    entries = deck.deck.get((f"{row.key[0]}s",))
    assert isinstance(entries, list)
    return next(number for number, entry in enumerate(entries) if isinstance(entry, dict) and entry.get("id") == row.id)


def _gone(merge: Merge, sheet: Sheet, *, remove: bool) -> Merge:
    """Take out the cards that the table lacks, or say that they stay."""
    listed = {each.row.id for each in sheet.rows if each.row.key[0] == "card"}
    for name in [name for name in merge.deck.cards() if name not in listed]:
        if not remove:
            merge = merge.but_kept(f"card `{name}`: the table does not have it; --remove takes it out of the deck")
            continue
        deck = merge.deck.with_deck(merge.deck.deck.delete(("cards", merge.deck.cards().index(name))))
        for code in deck.languages():
            if ("cards", name) in deck.words(code).document.places:
                deck = deck.with_words(code, deck.words(code).delete(("cards", name)))
        merge = replace(merge, deck=deck).said(f"card `{name}`: taken out")
    return merge


def _ordered(merge: Merge, sheet: Sheet) -> Merge:
    """Move the cards that somebody has moved in the table, and those that are new there."""
    listed = [each for each in sheet.rows if each.row.key[0] == "card" and each.row.id in merge.deck.cards()]
    places = [each.place for each in listed if each.place >= 0]
    kept = merge.deck.cards()
    if places == sorted(places):  # nobody has moved one: only new ones may have to move
        fresh = {name for kind, name in merge.added if kind == "card"}
        wanted = [name for name in kept if name not in fresh]
        for number, each in enumerate(listed):
            if each.row.id in fresh:
                above = listed[number - 1].row.id if number else None
                wanted.insert(wanted.index(above) + 1 if above else 0, each.row.id)
    else:
        order = iter([each.row.id for each in listed])
        names = {each.row.id for each in listed}
        wanted = [next(order) if name in names else name for name in kept]
    text, now = merge.deck.deck, list(kept)
    for place, name in enumerate(wanted):
        if now[place] != name:
            old = now.index(name)
            text = text.move(("cards",), old, place)
            now.insert(place, now.pop(old))
            merge = merge.said(f"card `{name}`: moved to place {place + 1}")
    return replace(merge, deck=merge.deck.with_deck(text))


def _short(text: str) -> str:
    one = " ".join(text.split())
    return f"“{one[:40]}…”" if len(one) > 41 else f"“{one}”" if one else "nothing"
