"""Which keys mean what, which presses count, and what a scanner types."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.keys.names import NAMES, spelt
from kiosk.keys.presses import Presses
from kiosk.keys.scanner import GAP_MS, MOST, Typing
from kiosk.keys.tables import TABLES, combined
from kiosk.session.key import Key

DOCS = Path(__file__).parents[2] / "docs" / "keys.md"


def test_every_name_is_a_key_of_qts() -> None:
    assert {f"Key_{name}" for name in NAMES} <= {key.name for key in Qt.Key}
    assert (spelt("pagedown"), spelt(" F13 "), spelt("any")) == ("PageDown", "F13", None)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_keys(name: str) -> None:
    assert TABLES[name].keys() <= NAMES
    assert f"`{name}`" in DOCS.read_text(encoding="utf-8")


def test_the_tables_are_in_the_docs_key_by_key() -> None:
    rows = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    said = {"Backtab": "Shift+Tab"}
    for name, table in TABLES.items():
        for key, meaning in table.items():
            told = [row for row in rows if f"`{meaning}`" in row.split("|")[1]]
            there = any(said.get(key, key) in re.split("[,| ]+", row) for row in told)
            assert there or meaning.isdigit(), f"{key} of {name} means {meaning}"


def test_five_keys_lead_everywhere() -> None:
    """The smallest keypad has up, down and OK besides its help key."""
    table = TABLES["ez-access"]
    assert (table["F18"], table["F19"], table["F20"]) == (Key.PREVIOUS_CONTROL, Key.NEXT_CONTROL, Key.OK)


def test_later_tables_and_own_keys_take_precedence() -> None:
    assert combined(["keyboard"])["PageDown"] is Key.NEXT
    assert combined(["keyboard", "presenter"])["PageDown"] is Key.GUIDE_NEXT
    assert combined(["presenter", "keyboard"])["PageDown"] is Key.NEXT
    own = combined(["keyboard"], [("F13", "help"), ("Space", "nothing")])
    assert own["F13"] is Key.HELP
    assert "Space" not in own, "so it is refused"
    assert "B" not in combined(["keyboard", "ez-access", "storm-audionav"]), "letters are for scanners and remotes"


def test_the_same_key_counts_after_a_pause() -> None:
    pressed = Presses("Right", 1000)
    assert [pressed.counts("Right", now, 500) for now in (1000, 1499, 1500)] == [False, False, True]
    assert pressed.counts("Left", 1001, 500)
    assert pressed.counts("Right", 1000, 0)


def test_a_scanner_types_faster_than_anybody() -> None:
    typing = Typing().with_letter("a", "A", 100)
    assert [typing.goes_on(now) for now in (100 + GAP_MS, 101 + GAP_MS)] == [True, False]
    assert (typing.code, typing.is_scanned) == ("", False)
    for letter in "-1":
        typing = typing.with_letter(letter, letter, 120)
    assert (typing.code, typing.names) == ("a-1", ("A", "-", "1"))
    for _ in range(2 * MOST):
        typing = typing.with_letter("x", "X", 130)
    assert (typing.code, typing.is_scanned, len(typing.letters)) == ("", True, MOST), "this is no code"
