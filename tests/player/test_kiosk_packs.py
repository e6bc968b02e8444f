"""Packs that were fetched by the link are installed by a process of its own, and what it says is told."""

import sys
from pathlib import Path

import pytest
from support.packs import maker

from kiosk import paths
from kiosk.exchange import PackOrder
from kiosk.packs import header
from kiosk.packs.record import Pack
from kiosk.packs.store import Packs
from kiosk.player.kiosk_packs import KioskPacks

PACK = Pack("nine-facts", "1.4", "a" * 32)
WANTED = PackOrder(PACK.name, PACK.version, PACK.hash, "x.kioskpack")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("kiosk.player.kiosk_packs.header.read", lambda _: type("Header", (), {"pack": PACK}))
    file = tmp_path / "x.kioskpack"
    file.write_bytes(b"pack")
    return file


def packs(folder: Path, script: str) -> KioskPacks:
    """The packs of a kiosk in whose `kiosk pack install` this script stands."""
    return KioskPacks(Packs(folder / "packs"), [sys.executable, "-c", script])


def test_what_it_says_is_told(tmp_path: Path, file: Path) -> None:
    assert packs(tmp_path, "").install(WANTED, file) == ""
    refused = f"import sys; sys.exit(print('kiosk: {file}: unknown key', file=sys.stderr) or 1)"
    assert packs(tmp_path, refused).install(WANTED, file) == "unknown key"
    with pytest.raises(OSError, match="no room"):
        packs(tmp_path, "import sys; sys.exit(print('kiosk: no room', file=sys.stderr) or 2)").install(WANTED, file)


def test_a_full_disk_refuses_nothing(tmp_path: Path) -> None:
    """The pack is tried again, and taken once there is room: what says so is our own command."""
    made = maker(tmp_path)
    file = made.pack()
    found = header.read(file.read_bytes()).pack
    wanted = PackOrder(found.name, found.version, found.hash, file.name)
    full = "import shutil, sys, kiosk.__main__ as it; usage = shutil.disk_usage; "
    full += "shutil.disk_usage = lambda _: usage(_)._replace(free=1000); "
    full += f"it._command(['pack', 'install', '--settings', {str(tmp_path / 'kiosk.yaml')!r}, *sys.argv[1:]])"
    home = Packs(paths.packs_folder(tmp_path / "kiosk.yaml"))
    home.trust(made.key.public.text(), made.key.public.name)
    with pytest.raises(OSError, match=r"^the disk is too full: the pack needs 50 MB for a while, 0 MB are free$"):
        KioskPacks(home, [sys.executable, "-c", full]).install(wanted, file)
    assert KioskPacks(home, [sys.executable, "-c", full.replace("free=1000", "free=10**9")]).install(wanted, file) == ""


def test_a_damaged_record_refuses_nothing(tmp_path: Path) -> None:
    it = packs(tmp_path, "")
    it.packs.folder.mkdir()
    it.packs.record_file.write_text("{")
    with pytest.raises(OSError, match="is damaged"):
        it.install(WANTED, None)


def test_going_back_has_to_be_meant(tmp_path: Path, file: Path) -> None:
    asks = "import sys; sys.exit(print(*sys.argv[1:-1], file=sys.stderr) or 1)"
    older = PackOrder(PACK.name, PACK.version, PACK.hash, "x.kioskpack", back=True)
    assert packs(tmp_path, asks).install(older, file) == "--older"
    assert packs(tmp_path, asks).install(WANTED, file) == "exit code 1", "nothing was said, for no option was given"


def test_a_file_with_another_pack_is_refused(tmp_path: Path, file: Path) -> None:
    other = PackOrder("science-fair", "1.0", "b" * 32, "x.kioskpack")
    assert "another pack: nine-facts 1.4" in packs(tmp_path, "").install(other, file)


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.kioskpack"
    file.write_bytes(b"\x00" * header.MOST_HEADER_BYTES)
    assert packs(tmp_path, "raise SystemExit(0)").install(WANTED, file)


def test_one_that_is_not_here_cannot_play(tmp_path: Path) -> None:
    it = packs(tmp_path, "")
    assert it.installed() == ()
    assert it.playing() == ("", "", "")
    assert "not installed" in it.install(WANTED, None)
