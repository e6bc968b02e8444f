"""A folder that somebody prepared with links leads the kiosk nowhere else."""

import os
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli.commands import cli
from kiosk.system import untrusted, usb_drives

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links are for administrators there")

DEAR = b"the kiosk's own"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file that must stay as it is."""
    file = tmp_path / "state" / "pin.json"
    file.parent.mkdir()
    file.write_bytes(DEAR)
    return file


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "media" / "usb"
    folder.mkdir(parents=True)
    monkeypatch.setattr(usb_drives, "mounted", lambda: [folder])
    return folder


def test_a_file_is_put_and_put_anew(stick: Path) -> None:
    for content in (b"old", b"new"):
        untrusted.put(stick / "report.html", content)
        assert (stick / "report.html").read_bytes() == content
    assert [file.name for file in stick.iterdir()] == ["report.html"]


@pytest.mark.parametrize("where", ["stick", "documents"])
def test_a_link_in_the_place_of_the_file_is_replaced_itself(stick: Path, tmp_path: Path, own: Path, where: str) -> None:
    folder = stick if where == "stick" else tmp_path / "documents"
    folder.mkdir(exist_ok=True)
    for target in (own, tmp_path / "not there", own.parent, folder / "report.html", Path("/dev/null")):
        (folder / "report.html").unlink(missing_ok=True)
        (folder / "report.html").symlink_to(target)
        untrusted.put(folder / "report.html", b"report")
        assert (folder / "report.html").read_bytes() == b"report"
        assert not (folder / "report.html").is_symlink()
    assert own.read_bytes() == DEAR
    assert not (tmp_path / "not there").exists()


def test_a_link_in_the_place_of_the_temporary_file_is_not_followed(
    stick: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("threading.get_native_id", lambda: 7)
    (stick / ".report.html.7.new").symlink_to(own)
    untrusted.put(stick / "report.html", b"report")
    assert own.read_bytes() == DEAR
    assert (stick / "report.html").read_bytes() == b"report"


@pytest.mark.parametrize("taken", ["folder", "pipe"])
def test_a_name_that_something_else_has_is_an_error_in_words(stick: Path, taken: str) -> None:
    file = stick / "report.html"
    file.mkdir() if taken == "folder" else os.mkfifo(file)
    with pytest.raises(OSError, match="other than a file has this name"):
        untrusted.put(file, b"report")
    assert [left.name for left in stick.iterdir()] == ["report.html"]
    with pytest.raises(OSError, match="other than a file has this name"):
        untrusted.put(Path("/dev/null"), b"report")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_link_of_the_systems_is_left_alone() -> None:
    with pytest.raises(OSError, match="other than a file has this name"):
        untrusted.put(Path("/dev/stdout"), b"report")
    assert Path("/dev/stdout").is_symlink()


@pytest.mark.parametrize("way", ["sub", "sub/deeper", "way to the stick/sub"])
def test_a_folder_that_leads_off_the_drive_is_refused(stick: Path, tmp_path: Path, own: Path, way: str) -> None:
    (own.parent / "deeper").mkdir()
    (stick / "sub").symlink_to(own.parent)
    (tmp_path / "way to the stick").symlink_to(stick)
    folder = tmp_path / way if way.startswith("way") else stick / way
    with pytest.raises(OSError, match="leads off the drive"):
        untrusted.put(folder / "pin.json", b"report")
    with pytest.raises(OSError, match="leads off the drive"):
        untrusted.read(folder / "pin.json", 100)
    assert own.read_bytes() == DEAR


def test_a_folder_that_stays_on_the_drive_and_a_documents_folder_that_is_a_link_are_good(
    stick: Path, tmp_path: Path
) -> None:
    (stick / "2026").mkdir()
    (stick / "now").symlink_to("2026")
    untrusted.put(stick / "now" / "report.html", b"report")
    assert (stick / "2026" / "report.html").read_bytes() == b"report"
    (tmp_path / "real").mkdir()
    (tmp_path / "documents").symlink_to(tmp_path / "real")
    untrusted.put(tmp_path / "documents" / "report.html", b"report")
    assert (tmp_path / "real" / "report.html").read_bytes() == b"report"


def test_a_folder_link_in_a_circle_and_a_folder_that_is_gone(stick: Path) -> None:
    (stick / "circle").symlink_to("circle")
    for folder in ("circle", "gone"):
        with pytest.raises(OSError):  # noqa: PT011 - each system has its own words
            untrusted.put(stick / folder / "report.html", b"report")
    assert not (stick / "gone").exists()


def test_what_fails_leaves_the_old_file(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untrusted.put(stick / "report.html", b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        untrusted.put(stick / "report.html", b"new")
    assert [file.read_bytes() for file in stick.iterdir()] == [b"old"]


def test_what_may_be_read_on_a_drive(stick: Path, own: Path, tmp_path: Path) -> None:
    (stick / "hall.yaml").write_bytes(b"")
    (stick / "latest.yaml").symlink_to("hall.yaml")
    (stick / "sub").symlink_to(own.parent)
    (tmp_path / "mine.yaml").symlink_to(own)
    for good in (stick / "hall.yaml", stick / "latest.yaml", tmp_path / "mine.yaml", stick / "none.yaml"):
        untrusted.require_on_its_drive(good)
    (stick / "off.yaml").symlink_to(own)
    for bad in (stick / "off.yaml", stick / "sub" / "pin.json"):
        with pytest.raises(OSError, match="put the file itself in its place"):
            untrusted.require_on_its_drive(bad)
        done = CliRunner().invoke(cli, ["settings", "import", str(bad)])
        assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
        assert "put the file itself in its place" in done.stderr


def test_a_link_is_not_read(stick: Path, own: Path) -> None:
    (stick / "key").symlink_to(own)
    with pytest.raises(OSError, match="it is a link: put the file itself in its place"):
        untrusted.read(stick / "key", 100)
    os.mkfifo(stick / "pipe")
    with pytest.raises(OSError, match="not a file"):
        untrusted.read(stick / "pipe", 100)
    (stick / "whole").write_bytes(b"x" * 1000)
    assert untrusted.read(stick / "whole", 100) == b"x" * 100
