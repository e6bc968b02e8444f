"""Settings: the shipped file, the kiosk's own file, flags, and what is wrong in them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from kiosk import paths
from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.settings import Settings, own_file
from kiosk.settings.files import NAMES, change, differing, load, origins
from kiosk.yamlfiles.writing import text_of


def write(folder: Path, text: str) -> Path:
    file = folder / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_file_holds_every_setting_with_its_default() -> None:
    assert load() == (Settings(), ())
    assert set(yaml.safe_load(paths.SETTINGS.read_text(encoding="utf-8"))) == set(NAMES)


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
    assert [(problem.line, problem.said[:9]) for problem in problems] == [
        (1, "`idle_s` "), (2, "`backend`"), (3, "`motoin` ")]  # fmt: skip


def test_a_slip_costs_the_setting_that_it_is_in(tmp_path: Path) -> None:
    hours = "".join(f"  {day}: 10:00-18:00\n" for day in WEEKDAYS)
    text = f'screen: 1\ndeck: "C:\\Users\\x"\nopening_hours:\n{hours}  exceptions: [\nidle_s: 30\nmotion: @calm\n'
    settings, problems = load(write(tmp_path, text))
    assert settings == Settings(screen=1, idle_s=30)
    assert [problem.line for problem in problems] == [2, 11, 13]


def test_a_deck_whose_path_is_cut_off_is_a_mistake_and_a_comment_is_none(tmp_path: Path) -> None:
    settings, problems = load(write(tmp_path, "idle_s: 30 #seconds\ndeck: decks/hall #2\n"))
    assert settings == Settings(idle_s=30)
    assert [(problem.line, problem.said) for problem in problems] == [
        (2, "`deck` ends before ` #2`: ` #` begins a comment; put the whole path into single quotes")
    ]
    (tmp_path / "decks" / "hall").mkdir(parents=True)
    settings, problems = load(write(tmp_path, "deck: decks/hall #the first\n"))
    assert (settings.deck, problems) == (tmp_path / "decks" / "hall", ())
    settings, problems = load(write(tmp_path, "deck: 'decks/hall #2'\n"))
    assert (settings.deck, problems) == (tmp_path / "decks" / "hall #2", ())


def test_the_own_file_is_in_the_config_folder_or_the_one_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert own_file().name == "kiosk.yaml"
    assert own_file().parent == paths.config_folder()
    change(own_file(), idle_s=30)
    assert load()[0].idle_s == 30
    named = write(tmp_path, "motion: calm\n")
    assert own_file(named) == named
    assert load(named)[0] == Settings(motion="calm")


def test_an_own_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "config_folder", lambda: tmp_path)
    (tmp_path / "kiosk.yaml").mkdir()
    settings, problems = load()
    assert settings == Settings()
    assert [problem.said for problem in problems] == ["cannot be read: this is not a file"]


def test_an_empty_value_overrides_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "SETTINGS", write(tmp_path, "language: ru\noperator_keys: Ctrl+K\n"))
    own = tmp_path / "own.yaml"
    change(own, language=None, operator_keys=None)
    assert (load(own)[0].language, load(own)[0].operator_keys) == (None, None)
    assert own.read_text(encoding="utf-8").splitlines()[1:] == ["language:", "operator_keys: none"]


def test_origins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = write(tmp_path, "idle_s: 60\nscreen: 2\nmotion: calm\n")
    monkeypatch.setattr(paths, "SETTINGS", shipped)
    own = tmp_path / "own.yaml"
    own.write_text("# mine\nmotion: calm\nidle_s: soon\n", encoding="utf-8")
    found = origins(own)
    assert set(found) == set(NAMES)
    assert {name: place for name, place in found.items() if place != "default"} == {
        "screen": f"{shipped}:2", "motion": f"{own}:2"}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("Ctrl+Alt+Shift+O", "Ctrl+Alt+Shift+O"),
        ("ctrl + alt + o", "Ctrl+Alt+O"),
        ("Meta+F12", "Meta+F12"),
        ("Alt+7", "Alt+7"),
        ("none", None),
        ("", None),
    ],
)
def test_key_chords(tmp_path: Path, written: str, keys: str | None) -> None:
    settings, problems = load(write(tmp_path, f"operator_keys: {written}\n"))
    assert (settings.operator_keys, problems) == (keys, ())
    assert settings.overridden(idle_s=30).operator_keys == keys


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("Ctrl+Alt", "Ctrl+Alt is not a key chord such as Ctrl+Alt+Shift+O"),
        ("Ctrl+Ctrl+O", "Ctrl+Ctrl+O is not a key chord"),
        ("Hyper+O", "Hyper+O is not a key chord"),
        ("Ctrl+Space", "Ctrl+Space is not a key chord"),
        ("Ctrl+F13", "Ctrl+F13 is not a key chord"),
        ("Ctrl+Щ", "Ctrl+Щ is not a key chord"),
        ("Ctrl++", "Ctrl++ is not a key chord"),
        ("O", "O is too easily pressed by accident; add Ctrl, Alt or Meta"),
        ("Shift+O", "Shift+O is too easily pressed by accident"),
        ("[Ctrl, O]", "['Ctrl', 'O'] is not a key chord"),
    ],
)
def test_what_is_no_key_chord(tmp_path: Path, written: str, message: str) -> None:
    settings, (problem,) = load(write(tmp_path, f"operator_keys: {written}\n"))
    assert settings == Settings()
    assert message in problem.said


def test_opening_hours_with_a_mistake_leave_the_kiosk_open(tmp_path: Path) -> None:
    days = "".join(f"  {day}: 10:00-18:00\n" for day in WEEKDAYS)
    settings, problems = load(write(tmp_path, f"idle_s: 30\nopening_hours:\n{days}"))
    assert settings.opening_hours is not None
    assert problems == ()
    settings, problems = load(write(tmp_path, f"idle_s: 30\nopening_hours:\n{days.replace('18:00', '10:00', 1)}"))
    assert settings == Settings(idle_s=30)
    assert [(problem.line, problem.column) for problem in problems] == [(3, 3)]


def test_a_weekday_that_is_not_indented(tmp_path: Path) -> None:
    _, (problem,) = load(write(tmp_path, "opening_hours:\nmonday: closed\n"))
    assert problem.said == "`monday` does not belong here; check its indentation"


def test_the_example_in_the_shipped_file_is_right(tmp_path: Path) -> None:
    lines = paths.SETTINGS.read_text(encoding="utf-8").splitlines()
    example = [line[4:] for line in lines if line.startswith("#   ")]
    settings, problems = load(write(tmp_path, "\n".join(example)))
    assert problems == ()
    assert settings.opening_hours is not None
    assert settings.opening_hours.exceptions[date(2027, 1, 1)] == ()


def test_keys_and_keypads(tmp_path: Path) -> None:
    text = "keypads: keyboard, presenter\nkeys:\n  f13: contrast\n  5: nothing\nkey_pause_ms: 0\nguide_s: 60\n"
    settings, problems = load(write(tmp_path, text))
    assert problems == ()
    assert (settings.keypads, settings.keys) == (("keyboard", "presenter"), (("F13", "contrast"), ("5", "nothing")))
    change(tmp_path / "settings.yaml", idle_s=30)
    assert load(tmp_path / "settings.yaml")[0] == replace(settings, idle_s=30)
    exported = write(tmp_path, text_of(differing(settings)))
    assert load(exported)[0] == settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("keypads: keyboard, keybord", "there is no table keybord; there are keyboard, ez-access"),
        ("keypads: [keyboard, 1]", "there is no table 1"),
        ("keypads:", "write one or more of keyboard, ez-access, storm-audionav, presenter"),
        ("keys:\n  F99: help\n  F13: jump", "there is no key F99; F13 cannot be jump; keys have Qt's names"),
        ("keypads: []", "write one or more of keyboard, ez-access, storm-audionav, presenter"),
        ("keys:\n  F13: help\n  f13: zoom", "F13 is there more than once"),
        ("keys: F13", "write one key on each line below"),
        ("countdown_s: 19", "it must be at least 20"),
        ("key_pause_ms: -1", "it must be at least 0"),
    ],
)
def test_what_is_wrong_with_keys_is_said_at_once(tmp_path: Path, text: str, said: str) -> None:
    settings, problems = load(write(tmp_path, text))
    assert settings == Settings()
    assert [said in str(problem) for problem in problems] == [True], problems
