"""What is wanted of kiosks and groups, and in which stages they get a pack."""

from itertools import pairwise

import pytest
from support.heard import Heard
from support.links import PACK

from kiosk.fleet.overview import Fleet
from kiosk.fleet.stages import progress, stages
from kiosk.fleet.wanting import (
    WantError,
    changed,
    keeping,
    keeps_another,
    members,
    over,
    rolled_back,
    target_of,
    with_pack,
    without,
)
from kiosk.link.contract import Desired, as_bytes
from kiosk.link.contract.said import Deck, Outcome

OLDER = PACK.model_copy(update={"version": "1.3", "hash": "c" * 32})
TEN = [f"hall-{number}" for number in range(10)]


@pytest.fixture
def heard() -> Heard:
    heard = Heard()
    heard.up("hall-1", groups=["north", "all"])
    heard.up("hall-2", groups=["all"])
    return heard


def want(heard: Heard, target: str, desired: Desired) -> Fleet:
    heard.gathering.take(heard.topics.desired(target), as_bytes(desired))
    return heard.fleet


def test_names_are_kiosks_or_groups(heard: Heard) -> None:
    assert target_of(heard.fleet, "hall-1") == "kiosk/hall-1"
    assert target_of(heard.fleet, "all") == "group/all"
    assert target_of(heard.fleet, "group/new") == "group/new"
    assert members(heard.fleet, "group/all") == ["hall-1", "hall-2"]
    heard.up("north")
    for name in ("north", "nobody", "shelf/x"):
        with pytest.raises(WantError):
            target_of(heard.fleet, name)


def test_only_what_changes_is_given_anew(heard: Heard) -> None:
    fleet = want(heard, "group/all", changed(heard.fleet, "group/all", pause=True))
    after = changed(fleet, "group/all", settings={"idle_s": "45"})
    assert after.revision == 2
    assert {name: entry.at for name, entry in after.entries().items()} == {"pause": 1, "settings": 2}
    with pytest.raises(WantError, match="cannot be set from afar"):
        changed(fleet, "group/all", settings={"deck": "/"})


def test_a_broker_that_has_forgotten_all_is_no_reason_to_be_refused(heard: Heard) -> None:
    heard.status("hall-2", revisions={"group/all": 41})
    heard.status("hall-1", revisions={"group/all": 2**52})
    assert changed(heard.fleet, "group/all", pause=True).revision == 42, "and a liar does not use up the numbers"


def test_a_step_back_is_known_and_meant(heard: Heard) -> None:
    with pytest.raises(WantError, match="no pack is wanted"):
        rolled_back(heard.fleet, "group/all")
    fleet = want(heard, "group/all", with_pack(heard.fleet, "group/all", OLDER))
    first = rolled_back(fleet, "group/all")
    assert first.pack is not None
    assert first.pack.value is None, "the deck of the settings"
    fleet = want(heard, "group/all", with_pack(fleet, "group/all", PACK))
    fleet = want(heard, "group/all", with_pack(fleet, "group/all", PACK))
    back = rolled_back(fleet, "group/all")
    assert back.pack is not None
    assert back.pack.value is not None
    assert (back.pack.value.version, back.pack.value.back, back.before) == ("1.3", True, PACK)
    assert without(fleet, "group/all", ["pause"]) is None
    emptied = without(fleet, "group/all", ["pack"])
    assert emptied is not None
    assert emptied.entries() == {}


def test_stages_grow_and_end_with_all() -> None:
    plan = stages(TEN, PACK, ["hall-7"], ["10%", "30%", "5"])
    assert [len(stage) for stage in plan] == [1, 3, 5, 10]
    assert plan[0] == ("hall-7",)
    assert all(set(before) < set(after) for before, after in pairwise(plan))
    assert plan == stages(list(reversed(TEN)), PACK, ["hall-7"], ["10%", "30%", "5"]), "the same whenever it is asked"
    assert plan[1] != stages(TEN, OLDER, ["hall-7"], ["10%", "30%", "5"])[1], "not always the same kiosks first"
    assert stages(TEN, PACK, [], []) == (plan[-1][:0] + stages(TEN, PACK, [], ["all"])[0],)
    for wrong in ("0", "x%", "ten", "-1"):
        with pytest.raises(WantError):
            stages(TEN, PACK, [], [wrong])
    with pytest.raises(WantError, match="not in the group"):
        stages(TEN, PACK, ["lobby"], [])


def test_progress_tells_old_refusals_from_new_ones(heard: Heard) -> None:
    names = ["hall-1", "hall-2", "hall-3"]
    fleet = want(heard, "group/all", with_pack(heard.fleet, "group/all", OLDER))
    fleet = want(heard, "group/all", with_pack(fleet, "group/all", PACK))
    refusal = Outcome(source="group/all", at=1, result="refused", why="too old")
    heard.status("hall-1", outcomes={"pack": refusal})
    heard.status("hall-2", deck=Deck(name="x", pack="nine-facts", pack_version="1.4", hash=PACK.hash))
    found = progress(fleet, names, PACK)
    assert (found.done, found.missing, found.failed) == (("hall-2",), ("hall-1", "hall-3"), {})
    heard.status("hall-1", outcomes={"pack": refusal.model_copy(update={"at": 2})})
    assert progress(fleet, names, PACK).failed == {"hall-1": "too old"}
    heard.status("hall-2", state="failsafe")
    assert "hall-2" in progress(fleet, names, PACK).failed


def test_nothing_is_rolled_out_to_nobody() -> None:
    with pytest.raises(WantError, match="no kiosk that it concerns"):
        stages([], PACK, [], [])


def test_what_is_over_hides_nothing(heard: Heard) -> None:
    for given in ({"restart": True}, {"pause": False}, {"message": None}):
        fleet = want(heard, "kiosk/hall-1", changed(heard.fleet, "kiosk/hall-1", **given))
        assert over(fleet, "kiosk/hall-1") >= given.keys()
        assert keeping(fleet, "group/all", given) == []
    fleet = want(heard, "kiosk/hall-1", changed(heard.fleet, "kiosk/hall-1", pause=True))
    assert "pause" not in over(fleet, "kiosk/hall-1")
    assert keeping(fleet, "group/all", ["pause"]) == ["hall-1"], "it was paused on purpose"
    assert keeping(fleet, "kiosk/hall-1", ["pause"]) == []
    fleet = want(heard, "group/north", changed(heard.fleet, "group/north", settings={"idle_s": "45"}))
    assert keeping(fleet, "group/all", ["settings"]) == ["hall-1"], "the first group counts more"
    assert keeping(fleet, "group/north", ["settings"]) == []


def test_a_kiosk_with_a_deck_of_its_own_keeps_it(heard: Heard) -> None:
    other = PACK.model_copy(update={"name": "science-fair"})
    fleet = want(heard, "kiosk/hall-1", with_pack(heard.fleet, "kiosk/hall-1", other))
    assert keeps_another(fleet, "hall-1", PACK)
    assert not keeps_another(fleet, "hall-1", other)
    assert not keeps_another(fleet, "hall-2", PACK)
