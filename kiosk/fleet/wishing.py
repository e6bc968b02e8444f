"""Says what is wanted of a kiosk or a group, besides their pack."""

from dataclasses import dataclass
from typing import Any

from kiosk.fleet.rollout import publish, wait_until_known
from kiosk.fleet.tower import Tower
from kiosk.fleet.wanting import changed, keeping, members, over, without


@dataclass(frozen=True)
class Wished:
    """What was said: its revision, whom it concerns, and of whom something else is wanted that counts more."""

    revision: int
    names: list[str]
    kept: list[str]


def wish(tower: Tower, target: str, **values: Any) -> Wished:
    """Have values wanted of a target. Raises WantError and CannotStartError.

    What was wanted of a group's kiosks alone, and is over, would hide it for ever: that is taken back.
    """
    with tower.hearing:
        fresh = changed(tower.fleet, target, **values)
        names, kept = members(tower.fleet, target), keeping(tower.fleet, target, values)
    publish(tower, target, fresh)
    wait_until_known(tower, target, fresh)
    for name in names if target.startswith("group/") else ():
        own = f"kiosk/{name}"
        with tower.hearing:
            rest = without(tower.fleet, own, over(tower.fleet, own) & values.keys())
        if rest:
            publish(tower, own, rest)
    return Wished(fresh.revision, names, kept)
