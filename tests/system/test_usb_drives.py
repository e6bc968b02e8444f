"""A drive of the service's is asked for before it is written on, and let go of at the end."""

import contextlib
import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.operator.destinations import drives
from kiosk.system import usb_drives

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the service is Linux's")


class Helper:
    """Stands in for root's: answers what it is told to, and keeps what it was asked."""

    def __init__(self, place: Path) -> None:
        self.answers = ("writable", "written")
        self.asked: list[str] = []
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(place))
        self._socket.listen()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the socket is shut down
            while True:
                self._answer(self._socket.accept()[0])

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(BrokenPipeError), connection, connection.makefile("rw", encoding="utf-8") as lines:
            self.asked.append(lines.readline().strip())
            print(self.answers[0], file=lines, flush=True)
            self.asked.append("end" if not lines.read() else "more")
            print(self.answers[1], file=lines, flush=True)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()


@pytest.fixture
def helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Helper]:
    monkeypatch.setattr(usb_drives, "HELPER", tmp_path / "socket")
    monkeypatch.setattr(usb_drives, "PLACE", tmp_path / "media")
    (tmp_path / "media" / "МУЗЕЙ").mkdir(parents=True)
    helper = Helper(usb_drives.HELPER)
    yield helper
    helper.close()


def test_it_is_asked_and_let_go(helper: Helper, tmp_path: Path) -> None:
    with usb_drives.writable(tmp_path / "media" / "МУЗЕЙ"):
        assert helper.asked == ["МУЗЕЙ"]
    assert helper.asked == ["МУЗЕЙ", "end"]


def test_it_is_let_go_of_whatever_happens(helper: Helper, tmp_path: Path) -> None:
    with pytest.raises(KeyError), usb_drives.writable(tmp_path / "media" / "МУЗЕЙ"):
        raise KeyError
    with usb_drives.writable(tmp_path / "media" / "МУЗЕЙ"):
        pass
    assert helper.asked == ["МУЗЕЙ", "end", "МУЗЕЙ", "end"]


@pytest.mark.parametrize("answers", [("", "written"), ("writable", "")])
def test_a_drive_that_cannot_be_written_or_went_meanwhile(
    helper: Helper, tmp_path: Path, answers: tuple[str, str]
) -> None:
    helper.answers = answers
    with (
        pytest.raises(OSError, match="write-protected, or was pulled out"),
        usb_drives.writable(tmp_path / "media/МУЗЕЙ"),
    ):
        pass


def test_nobody_is_asked_for_other_folders(helper: Helper, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "media", tmp_path / "media" / "МУЗЕЙ" / "reports"):
        with usb_drives.writable(folder):
            pass
    assert helper.asked == []


def test_without_the_helper_drives_are_the_desktops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usb_drives, "HELPER", tmp_path / "socket")
    monkeypatch.setattr(usb_drives, "PLACE", tmp_path)
    with usb_drives.writable(tmp_path / "stick"):
        pass


def test_drives_are_found_by_what_the_kernel_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without looking at them: whoever looks at one that hangs waits."""
    places = (
        r"/media/МУЗЕЙ",
        r"/media/kiosk/MY\040STICK\134",
        r"/run/media/kiosk/A",
        r"/run/media/B",
        "/mnt/C",
        "/media",
    )
    mounts = tmp_path / "mountinfo"
    lines = [f"36 35 98:0 / {place} rw,noatime shared:1 - vfat /dev/sdb1 rw\n" for place in places]
    mounts.write_text("".join((*lines, "nonsense\n")), encoding="utf-8")
    monkeypatch.setattr(usb_drives, "_MOUNTS", mounts)
    found = ["/media/kiosk/MY STICK\\", "/media/МУЗЕЙ", "/run/media/kiosk/A"]
    assert [str(place) for place in usb_drives.mounted()] == found
    monkeypatch.setattr(usb_drives, "_MOUNTS", tmp_path / "none")
    assert usb_drives.mounted() == []


def test_a_drive_that_will_be_writable_when_asked_is_offered(helper: Helper, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = usb_drives.PLACE / "МУЗЕЙ"
    monkeypatch.setattr(usb_drives, "mounted", lambda: [stick])
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert drives() == [stick]
    helper.asked.clear()


def test_a_drive_that_hangs_is_left_out_and_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad, there = tmp_path / "good", tmp_path / "bad", threading.Event()
    asked: list[Path] = []

    def ask(drive: Path) -> None:
        asked.append(drive)
        if drive == bad:
            there.wait()

    monkeypatch.setattr(usb_drives, "_ask", ask)
    monkeypatch.setattr(usb_drives, "mounted", lambda: [bad, good])
    monkeypatch.setattr(usb_drives, "_asked", {})
    monkeypatch.setattr(usb_drives, "_ANSWERS_WITHIN_S", 0.05)
    for _ in range(2):
        usb_drives._asked.pop(good, None)
        while good not in usb_drives.answering():  # on a computer that stands still it may be late
            pass
        assert bad not in usb_drives.answering()
    assert asked.count(bad) == 1
    waiting = usb_drives._asked[bad]
    there.set()
    waiting.join()
    while usb_drives.answering() != [bad, good]:
        pass
    monkeypatch.setattr(usb_drives, "mounted", list)
    assert usb_drives.answering() == []
    assert usb_drives._asked == {}
