"""A new pack plays well for a while, or what played before comes back: judged from start to start."""

from pathlib import Path

import pytest
from support.packs import Maker, maker

from kiosk.deck.load import load
from kiosk.packs.install import install
from kiosk.player.options import Options
from kiosk.player.pack_trial import PackTrial
from kiosk.problems import CannotStartError


@pytest.fixture
def made(tmp_path: Path) -> Maker:
    """A kiosk on which one pack has played well, and the next is on trial."""
    made = maker(tmp_path)
    good = install(made.kiosk, made.pack("1.4"))
    made.kiosk.pass_(good.pack)
    install(made.kiosk, made.pack("1.5"))
    return made


def started(made: Maker, *, is_safe: bool = False) -> PackTrial:
    trial = PackTrial(made.kiosk, counts=True, is_safe=is_safe)
    trial.tell()
    return trial


def crash(made: Maker) -> None:
    with pytest.raises(ZeroDivisionError), started(made):
        raise ZeroDivisionError


def version(made: Maker) -> str:
    playing = made.kiosk.playing()
    return playing.pack.version if playing else ""


def test_after_three_failed_starts_it_goes_back(made: Maker, expect_log: list[str]) -> None:
    for _ in range(3):
        assert started(made).deck, "a player that is killed says nothing more"
    assert version(made) == "1.5"
    expect_log.append("the pack facts 1.5 did not play well; what played before it plays again")
    trial = started(made)
    assert trial.playing
    assert (version(made), trial.playing.pack.version, made.kiosk.record().tries) == ("1.4", "1.4", None)
    assert made.kiosk.record().failed[0] == made.kiosk.installed()[0].pack.hash
    for _ in range(5):
        crash(made)
    assert version(made) == "1.4", "it has played well before, so it is not judged"


def test_starts_that_end_in_order_do_not_count(made: Maker) -> None:
    for _ in range(5):
        with started(made):
            pass
        with pytest.raises(CannotStartError), started(made):
            raise CannotStartError("another kiosk plays here")
    assert (version(made), made.kiosk.record().tries) == ("1.5", 0)
    crash(made)
    assert made.kiosk.record().tries == 1


def test_once_it_has_played_well_it_stays(made: Maker) -> None:
    with started(made) as trial:
        trial.on_screen()
        assert trial._timer
        trial._passed()
    for _ in range(5):
        crash(made)
    assert (version(made), made.kiosk.record().tries) == ("1.5", None)


@pytest.mark.parametrize("way", ["safe mode", "no deck", "another deck"])
def test_it_goes_back_at_once(made: Maker, expect_log: list[str], way: str) -> None:
    expect_log.append("the pack facts 1.5 did not play well")
    if way == "safe mode":
        started(made, is_safe=True)
    else:
        other = load(made.home / "decks" / "facts-1.4")[0]
        started(made).loaded(None if way == "no deck" else other)
    assert version(made) == "1.4"


def test_without_a_pack_before_it_the_deck_of_the_settings_plays(tmp_path: Path, expect_log: list[str]) -> None:
    made = maker(tmp_path)
    install(made.kiosk, made.pack("1.4"))
    expect_log.append("did not play well")
    trial = started(made, is_safe=True)
    assert (trial.deck, version(made)) == (None, "")


def test_its_own_deck_is_what_was_wanted(made: Maker) -> None:
    trial = started(made)
    assert trial.deck
    trial.loaded(load(trial.deck)[0])
    assert version(made) == "1.5"


def test_windows_and_named_decks_judge_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    made = maker(tmp_path)
    made.kiosk.folder.parent.rename(tmp_path / "kiosk-before")
    trial = PackTrial.begun(Options(window=(800, 600)))
    assert trial.packs.folder == tmp_path / "kiosk" / "packs"
    (tmp_path / "kiosk-before").rename(tmp_path / "kiosk")
    install(trial.packs, made.pack())
    for options in (Options(window=(800, 600)), Options(deck=tmp_path)):
        PackTrial.begun(options).loaded(None)
    assert trial.packs.record().tries == 0
    PackTrial.begun(Options())
    assert trial.packs.record().tries == 1


def test_a_folder_that_cannot_be_written_keeps_nothing_from_playing(
    made: Maker, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.packs.record.write", full)
    expect_log.append("the disk is too full")
    with started(made) as trial:
        assert trial.deck
