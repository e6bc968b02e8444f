"""Changes what is wanted of a kiosk or a group. Pure: the desired state before in, the one after out."""

from collections.abc import Iterable
from typing import Any

from kiosk.fleet.overview import Fleet
from kiosk.link.contract import Desired, Entry, NotUnderstoodError, Pack, is_source, understood

_INCREDIBLE = 2**40  # a kiosk that lies could otherwise use up all numbers


class WantError(ValueError):
    """What is asked for cannot be; the text says why."""


def target_of(fleet: Fleet, name: str) -> str:
    """`kiosk/NAME` or `group/NAME` for what somebody typed. Raises WantError."""
    if "/" in name:
        if is_source(name):
            return name
        raise WantError(f"{name} is neither kiosk/NAME nor group/NAME; names are small letters, digits and hyphens")
    is_kiosk, is_group = name in fleet.kiosks, name in fleet.groups()
    if is_kiosk and is_group:
        raise WantError(f"{name} is a kiosk and a group; write kiosk/{name} or group/{name}")
    if not (is_kiosk or is_group):
        raise WantError(f"nobody has heard of {name}; `kiosk fleet status` lists kiosks and groups")
    return f"kiosk/{name}" if is_kiosk else f"group/{name}"


def members(fleet: Fleet, target: str) -> list[str]:
    """The kiosks that a target means."""
    kind, _, name = target.partition("/")
    return [name] if kind == "kiosk" else fleet.members(name)


def changed(fleet: Fleet, target: str, **values: Any) -> Desired:
    """The target's desired state with these values given anew; None as a value takes one back.

    Its revision is above all that any kiosk has seen of the target, even if the broker has forgotten everything.
    """
    revision = _next(fleet, target)
    entries: dict[str, Entry[Any] | None] = {
        name: Entry[Any](at=revision, value=value) for name, value in values.items()
    }
    return _with(fleet.desired.get(target), revision, entries)


def without(fleet: Fleet, target: str, fields: Iterable[str]) -> Desired | None:
    """The target's desired state that says nothing of these fields; None if it says nothing of them now."""
    before = fleet.desired.get(target)
    given = set(fields)
    if before is None or not given & before.entries().keys():
        return None
    return _with(before, _next(fleet, target), dict.fromkeys(given))


def over(fleet: Fleet, target: str) -> set[str]:
    """The fields in which nothing is wanted of a target any more: a restart, the end of a pause, no message."""
    desired = fleet.desired.get(target)
    entries = desired.entries() if desired else {}
    ended = {name for name in ("pause", "message") if name in entries and not entries[name].value}
    return ended | ({"restart"} & entries.keys())


def keeping(fleet: Fleet, target: str, fields: Iterable[str]) -> list[str]:
    """The kiosks of a group of which one of these fields is wanted by what counts more, and is not over."""
    given, found = set(fields), []
    for name in members(fleet, target) if target.startswith("group/") else ():
        status = fleet.kiosks[name].status
        sources = [f"kiosk/{name}", *(f"group/{group}" for group in (status.groups if status else ()))]
        before = sources[: sources.index(target)]
        fields_of = {it: fleet.desired[it].entries().keys() for it in before if it in fleet.desired}
        own = f"kiosk/{name}"
        if any(given & (held - (over(fleet, own) if it == own else set())) for it, held in fields_of.items()):
            found.append(name)
    return found


def with_pack(fleet: Fleet, target: str, pack: Pack) -> Desired:
    """The same with another pack; the one before is remembered, for a rollback."""
    before = fleet.desired.get(target)
    earlier = before.pack.value if before and before.pack else None
    kept = before.before if before and earlier and earlier.hash == pack.hash else earlier
    return changed(fleet, target, pack=pack).model_copy(update={"before": kept})


def rolled_back(fleet: Fleet, target: str, otherwise: Pack | None = None) -> Desired:
    """The same with the pack before, on purpose; `otherwise` where none was; without both, the deck of the settings.

    Raises WantError if no pack is wanted now.
    """
    before = fleet.desired.get(target)
    if before is None or before.pack is None:
        raise WantError(f"no pack is wanted of {target}, so there is no step back")
    earlier = before.before or otherwise
    pack = earlier.model_copy(update={"back": True, "spread_s": 0}) if earlier else None
    return changed(fleet, target, pack=pack).model_copy(update={"before": before.pack.value})


def keeps_another(fleet: Fleet, name: str, pack: Pack) -> bool:
    """Whether another deck is wanted of this one kiosk: what is wanted of its groups does not concern it."""
    desired = fleet.desired.get(f"kiosk/{name}")
    own = desired.pack.value if desired and desired.pack else None
    return own is not None and own.name != pack.name


def concerned(fleet: Fleet, group: str, pack: Pack) -> list[str]:
    """The kiosks of a group that a roll-out of the pack concerns: those of which no other deck is wanted."""
    return [name for name in fleet.members(group) if not keeps_another(fleet, name, pack)]


def _with(before: Desired | None, revision: int, entries: dict[str, Entry[Any] | None]) -> Desired:
    """The state with these entries; None removes one. Raises WantError for a value that cannot be."""
    fresh = (before or Desired(revision=revision)).model_copy(update={**entries, "revision": revision})
    try:
        return understood(Desired, fresh.model_dump_json(by_alias=True, exclude_none=True, warnings=False).encode())
    except NotUnderstoodError as error:
        raise WantError(str(error)) from None


def _next(fleet: Fleet, target: str) -> int:
    before = fleet.desired.get(target)
    seen = [kiosk.status.revisions.get(target, 0) for kiosk in fleet if kiosk.status]
    believed = [revision for revision in seen if revision < _INCREDIBLE]
    return max(before.revision if before else 0, *believed, 0) + 1
