"""`kiosk pack`, as it is typed."""

from pathlib import Path
from subprocess import CompletedProcess
from types import SimpleNamespace
from typing import cast

import pytest
from support.command import called, home
from support.files import edit, write_deck
from support.packs import maker

from kiosk.packs import install as installing
from kiosk.packs.errors import PackError, Reason
from kiosk.packs.minisign import PublicKey

REFUSED = 1


class Person:
    """Somebody with a deck, a key, and a kiosk of the same user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.deck = write_deck(folder / "My deck")
        self.home = home(folder)

    def pack(self, *arguments: str | Path, code: int = 0) -> str:
        done: CompletedProcess[str] = called("pack", *arguments, **self.home)
        assert done.returncode == code, done.stderr
        return done.stdout if code == 0 else done.stderr + done.stdout

    def build(self, version: str, *more: str | Path) -> Path:
        name = self.folder / "house.key"
        return Path(
            self.pack("build", self.deck, "--key", name, "--version", version, "--out", self.folder, *more).strip()
        )


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path)
    said = person.pack("key", tmp_path / "house", "--password", "none")
    assert "house.key: keep it secret" in said
    return person


def test_from_a_deck_to_a_kiosk_and_back(person: Person, tmp_path: Path) -> None:
    public = tmp_path / "house.pub"
    first = person.build("1.4")
    assert first.name == "my-deck-1.4.kioskpack"
    assert "the signature is right" in person.pack("verify", first, "--public-key", public)
    shown = person.pack("show", first)
    assert "needs        kiosk 0.1.0; cards: cover, fact" in shown
    assert "deck/texts/de.yaml" in shown
    assert "which this kiosk does not trust" in person.pack("install", first, code=REFUSED)
    name = person.pack("trust", public).split()[0]
    assert "my-deck 1.4 plays from now on" in person.pack("install", first)
    edit(person.deck / "texts" / "en.yaml", "Body one", "Text one")
    second = person.build("1.5")
    person.pack("install", second)
    listed = [line.split() for line in person.pack("list").splitlines()]
    assert [(line[1], line[3:]) for line in listed] == [("1.5", ["on", "trial"]), ("1.4", ["before"])]
    assert "older than 1.5, which this kiosk has had" in person.pack("verify", first, code=REFUSED)
    assert person.pack("rollback") == "my-deck 1.4 plays from now on\n"
    assert person.pack("rollback") == "the deck of the settings plays from now on\n"
    assert "nothing to go back to" in person.pack("rollback", code=REFUSED)
    assert "no pack plays" in person.pack("list")
    assert "it takes no packs" in person.pack("trust", "--remove", name)
    assert "trusts no key" in person.pack("trust", "--remove", name, code=2)


def test_the_pack_is_the_deck_of_every_command(person: Person, tmp_path: Path) -> None:
    person.pack("trust", tmp_path / "house.pub")
    person.pack("install", person.build("1.4"))
    assert "deck: pages 4" in called("selftest", **person.home).stdout.replace("deck                ", "")


def test_a_pack_with_settings_and_a_new_key(person: Person, tmp_path: Path) -> None:
    settings = tmp_path / "hall.yaml"
    settings.write_text("idle_s: 30 # here\nlanguage: de\n", encoding="utf-8")
    person.pack("key", tmp_path / "new", "--password", "none")
    file = person.build("1.4", "--with-settings", settings, "--next-key", tmp_path / "new.pub")
    assert "in place of this one" in person.pack("show", file)
    person.pack("trust", tmp_path / "house.pub")
    person.pack("install", file)
    assert (tmp_path / "new.pub").read_text(encoding="ascii").split()[-1] in person.pack("trust")
    listed = called("settings", **person.home).stdout
    assert "idle_s: 30" in listed
    assert "packs/my-deck/" in next(line for line in listed.splitlines() if line.startswith("idle_s"))
    settings.write_text("deck: /etc\nidle_s: 1\n", encoding="utf-8")
    said = called(
        "pack", "build", person.deck, "--key", tmp_path / "house.key", "--with-settings", settings, **person.home
    )
    assert said.returncode == REFUSED
    assert "hall.yaml:2:1: error" in said.stdout


def test_a_hostile_pack_is_shown_harmlessly(tmp_path: Path) -> None:
    """Before anybody has checked who made it."""
    rubbish = cast(PublicKey, SimpleNamespace(text=lambda: "\x1b[2Jno key"))
    file = maker(tmp_path).pack(next_key=rubbish, kiosk="0.1\x1b[2J")
    said = called("pack", "show", file)
    assert said.returncode == 0
    assert "next key     what it brings is none" in said.stdout
    assert "\x1b" not in said.stdout + said.stderr


def test_a_drive_that_hangs_is_no_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installs from afar tries again after code 2, and never after 1."""

    def hangs(*_: object, **__: object) -> None:
        raise PackError(Reason.SILENT, "the drive does not answer; pull it out")

    monkeypatch.setattr(installing, "install", hangs)
    said = called("pack", "install", tmp_path / "facts-1.kioskpack", **home(tmp_path))
    assert (said.returncode, said.stderr) == (2, "kiosk: the drive does not answer; pull it out\n")


def test_what_cannot_be_done(person: Person, tmp_path: Path) -> None:
    key = tmp_path / "house.key"
    assert "the deck has no version; give --version 1.4" in person.pack("build", person.deck, "--key", key, code=1)
    assert "is no version such as 1.4" in person.pack("build", person.deck, "--key", key, "--version", "x", code=1)
    assert "cannot be read" in person.pack("build", person.deck, "--key", tmp_path / "gone", code=2)
    assert "no secret key" in person.pack("build", person.deck, "--key", tmp_path / "house.pub", code=1)
    assert "never replaced" in person.pack("key", tmp_path / "house", "--password", "none", code=2)
    assert "this is not a pack" in person.pack("show", person.deck / "deck.yaml", code=1)
    assert "cannot be read" in person.pack("verify", tmp_path / "gone.kioskpack", code=2)
    edit(person.deck / "deck.yaml", "accent: lake", "accent: pink")
    said = person.pack("build", person.deck, "--key", key, "--version", "2", code=1)
    assert "deck.yaml:7:" in said
