"""Settings: the shipped file, a file of the integrator's, flags."""

from pathlib import Path

import pytest
import yaml

from kiosk import paths
from kiosk.settings import Settings, load


def write(folder: Path, text: str) -> Path:
    file = folder / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_file_holds_every_setting_with_its_default() -> None:
    assert load() == (Settings(), ())
    assert set(yaml.safe_load(paths.SETTINGS.read_text(encoding="utf-8"))) == set(Settings.model_fields)


def test_every_setting_is_explained_on_the_line_above() -> None:
    lines = paths.SETTINGS.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line and not line.startswith("#"):
            above = lines[number - 1]
            assert above.startswith("#") or lines[number - 2].startswith("#"), line


def test_a_file_overrides_only_what_it_names(tmp_path: Path) -> None:
    assert load(write(tmp_path, "idle_s: 30\nmotion: calm\n")) == (Settings(idle_s=30, motion="calm"), ())


def test_a_decks_folder_counts_from_the_settings_file(tmp_path: Path) -> None:
    assert load(write(tmp_path, "deck: ../mine\n"))[0].deck == (tmp_path.parent / "mine").resolve()


def test_flags_override_files(tmp_path: Path) -> None:
    settings = load(write(tmp_path, "language: ru\nscreen: 1\n"))[0].overridden(language="en", screen=None)
    assert (settings.language, settings.screen) == ("en", 1)


def test_a_file_with_a_deck_leaves_the_shipped_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "SETTINGS", write(tmp_path, "idle_s: 100\nscreen: 2\n"))
    own = tmp_path / "own.yaml"
    own.write_text("deck: mine\n", encoding="utf-8")
    assert load(own)[0] == Settings(deck=tmp_path / "mine", idle_s=100, screen=2)


def test_one_slip_does_not_cost_the_others(tmp_path: Path) -> None:
    settings, problems = load(write(tmp_path, "idle_s: soon\nscreen: 1\nmotoin: calm\n"))
    assert settings == Settings(screen=1)
    assert len(problems) == 2
    settings, problems = load(write(tmp_path, "idle_s: ["))
    assert settings == Settings()
    assert len(problems) == 1


def test_every_mistake_is_named(tmp_path: Path) -> None:
    _, problems = load(write(tmp_path, "idle_s: soon\nbackend: fast\nmotoin: calm\n"))
    assert [(problem.line, problem.message[:9]) for problem in problems] == [
        (2, "`backend`"), (1, "`idle_s`:"), (3, "`motoin` ")]  # fmt: skip
