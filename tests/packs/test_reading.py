"""A drive that hangs holds up nobody but who reads from it, and is given up."""

import errno
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from support.packs import Maker

from kiosk.packs import reading
from kiosk.packs.errors import PackError, Reason
from kiosk.packs.install import install, verify
from kiosk.packs.reading import opened
from kiosk.process import relaunch
from kiosk.system import usb_drives

# A reader whose drive gives the first lines of a pack, and then nothing until a pipe is opened: then it is pulled out.
HANGS = """
import os, struct, sys
pack = os.fsdecode(sys.stdin.buffer.read())
sys.stdout.buffer.write(struct.pack(">q", os.stat(pack).st_size) + open(pack, "rb").read(2000))
sys.stdout.flush()
open(pack + ".pulled").close()
sys.exit(5)
"""


@pytest.fixture
def stick(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drive with whatever the maker makes."""
    monkeypatch.setattr(usb_drives, "mounted", lambda: [maker.home / "packs"])
    return maker.home / "packs"


@pytest.fixture
def hangs(stick: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Have this pack's drive hang while it is read."""

    def hang(pack: Path) -> None:
        assert pack.parent == stick
        os.mkfifo(f"{pack}.pulled")
        monkeypatch.setattr(relaunch, "command", lambda: [sys.executable, "-c", HANGS])

    return hang


def pull(pack: Path) -> None:
    """Pull the drive out: opening one end of a pipe lets the other go on."""
    Path(f"{pack}.pulled").write_bytes(b"")


@pytest.mark.usefixtures("stick")
def test_another_process_reads_from_a_drive(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = maker.pack()
    content = pack.read_bytes()
    started: list[list[str]] = []
    popen = subprocess.Popen

    def noted(command: list[str], **given: Any) -> "subprocess.Popen[bytes]":
        started.append(command)
        return popen(command, **given)

    monkeypatch.setattr(subprocess, "Popen", noted)
    with opened(pack) as source:
        assert source.size == len(content)
        assert source.peek(1024) == content[:1024]
        assert source.read(7) == content[:7]
        assert b"".join(iter(partial(source.read, 300), b"")) == content[7:]
        assert source.read(1) == b""
    assert started == [[*relaunch.command(), relaunch.PACK_READER]]
    assert verify(maker.kiosk.record(), pack).pack == install(maker.kiosk, pack).pack


@pytest.mark.parametrize("name", ["gone", "folder", "pipe", "link"])
def test_what_it_fails_at_is_told(stick: Path, name: str) -> None:
    stick.mkdir()
    (stick / "folder").mkdir()
    os.mkfifo(stick / "pipe")
    (stick / "link").symlink_to("/dev/zero")
    number = {"gone": errno.ENOENT, "folder": errno.EINVAL, "pipe": errno.EINVAL, "link": errno.ELOOP}[name]
    with pytest.raises(OSError, match=os.strerror(number)), opened(stick / name):
        pass


def test_a_drive_that_hangs_is_given_up(
    maker: Maker, hangs: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = maker.pack()
    hangs(pack)
    monkeypatch.setattr(reading, "PATIENCE_S", 0.05)
    with pytest.raises(PackError, match="does not answer; pull it out") as refused:
        install(maker.kiosk, pack)
    assert refused.value.reason is Reason.SILENT
    assert maker.kiosk.installed() == ()
    assert [path.name for path in maker.kiosk.folder.iterdir() if path.name.startswith(".")] == []


def test_others_install_while_a_drive_hangs(
    maker: Maker, hangs: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    pack, other = maker.pack(), maker.pack("2")
    elsewhere = other.rename(maker.home / other.name)
    hangs(pack)
    heard, went = threading.Event(), list[Reason]()
    tell = reading._Reader._tell

    def told(self: reading._Reader, said: bytes | int) -> None:
        tell(self, said)
        heard.set()

    monkeypatch.setattr(reading._Reader, "_tell", told)

    def by_stick() -> None:
        with pytest.raises(PackError) as refused:
            install(maker.kiosk, pack)
        went.append(refused.value.reason)

    thread = threading.Thread(target=by_stick)
    thread.start()
    heard.wait()
    assert install(maker.kiosk, elsewhere).pack.version == "2"
    assert went == [], "it still waits"
    pull(pack)
    thread.join()
    assert went == [Reason.UNREADABLE]
    assert [one.pack.version for one in maker.kiosk.installed()] == ["2"]


def test_a_reader_that_says_nothing(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for said in (b"", struct.pack(">q", 7)[:5]):
        script = f"import sys; sys.stdin.read(); sys.stdout.buffer.write({said!r})"
        monkeypatch.setattr(relaunch, "command", lambda script=script: [sys.executable, "-c", script])
        with pytest.raises(OSError, match="was pulled out"), opened(stick / "any"):
            pass
