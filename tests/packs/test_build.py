"""What is in a pack, the same to the bit each time, and what may not be in one."""

import copy
import hashlib
import io
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.files import edit, write_deck
from support.packs import SVG, Maker

from kiosk.packs import archive, manifest, version
from kiosk.packs.errors import PackError
from kiosk.packs.install import install
from kiosk.packs.manifest import File, Manifest, Needs

EMPTY = File(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


def test_the_same_deck_gives_the_same_pack(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    first = maker.pack().read_bytes()
    monkeypatch.setattr(time, "time", lambda: 2e9)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2e9))
    for file in (maker.home / "decks").rglob("*.yaml"):
        file.touch()
    assert maker.pack().read_bytes() == first


def test_only_what_belongs_to_the_deck_is_in_it(maker: Maker) -> None:
    before = maker.pack().read_bytes()
    folder = maker.home / "decks" / "facts-1.4"
    for name in ("notes.txt", ".schema/deck.json", "illustrations/unused.svg", "texts/fr.yaml~"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("private", encoding="utf-8")
    assert maker.pack().read_bytes() == before
    (folder / "LICENSE").write_text("CC BY", encoding="utf-8")
    assert maker.pack().read_bytes() != before


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"name": "no/name"}, "give it --name"),
        ({"version": "2026 b"}, "is no version such as 1.4"),
        ({"version": "1.2.3.4.5"}, "is no version such as 1.4"),
    ],
)
def test_names_and_versions(maker: Maker, given: dict[str, Any], message: str) -> None:
    maker.pack("1.4")
    (maker.home / "decks" / "facts-1.4").rename(maker.home / "decks" / "deck")
    with pytest.raises(PackError, match=message):
        maker.build(maker.home / "decks" / "deck", **{"name": "facts", "version": "1", **given})


def test_a_version_is_compared_by_its_numbers() -> None:
    assert sorted(["1.10", "1.9", "2", "1.4.1", "0.9"], key=version.order) == ["0.9", "1.4.1", "1.9", "1.10", "2"]
    assert version.order("1.4") == version.order("1.4.0")
    assert [version.name_from(text) for text in ("My Deck (2)", "Тогуз факт", "..")] == ["my-deck-2", "", ""]


@pytest.mark.parametrize(
    "path",
    [
        *("../x", "deck/../../x", "/etc/passwd", "deck//x", "deck/./x", "deck", "deck/", "x", "deck/a\\b"),
        *(
            "C:/x",
            "deck/C:x",
            "deck/a\nb",
            "deck/con.",
            "deck/x ",
            "deck/aux.svg",
            "deck/nul/x",
            "deck/COM¹.svg",
            "deck/conin$",
            "deck/a\u2028b",
            "deck/a\u2067b",
            "deck/\0",
            "Deck/x",
            f"deck/{'x' * 200}",
            f"deck/{'й' * 128}",
            "",
        ),
    ],
)
def test_paths_that_lead_out_or_astray(tmp_path: Path, path: str) -> None:
    described = Manifest("facts", "1", Needs("0.1"), {path: EMPTY})
    with pytest.raises(PackError):
        manifest.read(described.text())
    content = io.BytesIO()
    archive.write(content, described, {path: b""})
    with pytest.raises(PackError):
        archive.unpack(content, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_a_path_is_told_harmlessly() -> None:
    good = Manifest("facts", "1", Needs("0.1"), {"deck/x": EMPTY}).text()
    for path in (rb"deck/\ud800", rb"deck/\u001b[2J", rb"deck/\nx", rb"deck/\u202ex"):
        with pytest.raises(PackError, match="no pack may have") as refused:
            manifest.read(good.replace(b"deck/x", path))
        assert str(refused.value).isprintable()


def test_paths_that_some_system_takes_for_one() -> None:
    composed, apart = "deck/й.svg", unicodedata.normalize("NFD", "deck/й.svg")
    assert composed != apart
    pairs = ((composed, apart), ("deck/a", "deck/A"), ("deck/ß", "deck/SS"), (apart, "deck/Й.SVG/x"))
    for one, other in (*pairs, ("deck/می\u200cخ", "deck/میخ")):
        described = Manifest("facts", "1", Needs("0.1"), {one: EMPTY, other: EMPTY})
        with pytest.raises(PackError):
            manifest.read(described.text())
        for alone in (one, other):
            manifest.read(replace(described, files={alone: EMPTY}).text())
    manifest.read(Manifest("facts", "1", Needs("0.1"), {f"deck/{'й' * 127}": EMPTY}).text())


@pytest.mark.parametrize(
    "name",
    [
        "می\u200cخواهم.svg",
        "at 10.00\u202fAM.svg",
        "👩\u200d🚀.svg",
        "شكل\u200f.svg",
        "日本\u3000語.svg",
        "x\u00ady.svg",
    ],
)
def test_names_as_people_and_their_systems_write_them(maker: Maker, name: str) -> None:
    """With joiners, marks and spaces of other kinds, such as in the name of a Mac's screenshot."""
    folder = write_deck(maker.home / "deck")
    (folder / "illustrations" / "picture.svg").write_text(SVG, encoding="utf-8")
    (folder / "illustrations" / name).write_text(SVG, encoding="utf-8")
    edit(folder / "deck.yaml", "illustrations/picture.svg", f'"illustrations/{name}"')
    there = install(maker.kiosk, maker.build(folder, version="1", name="facts")).deck
    assert (there / "illustrations" / name).read_text(encoding="utf-8") == SVG


def hostile() -> Iterator[tuple[str, bytes]]:
    """Contents that a signed pack could have, were its maker hostile."""
    good = Manifest("facts", "1", Needs("0.1"), {"deck/x": EMPTY})

    def made(
        described: bytes, *members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_STORED
    ) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", method) as out:
            out.writestr("pack.json", described)
            for name, inner in members:
                out.writestr(name, inner)
        return content.getvalue()

    link = zipfile.ZipInfo("deck/x")
    link.external_attr = 0o120777 << 16
    yield "no archive", b"x" * 1000
    yield "empty", b""
    yield "compressed", made(good.text(), ("deck/x", b""), method=zipfile.ZIP_DEFLATED)
    yield "one more", made(good.text(), ("deck/x", b""), ("deck/y", b""))
    yield "one less", made(good.text())
    yield "another content", made(good.text(), ("deck/x", b"y"))
    yield "a link with a target", made(good.text(), (link, b"/etc/passwd"))
    yield "a folder", made(good.text(), ("deck/x/", b""))
    yield "no list", made(b"{}", ("deck/x", b""))
    yield "deep", made(b"[" * 100_000, ("deck/x", b""))
    yield "two of one name", made(Manifest("facts", "1", Needs("0.1"), {"deck/x": EMPTY, "deck/X": EMPTY}).text())
    yield (
        "a file that is a folder too",
        made(Manifest("facts", "1", Needs("0.1"), dict.fromkeys(("deck/x", "deck/X/y"), EMPTY)).text()),
    )
    yield "members that share bytes", overlapping()
    yield "another format", made(good.text().replace(b'"format": 1', b'"format": 2'), ("deck/x", b""))


def overlapping() -> bytes:
    """An archive whose thousand members are the same megabyte: small, and a gigabyte once it is unpacked."""
    bulk = b"x" * 1_000_000
    names = [f"deck/{number:04}" for number in range(1000)]
    one = File(len(bulk), hashlib.sha256(bulk).hexdigest())
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as out:
        out.writestr("pack.json", Manifest("facts", "1", Needs("0.1"), dict.fromkeys(names, one)).text())
        out.writestr(names[0], bulk)
        first = out.infolist()[-1]
        for name in names[1:]:
            again = copy.copy(first)
            again.filename = name
            out.filelist.append(again)
            out.NameToInfo[name] = again
        out.comment = b"."  # so that the list is written anew
    return content.getvalue()


@pytest.mark.parametrize(("what", "content"), list(hostile()), ids=[what for what, _ in hostile()])
def test_contents_that_are_not_what_they_say(tmp_path: Path, what: str, content: bytes) -> None:
    with pytest.raises(PackError):
        archive.unpack(io.BytesIO(content), tmp_path / "new")
    assert sum(file.stat().st_size for file in tmp_path.rglob("*") if file.is_file()) < 2_000_000, what
    assert not list(tmp_path.rglob("x")), what
