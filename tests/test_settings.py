"""Settings: the shipped file, the kiosk's own, flags; and how what is changed on the kiosk is saved."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from kiosk import disk, paths
from kiosk.documents import parse
from kiosk.hours import WEEKDAYS
from kiosk.letters import can_be_seen
from kiosk.problems import ProblemsError
from kiosk.settings import Settings, change, is_deck_lost, keep, load, origins, own_file, take_over
from kiosk.writing import text_of


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
        (2, "`backend`"), (1, "`idle_s` "), (3, "`motoin` ")]  # fmt: skip


def test_a_slip_costs_the_setting_that_it_is_in(tmp_path: Path) -> None:
    hours = "".join(f"  {day}: 10:00-18:00\n" for day in WEEKDAYS)
    text = f'screen: 1\ndeck: "C:\\Users\\x"\nopening_hours:\n{hours}  exceptions: [\nidle_s: 30\nmotion: @calm\n'
    settings, problems = load(write(tmp_path, text))
    assert settings == Settings(screen=1, idle_s=30)
    assert [problem.line for problem in problems] == [2, 11, 13]


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
    assert [problem.message for problem in problems] == ["cannot be read: this is not a file"]


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
    assert set(found) == set(Settings.model_fields)
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
        ("O", "O is pressed by accident too easily; add Ctrl, Alt or Meta"),
        ("Shift+O", "Shift+O is pressed by accident too easily"),
        ("[Ctrl, O]", "['Ctrl', 'O'] is not a key chord"),
    ],
)
def test_what_is_no_key_chord(tmp_path: Path, written: str, message: str) -> None:
    settings, (problem,) = load(write(tmp_path, f"operator_keys: {written}\n"))
    assert settings == Settings()
    assert message in problem.message


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
    assert problem.message == "`monday` does not belong here; look at how far it is indented"


def test_the_example_in_the_shipped_file_is_right(tmp_path: Path) -> None:
    lines = paths.SETTINGS.read_text(encoding="utf-8").splitlines()
    example = [line[4:] for line in lines if line.startswith("#   ")]
    settings, problems = load(write(tmp_path, "\n".join(example)))
    assert problems == ()
    assert settings.opening_hours is not None
    assert settings.opening_hours.exceptions[date(2027, 1, 1)] == ()


# Saving


HAND_WRITTEN = """\
# Hall 2, by the door

idle_s: 45   # they are slow here
opening_hours:
  # the museum's
  monday: closed
  tuesday: 10:00-18:00
  wednesday: 10:00-18:00
  thursday: 10:00-18:00

  friday: 10:00-18:00
  saturday: 10:00-18:00
  sunday: 10:00-18:00

# the projector
screen: 1
"""


def saved(file: Path) -> list[str]:
    """The lines below the one that says who writes them."""
    first, *lines = file.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Written by the kiosk")
    return lines


def test_a_change_makes_the_file_and_says_who_wrote_it(tmp_path: Path) -> None:
    own = tmp_path / "new" / "folder" / "kiosk.yaml"
    values: dict[str, Any] = {"deck": tmp_path, "screen_diagonal_in": 54.6, "idle_s": 70, "statistics": "off"}
    change(own, **values)
    assert saved(own) == [f"deck: {tmp_path}", "screen_diagonal_in: 54.6", "idle_s: 70", "statistics: off"]
    assert [path.name for path in own.parent.iterdir()] == ["kiosk.yaml"]
    assert load(own) == (Settings(**values), ())


def test_a_change_keeps_every_other_line(tmp_path: Path) -> None:
    own = write(tmp_path, HAND_WRITTEN)
    change(own, idle_s=50, motion="calm")
    change(own, idle_s=55)
    assert saved(own) == [*HAND_WRITTEN.replace("45   # they are slow here", "55").splitlines(), "motion: calm"]


def test_a_block_is_replaced_whole(tmp_path: Path) -> None:
    own = write(tmp_path, HAND_WRITTEN)
    change(own, opening_hours=None)
    assert load(own) == (Settings(idle_s=45, screen=1), ())
    assert saved(own)[3:] == ["opening_hours:", "", "# the projector", "screen: 1"]
    hours = load(write(tmp_path, HAND_WRITTEN))[0].opening_hours
    change(own, opening_hours=hours)
    assert load(own) == (Settings(idle_s=45, screen=1, opening_hours=hours), ())


@pytest.mark.parametrize(
    "text", ["screen: 1", "\ufeffscreen: 1\n", "screen: 1\r\n", "---\nscreen: 1\n", "# nothing\n", ""]
)
def test_files_of_any_form_are_changed(tmp_path: Path, text: str) -> None:
    own = tmp_path / "kiosk.yaml"
    own.write_bytes(text.encode())
    change(own, idle_s=30)
    assert load(own) == (Settings(idle_s=30, screen=1 if "screen" in text else 0), ())
    assert [path.name for path in tmp_path.iterdir()] == ["kiosk.yaml"]


def test_a_relative_deck_in_the_file_stays_as_written(tmp_path: Path) -> None:
    own = write(tmp_path, "deck: ../mine\n")
    change(own, idle_s=30)
    assert saved(own) == ["deck: ../mine", "idle_s: 30"]


def test_a_value_that_cannot_be_changes_nothing(tmp_path: Path) -> None:
    own = write(tmp_path, "screen: 1\n")
    for values in ({"idle_s": 1}, {"idel_s": 60}):
        with pytest.raises(ValueError, match=r"idle_s|idel_s"):
            change(own, **values)
    assert own.read_text(encoding="utf-8") == "screen: 1\n"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (b"# mine\nscreen: 1\nidle_s: soon\nmotoin: calm\n", {"screen": 1}),
        (b"screen: 1\nidle_s: [", {"screen": 1}),
        (b"screen: 1\nscreen: 2\n", {}),
        (b"\xff\xfe", {}),
        (b"{screen: 1}", {"screen": 1}),  # no mistake, but nothing that can be changed line by line
    ],
)
def test_what_is_wrong_is_kept_aside(tmp_path: Path, expect_log: list[str], text: bytes, kept: dict[str, Any]) -> None:
    own = tmp_path / "kiosk.yaml"
    own.write_bytes(text)
    expect_log.append(f"{own} is written anew; its text as it was is in {own}.broken")
    change(own, motion="calm")
    assert load(own) == (Settings(motion="calm", **kept), ())
    assert (tmp_path / "kiosk.yaml.broken").read_bytes() == text


def test_nothing_that_was_kept_aside_is_overwritten(tmp_path: Path, expect_log: list[str]) -> None:
    own = tmp_path / "kiosk.yaml"
    expect_log.append("is written anew")
    for text in ("one: [", "two: [", "one: ["):
        own.write_text(text, encoding="utf-8")
        change(own, screen=1)
    aside = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path != own}
    assert aside == {"kiosk.yaml.broken": "one: [", "kiosk.yaml.broken-2": "two: ["}


def test_a_link_stays_a_link_and_the_file_keeps_its_mode(tmp_path: Path) -> None:
    real = write(tmp_path, "screen: 1\n")
    real.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    change(link, idle_s=30)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert load(real)[0] == Settings(screen=1, idle_s=30)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        change(tmp_path / "file" / "kiosk.yaml", idle_s=30)


def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    own = write(tmp_path, "screen: 1\n")
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("who runs this may write everywhere")
    try:
        with pytest.raises(PermissionError):
            change(own, idle_s=30)
    finally:
        tmp_path.chmod(0o700)
    assert load(own)[0] == Settings(screen=1)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = write(tmp_path, "screen: 1\n")

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "sync", full)
    with pytest.raises(OSError, match="No space left"):
        change(own, idle_s=30)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["screen: 1\n"]


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk import disk, settings
steps = [(Path, "write_bytes"), (disk, "sync"), (Path, "replace"), (disk, "sync")]
calls = 0
def killing(name, real):
    def call(*arguments):
        global calls
        calls += 1
        if calls == int(sys.argv[2]):
            if name == "write_bytes":
                real(arguments[0], arguments[1][:5])  # half of it
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return call
for owner, name in set(steps):
    setattr(owner, name, killing(name, getattr(owner, name)))
settings.change(Path(sys.argv[1]), idle_s=30)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize(("step", "idle_s"), [(1, 60), (2, 60), (3, 60), (4, 30), (5, 30)])
def test_killed_while_it_saves_it_leaves_the_old_or_the_new(tmp_path: Path, step: int, idle_s: int) -> None:
    """Killed at its 1st to 4th step on the disk; it has no 5th."""
    own = write(tmp_path, "screen: 1\n")
    done = subprocess.run([sys.executable, "-c", KILLED, str(own), str(step)], check=False, timeout=60)
    assert done.returncode == (0 if step == 5 else -signal.SIGKILL)
    assert load(own) == (Settings(screen=1, idle_s=idle_s), ())
    change(own, idle_s=40)
    assert load(own) == (Settings(screen=1, idle_s=40), ())


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "deck": st.sampled_from([Path("/srv/deck"), Path("/srv/дек: 1 #2"), Path("/null"), None]),
        "language": st.sampled_from(["ky", "no", "on", None]),
        "idle_s": st.integers(10, 3600),
        "screen_diagonal_in": st.floats(5, 200),
        "operator_keys": st.sampled_from(["Ctrl+Alt+1", None]),
        "opening_hours": st.sampled_from(
            [None, {**dict.fromkeys(WEEKDAYS, "closed"), "exceptions": {"2026-12-31": "10:00-12:00, 20:00-02:00"}}]
        ),
        "statistics": st.sampled_from(["on", "off"]),
    },
)


@trying(max_examples=40)
@given(st.lists(VALUES, max_size=4))
def test_whatever_is_changed_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, changes: list[dict[str, Any]]
) -> None:
    own = tmp_path_factory.mktemp("own") / "kiosk.yaml"
    own.write_text("# mine\nscreen: 1\n", encoding="utf-8")
    expected: dict[str, Any] = {"screen": 1}
    for values in changes:
        change(own, **values)
        expected.update(values)
    assert load(own) == (Settings.model_validate(expected), ())
    assert own.read_text(encoding="utf-8").count("# mine") == 1


@given(st.dictionaries(st.text(min_size=1), st.none() | st.text(), max_size=5))
def test_any_text_is_written_as_it_is_read(values: dict[str, str | None]) -> None:
    read_again = {name: text if text and can_be_seen(text) else None for name, text in values.items()}
    assert (parse(Path("x"), text_of(values)).data or {}) == read_again


# Taking over another kiosk's


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
    expect_log.append("is written anew")
    take_over(write(tmp_path, "motion: calm\n"), own)
    assert load(own) == (Settings(motion="calm"), ())
    assert (tmp_path / "own.yaml.broken").read_text(encoding="utf-8") == "screen: [\n"


# --- the last settings without a mistake


def make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def make_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


NO_FILE = "not a file|directory|symbolic links"


def make_nothing(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("breaks", [make_folder, make_pipe, make_loop, make_nothing])
def test_a_file_that_cannot_be_read_is_as_it_was(tmp_path: Path, breaks: Callable[[Path], None]) -> None:
    file, spare = write(tmp_path, "deck: mine\nidle_s: 30\nmotion: calm\n"), tmp_path / "state" / "settings.yaml"
    keep(file, spare)
    before, _ = load(file)
    breaks(file)
    after, problems = load(file, spare)
    assert after == before
    assert [problem.file for problem in problems] == [file]
    assert not is_deck_lost(file, spare)
    assert is_deck_lost(file, tmp_path / "none")
    keep(file, spare)
    assert load(file, spare)[0] == before, "what is broken is not kept"


def test_a_link_to_a_drive_that_is_not_there_is_no_wish_for_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    own, spare = own_file(), tmp_path / "spare.yaml"
    own.parent.mkdir()
    own.symlink_to(write(tmp_path, "idle_s: 30\n"))
    keep(own, spare)
    own.resolve().unlink()
    assert is_deck_lost(None, tmp_path / "none")
    keep(own, spare)
    settings, problems = load(None, spare)
    assert (settings.idle_s, [problem.file for problem in problems]) == (30, [own])
    own.unlink()
    keep(own, spare)
    assert load(None, spare) == (Settings(), ()), "whoever takes it away wants the defaults"


def test_a_slip_costs_nothing_where_it_was_right_before(tmp_path: Path) -> None:
    file, spare = write(tmp_path, "deck: mine\nidle_s: 30\n"), tmp_path / "spare.yaml"
    keep(file, spare)
    write(tmp_path, 'deck: "mine\nidle_s: 40\n')
    settings, problems = load(file, spare)
    assert (settings.deck, settings.idle_s, len(problems)) == (tmp_path / "mine", 40, 1)


def test_a_setting_that_is_taken_out_is_out(tmp_path: Path) -> None:
    file, spare = write(tmp_path, "deck: mine\nidle_s: 30\n"), tmp_path / "spare.yaml"
    keep(file, spare)
    write(tmp_path, "deck: mine\n")
    assert load(file, spare)[0].idle_s == 60


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("", True),
        ("idle_s: soon\n", True),
        ("deck: mine\nidle_s: soon\n", True),
        ('deck: "C:\\Users\\kiosk\\deck"\nidle_s: 30\n', False),
        ('deck: "C:\\new\\table"\nidle_s: 30\n', False),
        ('deck: "C:\\\\"\nidle_s: 30\n', True),
        ("deck: [1]\nidle_s: 30\n", False),
        ("{", False),
    ],
)
def test_whether_it_is_known_which_deck_is_set(tmp_path: Path, text: str, *, known: bool) -> None:
    assert is_deck_lost(write(tmp_path, text), tmp_path / "none") is not known


def test_windows_backslashes_cost_one_setting(tmp_path: Path) -> None:
    file = write(tmp_path, 'deck: "C:\\Users\\kiosk\\deck"\nidle_s: 30\n')
    settings, problems = load(file)
    assert settings == Settings(idle_s=30)
    assert len(problems) == 1
    assert "use single quotes, or / in a path" in str(problems[0])


def test_a_tilde_is_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert load(write(tmp_path, "deck: ~/decks/mine\n"))[0].deck == tmp_path / "home" / "decks" / "mine"


@pytest.mark.parametrize("breaks", [make_folder, make_pipe, make_loop])
def test_what_is_no_file_is_neither_waited_for_nor_replaced(tmp_path: Path, breaks: Callable[[Path], None]) -> None:
    file, source = write(tmp_path, "idle_s: 30\n"), tmp_path / "source.yaml"
    source.write_text("idle_s: 45\n", encoding="utf-8")
    breaks(file)
    kind = file.lstat().st_mode
    with pytest.raises(OSError, match=NO_FILE):
        change(file, idle_s=50)
    with pytest.raises(OSError, match=NO_FILE):
        take_over(source, file)
    assert file.lstat().st_mode == kind
