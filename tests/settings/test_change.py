"""Settings that are changed on the kiosk are saved in its own file."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from kiosk.hours.form import hours_as_written
from kiosk.settings import Settings
from kiosk.settings.files import change, load
from kiosk.system import files
from kiosk.yamlfiles.editing import CannotEditError, YamlText


def write(folder: Path, text: str) -> Path:
    file = folder / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    return file


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
    assert saved(own) == [*HAND_WRITTEN.replace("45   #", "55   #").splitlines(), "motion: calm"]


def test_a_block_is_replaced_whole(tmp_path: Path) -> None:
    own = write(tmp_path, HAND_WRITTEN)
    change(own, opening_hours=None)
    assert load(own) == (Settings(idle_s=45, screen=1), ())
    assert saved(own)[3:] == ["opening_hours:", "", "# the projector", "screen: 1"]
    hours = load(write(tmp_path, HAND_WRITTEN))[0].opening_hours
    assert hours
    change(own, opening_hours=hours_as_written(hours))
    assert load(own) == (Settings(idle_s=45, screen=1, opening_hours=hours), ())


@pytest.mark.parametrize(
    "text", ["screen: 1", "\ufeffscreen: 1\n", "screen: 1\r\n", "---\nscreen: 1\n", "{screen: 1}", "# nothing\n", ""]
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
    ],
)
def test_what_is_wrong_is_kept_aside(tmp_path: Path, expect_log: list[str], text: bytes, kept: dict[str, Any]) -> None:
    own = tmp_path / "kiosk.yaml"
    own.write_bytes(text)
    expect_log.append(f"{own} was rewritten; its old text is in {own}.broken")
    change(own, motion="calm")
    assert load(own) == (Settings(motion="calm", **kept), ())
    assert (tmp_path / "kiosk.yaml.broken").read_bytes() == text


def test_what_cannot_be_changed_is_kept_aside(
    tmp_path: Path, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> YamlText:
        raise CannotEditError("its form is beyond us")

    monkeypatch.setattr(YamlText, "set", refuse)
    own = write(tmp_path, "screen: 1 # the left one\n")
    expect_log.append("was rewritten")
    change(own, motion="calm")
    assert load(own) == (Settings(motion="calm", screen=1), ())
    assert own.with_suffix(".yaml.broken").read_text(encoding="utf-8") == "screen: 1 # the left one\n"


def test_nothing_that_was_kept_aside_is_overwritten(tmp_path: Path, expect_log: list[str]) -> None:
    own = tmp_path / "kiosk.yaml"
    expect_log.append("was rewritten")
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

    monkeypatch.setattr(files, "sync", full)
    with pytest.raises(OSError, match="No space left"):
        change(own, idle_s=30)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["screen: 1\n"]
