"""A pack is refused, or plays; whatever it is, nothing else of the kiosk changes."""

import errno
import io
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.packs import Maker

from kiosk.deck.load import load
from kiosk.packs import archive, header, keys, minisign, store
from kiosk.packs import install as installing
from kiosk.packs.errors import PackError, Reason
from kiosk.packs.install import install, show, verify
from kiosk.packs.store import Packs
from kiosk.system import untrusted


def figure(packs: Packs) -> str:
    """What the first card of the pack that plays says."""
    playing = packs.playing()
    assert playing
    return load(playing.deck)[0].pages[1].figure


def refused(packs: Packs, file: Path, *, older: bool = False) -> Reason:
    """Why a pack is refused: after that everything is as before, and nothing is left over."""
    before = (packs.record(), packs.installed())
    with pytest.raises(PackError) as error:
        install(packs, file, older=older)
    assert "\n" not in str(error.value)
    assert (packs.record(), packs.installed()) == before
    left = [path.name for path in packs.folder.rglob("*") if path.name.startswith(".") or path.name.endswith(".new")]
    assert left == []
    return error.value.reason


def test_a_pack_plays_once_it_is_installed(maker: Maker) -> None:
    assert maker.kiosk.playing() is None
    done = install(maker.kiosk, maker.pack())
    assert (str(done.pack), done.plays, figure(maker.kiosk)) == ("facts 1.4", True, "1.4")
    assert install(maker.kiosk, maker.pack()) == done, "a second time changes nothing"
    assert [one.pack for one in maker.kiosk.installed()] == [done.pack]
    assert verify(maker.kiosk.record(), maker.pack()).pack == done.pack


def test_versions_stand_side_by_side_and_one_step_leads_back(maker: Maker) -> None:
    for version in ("1.9", "1.10"):
        install(maker.kiosk, maker.pack(version))
    newest, before = maker.kiosk.installed()
    assert (newest.pack.version, newest.plays, before.pack.version, before.is_before) == ("1.10", True, "1.9", True)
    maker.kiosk.rollback()
    assert figure(maker.kiosk) == "1.9"
    assert maker.kiosk.rollback() is None
    assert maker.kiosk.playing() is None
    with pytest.raises(PackError, match="nothing to go back to"):
        maker.kiosk.rollback()


def test_a_lower_version_is_refused_unless_it_is_intended(maker: Maker) -> None:
    install(maker.kiosk, maker.pack("1.5"))
    old = maker.pack("1.4")
    assert refused(maker.kiosk, old) is Reason.TOO_OLD
    maker.kiosk.rollback()
    assert refused(maker.kiosk, old) is Reason.TOO_OLD, "the highest version seen is remembered"
    install(maker.kiosk, old, older=True)
    assert figure(maker.kiosk) == "1.4"
    assert refused(maker.kiosk, maker.pack("1.4.9")) is Reason.TOO_OLD
    install(maker.kiosk, maker.pack("1.6"))


def test_of_two_packs_at_once_the_higher_plays(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    lower, higher = maker.pack("1.4"), maker.pack("1.5")

    def meanwhile(*_: object) -> None:
        monkeypatch.undo()
        install(maker.kiosk, higher)

    monkeypatch.setattr(installing, "_require_room", meanwhile)
    with pytest.raises(PackError, match=r"older than 1\.5") as error:
        install(maker.kiosk, lower)
    assert error.value.reason is Reason.TOO_OLD
    assert figure(maker.kiosk) == "1.5"


def test_the_same_version_with_another_content_is_refused(maker: Maker) -> None:
    install(maker.kiosk, maker.pack())
    assert refused(maker.kiosk, maker.pack(settings=b"idle_s: 30\n")) is Reason.SAME_VERSION


def test_only_trusted_keys_count(maker: Maker) -> None:
    other = keys.new()
    assert refused(maker.kiosk, maker.pack(key=other)) is Reason.UNKNOWN_KEY
    forged = keys.SecretKey(maker.key.id, other.seed_and_key)  # takes the name of the trusted one
    assert refused(maker.kiosk, maker.pack(key=forged)) is Reason.WRONG_SIGNATURE
    maker.kiosk.distrust(maker.key.public.name)
    assert refused(maker.kiosk, maker.pack()) is Reason.UNKNOWN_KEY


def test_a_pack_changes_the_key(maker: Maker) -> None:
    following, third = keys.new(), keys.new()
    install(maker.kiosk, maker.pack("1.4", next_key=following.public))
    assert list(maker.kiosk.record().keys) == [following.public.name]
    assert refused(maker.kiosk, maker.pack("1.5")) is Reason.UNKNOWN_KEY
    install(maker.kiosk, maker.pack("1.6", key=following))
    assert refused(maker.kiosk, maker.pack("1.7", key=third, next_key=third.public)) is Reason.UNKNOWN_KEY


def test_a_key_cannot_take_the_name_of_another(maker: Maker) -> None:
    """Whoever has one of two keys could lock out those who have the other."""
    other, evil = keys.new(), keys.new()
    maker.kiosk.trust(other.public.text(), other.public.name)
    named = minisign.PublicKey(other.public.id, evil.public.key)
    assert refused(maker.kiosk, maker.pack("1.4", next_key=named)) is Reason.UNKNOWN_KEY
    install(maker.kiosk, maker.pack("1.5", next_key=other.public))
    assert maker.kiosk.record().keys == {other.public.name: other.public.text()}


def test_every_cut_and_every_changed_byte_of_the_first_lines_is_refused(maker: Maker) -> None:
    file = maker.pack()
    whole = file.read_bytes()
    length = show(file).length
    for at in range(length + 1):
        harmed = bytes((*whole[:at], whole[at] ^ 0x55, *whole[at + 1 :]))
        for content in (whole[:at], harmed):
            file.write_bytes(content)
            with suppress(PackError):
                verify(maker.kiosk.record(), file)
                assert whole.index(b"signature of") <= at < whole.index(b"\n"), "all but the untrusted words is signed"
                assert content == harmed


@pytest.mark.parametrize("place", ["key", "name", "hash", "content", "last byte"])
def test_whatever_byte_is_changed_is_noticed(maker: Maker, place: str) -> None:
    file = maker.pack()
    content = bytearray(file.read_bytes())
    at = {
        "key": content.index(b"\n") + 5,
        "name": content.index(b"facts", 60),
        "hash": content.index(b"hash=") + 7,
        "content": len(content) // 2,
        "last byte": len(content) - 1,
    }[place]
    content[at] ^= 1
    file.write_bytes(content)
    found = refused(maker.kiosk, file)
    assert found in (Reason.WRONG_SIGNATURE, Reason.NOT_A_PACK, Reason.UNKNOWN_KEY), place
    assert found is Reason.WRONG_SIGNATURE or place in ("key", "hash"), "what can still be read is not signed so"
    with pytest.raises(PackError):
        verify(maker.kiosk.record(), file)


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: os.truncate(file, 1000),
        lambda file: os.truncate(file, 0),
        lambda file: file.write_bytes(file.read_bytes() + b"x"),
        lambda file: file.write_bytes(b"\n" * 2000),
        lambda file: file.write_bytes(b"\xff" * 5000),
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (file.unlink(), subprocess.run(["mkfifo", file], check=True)),
        lambda file: (file.unlink(), file.symlink_to("/dev/zero")),
    ],
    ids=["cut", "empty", "longer", "lines", "noise", "gone", "folder", "pipe", "device"],
)
def test_anything_else_is_no_pack(maker: Maker, harm: Callable[[Path], object]) -> None:
    file = maker.pack()
    harm(file)
    assert refused(maker.kiosk, file) in (Reason.NOT_A_PACK, Reason.WRONG_SIGNATURE, Reason.UNREADABLE)


def test_a_drive_that_answers_otherwise_the_second_time(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what was verified is unpacked: the kiosk's own copy."""
    file = maker.pack()
    unpack = archive.unpack

    def swapped(*given: Any) -> object:
        file.write_bytes(b"something else")
        return unpack(*given)

    monkeypatch.setattr(archive, "unpack", swapped)
    install(maker.kiosk, file)
    assert figure(maker.kiosk) == "1.4"


def test_a_stick_that_is_pulled_out_while_it_is_read(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    file = maker.pack()

    class Pulled(io.FileIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 200:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return super().read(size) or b""

    monkeypatch.setattr(untrusted.Folder, "open", lambda self, name: Pulled(self.path / name))
    assert refused(maker.kiosk, file) is Reason.UNREADABLE


def test_a_slow_drive_is_given_up(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter(range(0, 10**6, 3600))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(hours)))
    assert refused(maker.kiosk, maker.pack()) is Reason.SILENT


def test_a_full_disk(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    file = maker.pack()
    with monkeypatch.context() as little:
        little.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))
        assert refused(maker.kiosk, file) is Reason.NO_ROOM

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "packs")

    with monkeypatch.context() as while_unpacking:
        while_unpacking.setattr(archive, "_write", full)
        assert refused(maker.kiosk, file) is Reason.NO_ROOM
        with pytest.raises(PackError, match=r"^the disk is too full: "):
            install(maker.kiosk, file)
    install(maker.kiosk, file)


def test_old_packs_make_room_for_a_new_one(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("1", "2", "3", "4"):
        install(maker.kiosk, maker.pack(version))
    room = {4: 1000, 2: 10**9}  # bytes, by how many packs are there
    monkeypatch.setattr(
        shutil,
        "disk_usage",
        lambda _: shutil._ntuple_diskusage(10**9, 0, room[len(maker.kiosk.installed())]),
    )
    install(maker.kiosk, maker.pack("5"))
    assert [one.pack.version for one in maker.kiosk.installed()] == ["5", "4", "3"]


def test_only_a_pack_that_is_here_plays(maker: Maker) -> None:
    one = install(maker.kiosk, maker.pack("1")).pack
    two = install(maker.kiosk, maker.pack("2")).pack
    for other in (replace(one, name="other"), replace(one, version="3")):
        with pytest.raises(PackError, match="is not installed here"):
            maker.kiosk.play(other)
    assert maker.kiosk.record().plays == two
    assert maker.kiosk.play(one).plays


def test_what_this_kiosk_cannot_play(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(maker.kiosk, maker.pack("2", kiosk="99.0")) is Reason.NOT_HERE
    monkeypatch.setattr(installing, "BY_NAME", {"cover": None})
    assert refused(maker.kiosk, maker.pack("3")) is Reason.NOT_HERE


def test_a_deck_with_mistakes(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    from support import packs as support  # noqa: PLC0415

    maker.pack("2")
    broken = maker.home / "decks" / "facts-2"
    good = load(broken)
    monkeypatch.setattr(support, "load", lambda _: good)
    (broken / "deck.yaml").write_text("cards: [", encoding="utf-8")
    assert refused(maker.kiosk, maker.pack("2")) is Reason.BROKEN_DECK


@pytest.mark.parametrize("settings", [b"deck: /etc\n", b"idle_s: 1\n", b"- x\n"])
def test_settings_that_no_pack_may_have(maker: Maker, settings: bytes) -> None:
    assert refused(maker.kiosk, maker.pack(settings=settings)) is Reason.BROKEN_SETTINGS


def test_old_packs_go_beyond_a_bound_on_the_disk(maker: Maker) -> None:
    for version in ("1", "2", "3", "4"):
        install(maker.kiosk, maker.pack(version))
    with maker.kiosk.changing() as change:
        maker.kiosk.prune(change, most_bytes=0)
    assert [one.pack.version for one in maker.kiosk.installed()] == ["4", "3"], "what plays, and what was before"
    assert [pack.version for pack in maker.kiosk.record().earlier] == ["3"]


def test_what_a_power_cut_leaves_goes_with_the_next_install(maker: Maker) -> None:
    for name in (".incoming.new", "facts/.0123456789abcdef0123456789abcdef.new/deck/texts"):
        (maker.kiosk.folder / name).mkdir(parents=True)
    install(maker.kiosk, maker.pack())
    assert not list(maker.kiosk.folder.rglob("*.new"))


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the operator and the fleet are told."""
    return [record.trouble.phrase.word for record in caplog.records if hasattr(record, "trouble")]


def test_a_damaged_record_is_told_and_nothing_plays_from_it(
    maker: Maker, expect_log: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    install(maker.kiosk, maker.pack())
    maker.kiosk.record_file.write_bytes(b"{")
    expect_log.append("is damaged")
    assert maker.kiosk.playing() is None
    assert told(caplog) == ["trouble_inside"]
    with pytest.raises(PackError, match=r"packs\.json is damaged; move it away"):
        install(maker.kiosk, maker.pack("2"))


@pytest.mark.parametrize(
    "harm",
    [
        {"keys": {"A": "RWnone"}},
        {"plays": {"name": "..", "version": "1", "hash": "a" * 32}},
        {"seen": {"facts": {"name": "facts", "version": "one", "hash": "a" * 32}}},
        {"earlier": [{"name": "facts", "version": "1", "hash": "../../x"}]},
        {"tries": "2"},
    ],
)
def test_a_record_of_what_cannot_be_is_damaged(maker: Maker, harm: dict[str, object]) -> None:
    file = maker.kiosk.record_file
    file.write_text(json.dumps({**json.loads(file.read_text()), **harm}))
    with pytest.raises(PackError) as error:
        install(maker.kiosk, maker.pack())
    assert error.value.reason is Reason.DAMAGED


def test_a_pack_that_is_gone_is_told(maker: Maker, expect_log: list[str], caplog: pytest.LogCaptureFixture) -> None:
    store.remove(install(maker.kiosk, maker.pack()).folder)
    expect_log.append("the pack facts 1.4 is gone")
    assert maker.kiosk.playing() is None
    assert told(caplog) == ["trouble_deck"]
    install(maker.kiosk, maker.pack())
    assert figure(maker.kiosk) == "1.4"


def test_show_tells_what_a_pack_says(maker: Maker) -> None:
    file = maker.pack()
    found = show(file)
    assert (str(found.pack), found.key_name) == ("facts 1.4", maker.key.public.name)
    assert found.length + found.size == file.stat().st_size
    assert found.length < header.MOST_HEADER_BYTES / 2
    assert set(installing.contents(file).files) >= {"deck/deck.yaml", "deck/texts/en.yaml"}
