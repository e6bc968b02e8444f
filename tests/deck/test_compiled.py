"""A deck that was checked once is read back as it was, and whatever has changed is checked anew."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.decks import picture_of
from support.files import PICTURE, edit, write_deck

from kiosk.deck import Record, compiled
from kiosk.deck import load as checking
from kiosk.deck.compiled import load
from kiosk.problems import ProblemsError
from kiosk.system import cache, files

PICTURE_FILE = "illustrations/picture.svg"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were checked, in order."""
    folders: list[Path] = []
    check = checking.load

    def noted(folder: Path, *more: object) -> compiled.Loaded:
        folders.append(folder)
        return check(folder, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "load", noted)
    return folders


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "state" / "pictures")


def entries(record: Record) -> list[Path]:
    assert record.decks
    return list(record.decks.iterdir())


def test_it_is_what_the_check_says_and_is_checked_once(deck_folder: Path, record: Record, checks: list[Path]) -> None:
    edit(deck_folder / "texts" / "de.yaml", "    body: Body one de.", "")
    edit(deck_folder / "texts" / "en.yaml", "    body: Body one en.", "    body: '**Body** one *en*.'")
    said = checking.load(deck_folder)
    assert said[1], "a warning is among what is read back"
    assert said[0].pages[1].texts["en"].prose, "and marked words"
    checks.clear()
    assert [load(deck_folder, record) for _ in range(3)] == [said] * 3
    assert checks == [deck_folder]


def test_neither_yaml_nor_pydantic_is_loaded_for_it(deck_folder: Path, record: Record) -> None:
    load(deck_folder, record)
    code = """
import sys
from pathlib import Path
from kiosk.deck.compiled import load
from kiosk.deck.picture_record import Record
load(Path(sys.argv[1]), Record(Path(sys.argv[2])))
print(sorted({"pydantic", "yaml", "xml", "PIL.Image", "PySide6"} & sys.modules.keys()))
"""
    assert record.decks
    place = record.decks.with_name("pictures")
    done = subprocess.run([sys.executable, "-c", code, deck_folder, place], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_copy_elsewhere_is_the_same_deck(
    deck_folder: Path, record: Record, checks: list[Path], tmp_path: Path
) -> None:
    deck, _ = load(deck_folder, record)
    copy = tmp_path / "copy"
    shutil.copytree(deck_folder, copy)
    found, _ = load(copy, record)
    assert (found.folder, picture_of(found.pages[0]).file) == (copy, copy / PICTURE_FILE)
    assert [page.texts for page in found.pages] == [page.texts for page in deck.pages]
    assert checks == [deck_folder]


def other_words(folder: Path) -> None:
    edit(folder / "texts" / "en.yaml", "Body one en.", "Body one, anew.")


def other_look(folder: Path) -> None:
    edit(folder / "deck.yaml", "accent: lake", "accent: plum")


def other_picture(folder: Path) -> None:
    """Of the same length and time."""
    file = folder / PICTURE_FILE
    before = file.stat()
    file.write_text(PICTURE.replace("#2D6C8F", "#2D6C8E"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def one_more_language(folder: Path) -> None:
    shutil.copy(folder / "texts" / "en.yaml", folder / "texts" / "fr.yaml")


def one_less(folder: Path) -> None:
    (folder / "texts" / "de.yaml").unlink()


def a_link_out(folder: Path) -> None:
    (folder / PICTURE_FILE).rename(folder.parent / "elsewhere.svg")
    (folder / PICTURE_FILE).symlink_to(folder.parent / "elsewhere.svg")


def a_picture_too_large(folder: Path) -> None:
    (folder / PICTURE_FILE).write_bytes(PICTURE.encode() + b" " * 2_000_000)


def a_pipe(folder: Path) -> None:
    (folder / PICTURE_FILE).unlink()
    os.mkfifo(folder / PICTURE_FILE)


def outcome(load: Callable[..., compiled.Loaded], *arguments: object) -> object:
    try:
        return load(*arguments)
    except ProblemsError as error:
        return error.problems


CHANGES = [other_words, other_look, other_picture, one_more_language, one_less, a_link_out, a_picture_too_large]


@pytest.mark.parametrize("change", [*CHANGES, *([a_pipe] if hasattr(os, "mkfifo") else [])])
def test_whatever_has_changed_is_checked_anew(
    deck_folder: Path, record: Record, checks: list[Path], change: Callable[[Path], None]
) -> None:
    load(deck_folder, record)
    change(deck_folder)
    assert outcome(load, deck_folder, record) == outcome(checking.load, deck_folder)
    assert len(checks) == 3


def test_a_deck_with_mistakes_is_not_kept(deck_folder: Path, record: Record, checks: list[Path]) -> None:
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    for _ in range(2):
        with pytest.raises(ProblemsError, match="pink"):
            load(deck_folder, record)
    assert len(checks) == 2


def test_other_rules_and_another_program_check_anew(
    deck_folder: Path, record: Record, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(deck_folder, record)
    record.rules = "other"
    load(deck_folder, record)
    monkeypatch.setattr(cache, "program", lambda: "other")
    load(deck_folder, record)
    load(deck_folder, record)
    assert len(checks) == 3


def forged(entry: Path, change: Callable[[dict[str, object]], object]) -> None:
    """What somebody could write who knows how it is kept."""
    told = json.loads(entry.read_bytes()[cache._HEAD_BYTES :])
    change(told)
    cache.keep(entry, entry.name, json.dumps(told).encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["deck"].pop("look"),
        lambda told: told["deck"]["look"].update(logo="../../secret.svg"),
        lambda told: told["deck"].update(folder="/etc"),
        lambda told: told["deck"]["pages"][0].update(kind="no such kind"),
        lambda told: told["deck"]["pages"][0]["illustration"].update(file="../../secret.svg"),
        lambda told: told["deck"]["pages"][0]["illustration"].update(file="/etc/passwd"),
        lambda told: told["deck"]["pages"][0]["illustration"].update(file="texts/no.svg"),
        lambda told: told["contents"].pop(),
        lambda told: told["contents"][0].update(is_long="yes"),
        lambda told: told["files"].pop(),
        lambda told: told["files"].append("0" * 32),
        lambda told: told.update(warnings=[{}]),
        lambda told: told.clear(),
    ],
)
def test_an_entry_that_is_no_deck_of_this_folder_is_as_if_not_there(
    deck_folder: Path, record: Record, checks: list[Path], change: Callable[[dict[str, object]], object]
) -> None:
    said = load(deck_folder, record)
    forged(entries(record)[0], change)
    assert load(deck_folder, record) == said
    assert len(checks) == 2


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b"null", b"\xff", b"{}"])
def test_nor_is_anything_else_an_entry(deck_folder: Path, record: Record, checks: list[Path], content: bytes) -> None:
    said = load(deck_folder, record)
    (entry,) = entries(record)
    cache.keep(entry, entry.name, content)
    assert load(deck_folder, record) == said
    assert len(checks) == 2


def test_what_changes_while_it_is_checked_is_not_kept(
    deck_folder: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = checking.load

    def slow(folder: Path, *more: object) -> compiled.Loaded:
        loaded = check(folder, *more)  # type: ignore[arg-type]
        other_words(folder)
        return loaded

    monkeypatch.setattr(checking, "load", slow)
    before, _ = load(deck_folder, record)
    monkeypatch.setattr(checking, "load", check)
    after, _ = load(deck_folder, record)
    assert (before, after) != (after, after)
    assert after == checking.load(deck_folder)[0]


def test_only_a_few_are_kept(tmp_path: Path, record: Record) -> None:
    for number in range(compiled.MOST_ENTRIES + 2):
        folder = tmp_path / str(number)
        write_deck(folder)
        edit(folder / "deck.yaml", "languages:", f"version: '{number}'\nlanguages:")
        load(folder, record)
    assert len(entries(record)) == compiled.MOST_ENTRIES


def test_a_disk_that_takes_nothing_costs_only_time(
    deck_folder: Path, record: Record, checks: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "replace", full)
    said = checking.load(deck_folder)
    assert [load(deck_folder, record) for _ in range(2)] == [said] * 2
    assert len(checks) == 3


def test_each_file_that_is_read_is_a_sign_of_life(deck_folder: Path, record: Record) -> None:
    deck, _ = load(deck_folder, record)
    beats: list[None] = []
    load(deck_folder, record, lambda: beats.append(None))
    assert len(beats) == len(deck.files())


def test_without_a_place_to_keep_it_is_checked_each_time(deck_folder: Path, checks: list[Path]) -> None:
    assert load(deck_folder) == load(deck_folder, Record())
    assert len(checks) == 2
    assert replace(load(deck_folder)[0]) == load(deck_folder)[0]
