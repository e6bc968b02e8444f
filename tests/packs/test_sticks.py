"""What is found on a stick, and what comes from it by itself."""

import os
import subprocess
from pathlib import Path

import pytest
from support.packs import Maker

from kiosk.packs import header, keys, sticks
from kiosk.packs.install import install
from kiosk.packs.sticks import comes_by_itself, look, offers
from kiosk.system import untrusted, usb_drives


@pytest.fixture
def stick(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with whatever the maker makes."""
    (maker.home / "packs").mkdir()
    monkeypatch.setattr(usb_drives, "mounted", lambda: [maker.home / "packs", maker.home / "gone"])
    return maker.home / "packs"


def found(maker: Maker) -> list[str]:
    return [str(offer.pack) for offer in offers(look(), maker.kiosk.record())]


@pytest.mark.usefixtures("stick")
def test_packs_for_this_kiosk_are_offered(maker: Maker) -> None:
    maker.pack("1.10")
    maker.pack("1.9")
    maker.pack("2", key=keys.new())
    assert found(maker) == ["facts 1.9", "facts 1.10"]
    install(maker.kiosk, maker.pack("1.9"))
    assert found(maker) == ["facts 1.10"], "what plays is not offered"
    install(maker.kiosk, maker.pack("1.10"))
    assert found(maker) == []
    maker.kiosk.rollback()
    assert found(maker) == ["facts 1.10"], "forward again, for who wants it"
    maker.kiosk.distrust(maker.key.public.name)
    assert found(maker) == []


def test_everything_else_is_ignored(maker: Maker, stick: Path) -> None:
    pack = maker.pack("1.4")
    outside = maker.home / "outside.kioskpack"
    pack.rename(outside)
    (stick / "link.kioskpack").symlink_to(outside)
    (stick / "folder.kioskpack").mkdir()
    (stick / "device.kioskpack").symlink_to("/dev/zero")
    subprocess.run(["mkfifo", stick / "pipe.kioskpack"], check=True)
    (stick / "noise.kioskpack").write_bytes(os.urandom(5000))
    (stick / "empty.kioskpack").touch()
    (stick / "autorun.inf").write_text("[autorun]", encoding="ascii")
    with (stick / "huge.kioskpack").open("wb") as huge:
        huge.truncate(10**12)
    (stick / "deep").mkdir()
    (stick / "deep" / "facts-1.4.kioskpack").write_bytes(outside.read_bytes())
    assert found(maker) == []
    outside.rename(stick / "facts.kioskpack")
    assert found(maker) == ["facts 1.4"]


def test_a_pack_that_is_still_being_copied_waits(maker: Maker, stick: Path) -> None:
    file = maker.pack()
    content = file.read_bytes()
    file.write_bytes(content[:-1])
    assert found(maker) == []
    file.write_bytes(content)
    assert found(maker) == ["facts 1.4"]
    assert [seen.file for seen in look()] == [stick / file.name]


def test_no_more_is_read_than_is_needed(maker: Maker, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, reads = untrusted.Folder.read, list[int]()

    def counted(self: untrusted.Folder, name: str, most_bytes: int) -> bytes:
        reads.append(most_bytes)
        return read(self, name, most_bytes)

    monkeypatch.setattr(untrusted.Folder, "read", counted)
    for number in range(40):
        (stick / f"{number}.kioskpack").write_bytes(b"x" * 10_000)
        (stick / f"{number}.jpg").write_bytes(b"x" * 10_000)
    assert found(maker) == []
    assert reads == [header.MOST_HEADER_BYTES] * sticks._MOST_PACKS


@pytest.mark.usefixtures("stick")
def test_what_comes_by_itself(maker: Maker) -> None:
    def comes() -> list[str]:
        record = maker.kiosk.record()
        return [str(offer.pack) for offer in offers(look(), record) if comes_by_itself(offer, record)]

    first, other = maker.pack("1.4"), maker.pack("3", name="other")
    assert comes() == ["facts 1.4", "other 3"], "no pack has played here"
    install(maker.kiosk, first)
    assert comes() == [], "another deck only comes when somebody asks for it"
    second = maker.pack("1.5")
    assert comes() == ["facts 1.5"]
    install(maker.kiosk, second)
    maker.kiosk.rollback()
    assert comes() == [], "who has gone back wants to stay"
    maker.pack("1.6")
    assert comes() == ["facts 1.6"]
    install(maker.kiosk, other)
    assert comes() == []
