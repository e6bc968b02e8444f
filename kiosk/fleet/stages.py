"""The stages of a roll-out: which kiosks get a pack first, and when the next ones follow. Pure."""

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.fleet.overview import Fleet
from kiosk.fleet.wanting import WantError
from kiosk.link.contract import Outcome, Pack

ALL = "all"


def stages(
    members: Sequence[str], pack: Pack, first: Sequence[str], then: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """The kiosks of each stage, those of the stages before included; the last has all.

    `first` names kiosks, `then` says how many by then: 10%, 25 or all. Who comes early differs from pack to pack, and
    is the same whenever it is asked. Raises WantError.
    """
    if not members:
        raise WantError("there is no kiosk that it concerns")
    if strange := sorted(set(first) - set(members)):
        raise WantError(f"{', '.join(strange)} is not in the group; it has {', '.join(members[:10]) or 'no kiosk'}")
    rest = sorted(set(members) - set(first), key=lambda name: hashlib.sha256(f"{name} {pack.hash}".encode()).digest())
    order = (*first, *rest)
    sizes = [len(first)] if first else []
    sizes += [min(len(order), _size(text, len(order))) for text in then]
    if not sizes or sizes[-1] < len(order):
        sizes.append(len(order))
    growing = sorted(set(sizes))
    return tuple(tuple(order[:size]) for size in growing)


def _size(text: str, members: int) -> int:
    if text == ALL:
        return members
    if found := re.fullmatch(r"(\d{1,3})%", text):
        return max(1, math.ceil(members * int(found[1]) / 100))
    if re.fullmatch(r"[1-9]\d{0,6}", text):
        return int(text)
    raise WantError(f"{text} is neither a number of kiosks such as 25, nor a share such as 10%, nor {ALL}")


@dataclass(frozen=True)
class Progress:
    """How far the kiosks of a stage are. `failed`: what those say that refuse it, by their names."""

    done: tuple[str, ...]
    missing: tuple[str, ...]
    failed: Mapping[str, str]


def progress(fleet: Fleet, names: Sequence[str], pack: Pack) -> Progress:
    """Who of these kiosks plays the pack, who does not yet, and who has trouble with it."""
    done, missing, failed = [], [], {}
    for name in names:
        status = fleet.kiosks[name].status if name in fleet.kiosks else None
        outcome = status.outcomes.get("pack") if status else None
        if status and status.deck and status.deck.hash == pack.hash and status.state != "failsafe":
            done.append(name)
        elif status and status.state == "failsafe":
            failed[name] = "no deck can play"
        elif outcome and outcome.result == "refused" and _is_about(fleet, outcome, pack):
            failed[name] = outcome.why
        else:
            missing.append(name)
    return Progress(tuple(done), tuple(missing), failed)


def is_in_trouble(fleet: Fleet, names: Sequence[str], pack: Pack) -> bool:
    """Whether one of these kiosks has refused the pack, or could not take it."""
    found = (fleet.kiosks[name].status for name in names if name in fleet.kiosks)
    outcomes = (status.outcomes.get("pack") for status in found if status)
    return any(it and it.result in ("refused", "failed") and _is_about(fleet, it, pack) for it in outcomes)


def _is_about(fleet: Fleet, outcome: Outcome, pack: Pack) -> bool:
    """Whether an outcome is that of this pack, and not of one that was wanted before."""
    desired = fleet.desired.get(outcome.source)
    entry = desired.pack if desired else None
    return bool(entry and entry.at == outcome.at and entry.value and entry.value.hash == pack.hash)
