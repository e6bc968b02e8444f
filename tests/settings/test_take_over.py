"""The settings of one kiosk are taken over by another."""

from pathlib import Path

import pytest

from kiosk.problems import ProblemsError
from kiosk.settings import Settings
from kiosk.settings.files import load, take_over


def write(folder: Path, text: str) -> Path:
    file = folder / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def saved(file: Path) -> list[str]:
    """The lines below the one that says who writes them."""
    first, *lines = file.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Written by the kiosk")
    return lines


def test_taking_over_replaces_every_own_setting(tmp_path: Path) -> None:
    own = write(tmp_path, "screen: 1\nidle_s: 30\n")
    (tmp_path / "there" / "deck").mkdir(parents=True)
    take_over(write(tmp_path / "there", "deck: deck\nidle_s: 40\n"), own)
    assert load(own) == (Settings(deck=tmp_path / "there" / "deck", idle_s=40), ())
    assert saved(own) == [f"deck: {tmp_path / 'there' / 'deck'}", "idle_s: 40"]


def test_with_one_mistake_nothing_is_taken_over(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("screen: 1\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        take_over(write(tmp_path, "deck: gone\nidle_s: soon\nmotion: calm\n"), own)
    assert sorted((problem.line, problem.message[:20]) for problem in caught.value.problems) == [
        (1, "`deck`: there is no "), (2, "`idle_s` is `soon`; ")]  # fmt: skip
    assert own.read_text(encoding="utf-8") == "screen: 1\n"


def test_a_broken_own_file_is_kept_aside_as_another_is_taken_over(tmp_path: Path, expect_log: list[str]) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("screen: [\n", encoding="utf-8")
    expect_log.append("was rewritten")
    take_over(write(tmp_path, "motion: calm\n"), own)
    assert load(own) == (Settings(motion="calm"), ())
    assert (tmp_path / "own.yaml.broken").read_text(encoding="utf-8") == "screen: [\n"
