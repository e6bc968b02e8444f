"""Settings that were read once are read back as they were, and whatever has changed is read anew."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.settings import Settings, compiled
from kiosk.settings import files as reading
from kiosk.system import cache

HOURS = """
opening_hours:
  time_zone: Asia/Bishkek
  monday: closed
  tuesday: 10:00-13:00, 14:00-18:00
  wednesday: 10:00-18:00
  thursday: 10:00-18:00
  friday: 20:00-02:00
  saturday: 10:00-18:00
  sunday: 10:00-18:00
  exceptions:
    2026-12-31: closed
"""
TEXT = f"deck: decks/mine\nlanguage: ky\nidle_s: 45\nscreen_diagonal_in: 55.5\noperator_keys: none\n{HOURS}"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "config_folder", lambda: tmp_path / "config")
    file = paths.settings_file()
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Notes each time that the files are read by their form."""
    noted: list[object] = []

    def note(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*given: object) -> Any:
            noted.append(name)
            return real(*given)

        return noting

    for name in ("load", "keep"):
        monkeypatch.setattr(reading, name, note(name, getattr(reading, name)))
    return noted


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., compiled.Found]:
    return lambda named=None: compiled.load(named, tmp_path / "settings.yaml", tmp_path / "settings")


def test_they_are_what_the_files_say_and_are_read_once(
    own: Path, ask: Callable[..., compiled.Found], reads: list[object]
) -> None:
    said = compiled.Found(*reading.load())
    assert said.settings.opening_hours
    assert said.settings.deck == own.parent / "decks" / "mine"
    reads.clear()
    assert [ask() for _ in range(3)] == [said] * 3
    assert reads == ["load"]


def test_neither_yaml_nor_pydantic_is_loaded_for_them(own: Path, tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from kiosk.settings import compiled
place = Path(sys.argv[2])
print(compiled.load(Path(sys.argv[1]), place / "spare", place / "settings").settings.idle_s)
compiled.keep(Path(sys.argv[1]), place / "spare")
print(sorted({"pydantic", "yaml"} & sys.modules.keys()))
"""
    said = [
        subprocess.run([sys.executable, "-c", code, own, tmp_path], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["45\n['pydantic', 'yaml']\n", "45\n[]\n"]


@pytest.mark.parametrize("text", ["idle_s: 46\n", "", "idle_s: x\n", "deck: [\n", "deck: some #1\nidle_s: 45\n"])
def test_whatever_has_changed_is_read_anew(
    own: Path, ask: Callable[..., compiled.Found], reads: list[object], text: str
) -> None:
    ask()
    own.write_text(text, encoding="utf-8")
    for _ in range(2):
        settings, problems = reading.load()
        assert (ask().settings, ask().problems) == (settings, problems)
    own.unlink()
    assert ask() == compiled.Found(*reading.load())
    assert reads.count("load") > 3


def test_a_file_with_a_mistake_is_read_at_each_start(
    own: Path, ask: Callable[..., compiled.Found], reads: list[object]
) -> None:
    own.write_text("idle_s: 45\nscreen: many\n", encoding="utf-8")
    assert [len(ask().problems) for _ in range(3)] == [1, 1, 1]
    assert reads == ["load"] * 3


def test_a_file_that_is_named_is_another(
    own: Path, ask: Callable[..., compiled.Found], reads: list[object], tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(TEXT, encoding="utf-8")
    assert ask().settings.deck == own.parent / "decks" / "mine"
    assert ask(other).settings.deck == tmp_path / "decks" / "mine"
    assert ask(tmp_path / "none.yaml").problems
    assert ask(tmp_path / "none.yaml").is_deck_lost
    assert len(reads) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.update(idle_s="45"),
        lambda told: told.update(motion="wild"),
        lambda told: told.pop("deck"),
        lambda told: told["opening_hours"].update(time_zone="Asia/Nowhere"),
        lambda told: told["opening_hours"].update(monday=[[1, 2]]),
        lambda told: told.clear(),
    ],
)
@pytest.mark.usefixtures("own")
def test_what_is_no_settings_is_as_if_not_there(
    ask: Callable[..., compiled.Found], reads: list[object], tmp_path: Path, change: Callable[..., object]
) -> None:
    said, kept = ask(), tmp_path / "settings"
    content = kept.read_bytes()
    told = json.loads(content[cache._HEAD_BYTES :])
    change(told)
    cache.keep(kept, content[:32].decode(), json.dumps(told).encode())
    assert ask() == said
    assert reads == ["load"] * 2


def test_the_spare_is_written_once_for_the_same_settings(own: Path, reads: list[object], tmp_path: Path) -> None:
    spare = tmp_path / "settings.yaml"
    for _ in range(2):
        compiled.keep(own, spare)
    assert reads == ["keep"]
    assert reading.load(spare)[0] == reading.load()[0]
    spare.unlink()
    compiled.keep(own, spare)
    own.write_text("idle_s: 50\n", encoding="utf-8")
    compiled.keep(own, spare)
    assert reading.load(spare)[0].idle_s == 50
    own.unlink()
    for _ in range(2):
        compiled.keep(own, spare)
    assert not spare.exists()
    assert reads.count("keep") == 4


def test_defaults_of_the_values_are_those_of_the_form() -> None:
    from kiosk.settings.form import settings_of  # noqa: PLC0415

    assert settings_of({}) == Settings()
