"""The settings of the pack that plays count below the kiosk's own, and are gone with it."""

from pathlib import Path

import pytest
from support.packs import Maker, maker

from kiosk import paths
from kiosk.packs.install import install
from kiosk.settings import compiled
from kiosk.settings import files as settings_files


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """A kiosk that this user has."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert paths.packs_folder() == tmp_path / "kiosk" / "packs"
    return maker(tmp_path)


def test_what_is_set_on_the_kiosk_counts_more(made: Maker) -> None:
    install(made.kiosk, made.pack("1", settings=b"idle_s: 30\nmotion: calm\n"))
    own = paths.settings_file()
    own.parent.mkdir(parents=True)
    own.write_text("idle_s: 45\n", encoding="utf-8")
    found, problems = settings_files.load()
    assert (found.idle_s, found.motion, problems) == (45, "calm", ())
    origins = settings_files.origins()
    assert origins["idle_s"] == f"{own}:1"
    assert origins["motion"].endswith("settings.yaml:2")
    assert not settings_files.is_deck_lost(None, made.home / "spare")
    own.write_text("idle_s: [\n", encoding="utf-8")
    assert settings_files.load()[0].motion == "calm", "a mistake elsewhere does not touch it"


def test_what_is_read_back_follows_the_pack(made: Maker) -> None:
    def idle_s() -> int:
        return compiled.load(None, made.home / "spare", made.home / "kept").settings.idle_s

    assert idle_s() == 60
    install(made.kiosk, made.pack("1", settings=b"idle_s: 30\n"))
    assert [idle_s(), idle_s()] == [30, 30]
    install(made.kiosk, made.pack("2", settings=b"idle_s: 40\n"))
    assert idle_s() == 40
    made.kiosk.rollback()
    assert idle_s() == 30
    made.kiosk.rollback()
    assert idle_s() == 60


def test_what_no_pack_may_set_is_left_out(made: Maker) -> None:
    done = install(made.kiosk, made.pack("1", settings=b"idle_s: 30\n"))
    (done.folder / "settings.yaml").write_text("idle_s: 30\ndeck: /elsewhere\noperator_keys: none\n", encoding="utf-8")
    found, _ = settings_files.load()
    assert (found.idle_s, found.deck, found.operator_keys) == (30, None, "Ctrl+Alt+Shift+O")
