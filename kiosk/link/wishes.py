"""From the desired states of several sources to one kiosk's orders. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kiosk.exchange import Message, Order, Orders, PackOrder, Wanted
from kiosk.link.contract import Desired, Entry, NotUnderstoodError, Pack, understood
from kiosk.link.memory import Remembered, Seen


class OldError(ValueError):
    """A message that is not newer than one that was seen: a replay, or a leftover of another broker."""


def accepted(memory: Remembered, source: str, payload: bytes, *, is_retained: bool) -> Remembered:
    """What to remember after this message. The same message again changes nothing.

    Raises NotUnderstoodError, and OldError for one that is older than what was seen. An empty one takes back all that
    the source has said; its revisions stay known.
    """
    before = memory.seen.get(source)
    if not payload:
        return _with(memory, source, Seen(before.revision, "")) if before else memory
    desired, text = understood(Desired, payload), payload.decode()
    if before and text == before.payload:
        return memory
    if before and desired.revision < before.revision:
        raise OldError(f"revision {desired.revision} is older than {before.revision}, which came before")
    if before and desired.revision == before.revision and before.payload:
        raise OldError(f"revision {desired.revision} came before with other words; publish it with a higher number")
    fresh = _with(memory, source, Seen(desired.revision, text))
    if is_retained and before is None and desired.restart:
        # On a kiosk that is new here: whoever wanted that restart meant the one before it.
        fresh = replace(fresh, restarts={**memory.restarts, source: desired.restart.at})
    return fresh


def orders_of(memory: Remembered, sources: Iterable[str], fetched: Mapping[str, str], asked: str = "") -> Orders:
    """The kiosk's orders. Of two sources with the same field, the first named counts.

    `fetched`: the files of packs that are there, by sha256. `asked`: the request for a screenshot that is not answered.
    """
    given: list[Order] = []
    values: dict[str, Any] = {}
    for name, (source, entry) in entries_of(memory, sources).items():
        if name == "restart" and memory.restarts.get(source) == entry.at:
            continue
        given.append(Order(name, f"{source}@{entry.at}"))
        values[name] = _value(name, entry, fetched)
    if asked:
        given.append(Order("screenshot", asked))
        values["screenshot"] = asked
    return Orders(Wanted(**values), tuple(given))


def entries_of(memory: Remembered, sources: Iterable[str]) -> dict[str, tuple[str, Entry]]:  # type: ignore[type-arg]
    """The entry that counts for each field, and whose it is."""
    found: dict[str, tuple[str, Entry]] = {}  # type: ignore[type-arg]
    for source in sources:
        seen = memory.seen.get(source)
        if seen and seen.payload:
            for name, entry in _desired(seen).entries().items():
                found.setdefault(name, (source, entry))
    return found


def pack_of(memory: Remembered, sources: Iterable[str]) -> Pack | None:
    """The pack that the kiosk shall have."""
    _, entry = entries_of(memory, sources).get("pack", ("", None))
    return entry.value if entry else None


def _desired(seen: Seen) -> Desired:
    try:
        return understood(Desired, seen.payload.encode())
    except NotUnderstoodError:  # remembered by a newer version
        return Desired(revision=max(1, seen.revision))


def _with(memory: Remembered, source: str, seen: Seen) -> Remembered:
    return replace(memory, seen={**memory.seen, source: seen})


def _value(name: str, entry: Entry, fetched: Mapping[str, str]) -> object:  # type: ignore[type-arg]
    value = entry.value
    if name == "restart":
        return str(entry.at)
    if name == "opening_hours":
        return json.dumps(value) if value else ""
    if value is None:
        return None
    if name == "pack":
        return PackOrder(value.name, value.version, value.hash, fetched.get(value.sha256, ""), value.back)
    if name == "message":
        return Message(value.headline, value.text, value.until)
    return value
