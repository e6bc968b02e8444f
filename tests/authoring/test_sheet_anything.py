"""Any sheet is taken over as it is written, or refused with a reason; nothing else of the deck changes."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring import starter
from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.sheet import cell, clean, rows, table
from kiosk.authoring.sheet_import import merged
from kiosk.authoring.sheet_rows import sheet_of
from kiosk.authoring.tables import Table, TableError
from kiosk.text.letters import can_be_seen
from kiosk.yamlfiles.editing import CannotEditError

DECK = starter.new(Path("deck"), ["ky", "en"], 3)
HEAD, *LINES = [list(line) for line in table(DECK).rows]
TITLES = [title for title in HEAD if "[" in title and not title.startswith("section")] + ["credit", "figure"]
TEXTS = st.text(st.sampled_from("aБ😀 :#-'\"{}[],&*!|>%@`\\?~=\u200b\u00a0\n")) | st.text(max_size=20)


@given(st.dictionaries(st.tuples(st.integers(1, 3), st.sampled_from(TITLES)), TEXTS, max_size=6))
def test_every_cell_that_is_changed_is_changed_in_the_deck_and_no_other(edits: dict[tuple[int, str], str]) -> None:
    lines = [list(line) for line in LINES]
    for (row, title), text in edits.items():
        lines[row][HEAD.index(title)] = text
    merge = merged(DECK, sheet_of(Table([HEAD, *lines])), {})
    assert merge.kept == ()
    for number, (before, after) in enumerate(zip(rows(DECK), rows(merge.deck), strict=True)):
        for title in HEAD[:-1]:
            said = clean(edits.get((number, title), cell(before, title)))
            assert clean(cell(after, title)) == (said if can_be_seen(said) else "")
    assert merged(merge.deck, sheet_of(table(merge.deck)), {}).changes == ()


ODD = st.sampled_from(
    [*HEAD, "kind", "id", "cover", "section", "fact", "a", "body.1 [ky]", "link.ky", "focus.2", "#1 abcd"]
)


@given(st.lists(st.lists(ODD | TEXTS, max_size=8), max_size=6), st.booleans(), st.booleans())
def test_whatever_is_in_a_sheet_is_taken_over_or_refused(grid: list[list[str]], overwrite: bool, remove: bool) -> None:
    try:
        merge = merged(DECK, sheet_of(Table([HEAD, *grid])), {}, overwrite=overwrite, remove=remove)
        free = merged(DECK, sheet_of(Table(grid), language="ky"), {})
    except (TableError, CannotEditError):
        return
    for deck in (merge.deck, free.deck):
        assert isinstance(deck.deck.data, dict)
        assert (
            DeckFolder.new(deck.folder, {name: text.text for name, text in deck.texts.items()}).cards() == deck.cards()
        )
    if not remove:
        assert set(DECK.cards()) <= set(merge.deck.cards())
