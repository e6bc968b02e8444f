"""Rolls a pack out to a group, stage by stage. If it is cut off, the same command goes on where it was."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.fleet.overview import Fleet
from kiosk.fleet.stages import Progress, is_in_trouble, progress, stages
from kiosk.fleet.tower import PATIENCE_S, Tower
from kiosk.fleet.wanting import concerned, members, rolled_back, target_of, with_pack, without
from kiosk.link.agent import Out
from kiosk.link.contract import Desired, Pack, Rollout, as_bytes
from kiosk.problems import CannotStartError

Tell = Callable[[str], object]


class StoppedError(Exception):
    """The roll-out has stopped; the text says why. The kiosks stay as they are."""


class EndedError(StoppedError):
    """Somebody else has stopped it, or begun another one; that is noted already."""


@dataclass(frozen=True)
class Manner:
    """How a roll-out goes on. Times in s."""

    soak_s: float = 300  # how long a stage has to play before the next
    patience_s: float = 3600  # how long a stage may take
    share: float = 1.0  # of a stage's kiosks that have to play it; the rest may be switched off
    clock: Callable[[], float] = time.monotonic
    look_s: float = 5.0


@dataclass(frozen=True)
class _Going:
    """A roll-out that goes on. `group`: whose note says so; empty for a single kiosk, of which nothing is noted."""

    tower: Tower
    group: str
    pack: Pack
    manner: Manner
    tell: Tell


def publish(tower: Tower, target: str, desired: Desired) -> None:
    """Say what is wanted of a target. Raises CannotStartError."""
    tower.say(Out(tower.topics.desired(target), as_bytes(desired)))


def roll_out(
    tower: Tower,
    group: str,
    pack: Pack,
    plan: Sequence[Sequence[str]],
    manner: Manner,
    tell: Tell,
    *,
    first: Sequence[str] = (),
    begin: int = 0,
) -> None:
    """Roll the pack out. Raises StoppedError, and CannotStartError if the broker is gone.

    `first`: the kiosks that were named to get it first, for whoever goes on with it. `begin`: the stage to begin with.
    """
    going = _Going(tower, group, pack, manner, tell)
    for number, names in list(enumerate(plan))[begin:]:
        is_last = number == len(plan) - 1
        _note(going, plan, number, "going", first=first)
        if not tower.wait_for(lambda fleet: _is_ours(fleet.rollouts.get(group), pack), PATIENCE_S):
            raise CannotStartError("the broker does not tell what is noted of the roll-out; may this user read there?")
        tell(f"stage {number + 1} of {len(plan)}: {len(names)} of {len(plan[-1])} kiosks")
        if is_last:
            _want_of_all(tower, group, pack, plan)
        else:
            for name in names:
                want(tower, f"kiosk/{name}", pack)
        try:
            _wait(going, names)
            if not is_last:
                _soak(going, names)
        except EndedError:
            raise
        except StoppedError as error:
            _note(going, plan, number, "stopped", str(error), first=first)
            raise
    _note(going, plan, len(plan) - 1, "done", first=first)


def plan_of(fleet: Fleet, note: Rollout) -> tuple[tuple[str, ...], ...]:
    """The stages of a roll-out that somebody has begun, of the kiosks that there are now. Raises WantError."""
    names = concerned(fleet, note.group, note.pack)
    first = [name for name in note.first if name in names]
    return stages(names, note.pack, first, [str(size) for size in note.stages if size])


def stop(tower: Tower, group: str, why: str) -> None:
    """Have a roll-out stop, whoever goes on with it; kiosks that have the pack keep it. Raises CannotStartError."""
    with tower.hearing:
        note = tower.fleet.rollouts.get(group)
    if note and note.state == "going":
        tower.say(
            Out(tower.topics.rollout(group), as_bytes(note.model_copy(update={"state": "stopped", "why": why[:400]})))
        )


def for_one(tower: Tower, target: str, pack: Pack, manner: Manner, tell: Tell) -> None:
    """Have one kiosk play the pack. Raises like `roll_out`."""
    want(tower, target, pack)
    _wait(_Going(tower, "", pack, manner, tell), [target.removeprefix("kiosk/")])


def roll_back(tower: Tower, name: str) -> tuple[Pack | None, list[str]]:
    """Want the pack before. Returns it, and of which kiosks. Raises WantError, and CannotStartError.

    Of a group in the middle of a roll-out, only what was wanted of the stages' kiosks is taken back: None.
    """
    with tower.hearing:
        target = target_of(tower.fleet, name)
        names = members(tower.fleet, target)
        group = target.removeprefix("group/")
        going = tower.fleet.rollouts.get(group) if target.startswith("group/") else None
        desired = tower.fleet.desired.get(target)
        wanted = desired.pack.value if desired and desired.pack else None
        is_complete = going is None or (wanted is not None and wanted.hash == going.pack.hash)
        fresh = rolled_back(tower.fleet, target) if is_complete else None
    pack = fresh.pack.value if fresh and fresh.pack else None
    if going:  # first, so that whoever goes on with it does not take the step back for a failure
        stopped = going.model_copy(update={"state": "stopped", "why": "rolled back"})
        tower.say(Out(tower.topics.rollout(group), as_bytes(stopped)))
    if fresh:
        publish(tower, target, fresh)
    if going and not is_complete:
        names = _taken_back(tower, names, going.pack, wanted)
    return pack, names


def _taken_back(tower: Tower, names: Sequence[str], pack: Pack, of_group: Pack | None) -> list[str]:
    """Of single kiosks of which this pack is wanted, want what was before: their own, or their group's."""
    found = []
    for name in names:
        target = f"kiosk/{name}"
        with tower.hearing:
            desired = tower.fleet.desired.get(target)
            is_wanted = bool(desired and desired.pack and desired.pack.value and desired.pack.value.hash == pack.hash)
            if not is_wanted:
                continue
            fresh = rolled_back(tower.fleet, target, of_group)
        publish(tower, target, fresh)
        found.append(name)
    return found


def want(tower: Tower, target: str, pack: Pack) -> None:
    """Have a target play the pack, without waiting for it. Raises CannotStartError.

    It is given anew only where it has to be: to whom another is wanted of, or who had trouble with it.
    """
    with tower.hearing:
        before = tower.fleet.desired.get(target)
        had_trouble = is_in_trouble(tower.fleet, members(tower.fleet, target), pack)
        fresh = with_pack(tower.fleet, target, pack)
    if had_trouble or not (before and before.pack and before.pack.value == pack):
        publish(tower, target, fresh)
        wait_until_known(tower, target, fresh)  # else what a kiosk said of it before would count for this time too


def wait_until_known(tower: Tower, target: str, fresh: Desired) -> None:
    """Wait until what was published has come back: what is said next builds on it."""

    def is_known(fleet: Fleet) -> bool:
        desired = fleet.desired.get(target)
        return desired is not None and desired.revision >= fresh.revision

    tower.wait_for(is_known, PATIENCE_S)


def _want_of_all(tower: Tower, group: str, pack: Pack, plan: Sequence[Sequence[str]]) -> None:
    """Want it of the group; then what was wanted of single kiosks, such as for the stages before, has had its day."""
    want(tower, f"group/{group}", pack)
    for name in plan[-1]:
        target = f"kiosk/{name}"
        with tower.hearing:
            fresh = without(tower.fleet, target, ["pack"])
        if fresh:
            publish(tower, target, fresh)


def _wait(going: _Going, names: Sequence[str]) -> None:
    """Until enough kiosks play it. Raises StoppedError if one refuses it, or it takes too long."""
    manner, pack = going.manner, going.pack
    end, told = manner.clock() + manner.patience_s, -1
    while True:
        found = _progress(going, names)
        if len(found.done) != told:
            told = len(found.done)
            going.tell(f"  {told} of {len(names)} play {pack.name} {pack.version}")
        if len(found.done) >= manner.share * len(names):
            return
        left = end - manner.clock()
        if left <= 0:
            raise StoppedError(f"{', '.join(found.missing[:5])} did not play it in {manner.patience_s:.0f} s")
        with going.tower.hearing:
            going.tower.hearing.wait(min(left, manner.look_s))


def _soak(going: _Going, names: Sequence[str]) -> None:
    """Let it play for a while. Raises StoppedError if one goes back to another."""
    manner = going.manner
    end = manner.clock() + manner.soak_s
    if manner.soak_s:
        going.tell(f"  they play it for {manner.soak_s:.0f} s before the next stage")
    while (left := end - manner.clock()) > 0:
        found = _progress(going, names)
        if len(found.done) < manner.share * len(names):
            raise StoppedError(f"{', '.join(found.missing[:5])} no longer plays it: perhaps it went back by itself")
        with going.tower.hearing:
            going.tower.hearing.wait(min(left, manner.look_s))


def _progress(going: _Going, names: Sequence[str]) -> Progress:
    with going.tower.hearing:
        found = progress(going.tower.fleet, names, going.pack)
        note = going.tower.fleet.rollouts.get(going.group)
    if note and note.pack.hash != going.pack.hash:
        raise EndedError(f"another one has begun: {note.pack.name} {note.pack.version}")
    if note and note.state == "stopped":
        raise EndedError(note.why or "somebody has stopped it")
    if found.failed:
        name, why = next(iter(found.failed.items()))
        raise StoppedError(f"{name}: {why}")
    return found


def _is_ours(note: Rollout | None, pack: Pack) -> bool:
    return note is not None and note.pack.hash == pack.hash and note.state != "stopped"


def _note(
    going: _Going, plan: Sequence[Sequence[str]], number: int, state: str, why: str = "", *, first: Sequence[str]
) -> None:
    note = Rollout.model_validate(
        {
            "group": going.group,
            "pack": going.pack,
            "stages": [len(stage) for stage in plan],
            "stage": number,
            "state": state,
            "why": why[:400],
            "first": first,
            "soak_s": int(going.manner.soak_s),
            "patience_s": int(going.manner.patience_s),
            "share": going.manner.share,
        }
    )
    going.tower.say(Out(going.tower.topics.rollout(going.group), as_bytes(note)))
