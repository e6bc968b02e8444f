"""What there is to translate in a deck, and what comes back from a translator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.authoring.folder import DeckFolder
from kiosk.authoring.starter import language_name, with_language
from kiosk.deck.owners import short
from kiosk.deck.shipped_words import shipped_words
from kiosk.deck.translations import Memory, Origin, digest, is_copy, origin, outdated, place
from kiosk.text.letters import can_be_seen
from kiosk.yamlfiles import Data, Way
from kiosk.yamlfiles.editing import YamlText


class State(StrEnum):
    """How a translation is."""

    MISSING = "missing"
    OUTDATED = "outdated"  # its source has changed since
    DONE = "done"


@dataclass(frozen=True)
class Unit:
    """A text and its translation, which is empty if there is none. `context` says where visitors see it.

    `before` is the digest of the translation as it was exported; None if the file does not say.
    """

    place: str
    source: str
    text: str = ""
    state: State = State.DONE
    context: str = ""
    before: str | None = None


@dataclass(frozen=True)
class Task:
    """Units for a translator, from one language into another."""

    source: str
    target: str
    units: Sequence[Unit]


@dataclass(frozen=True)
class Translated:
    """A deck with what a translator has done; `changes` and `kept` say what was changed and what was not, and why."""

    deck: DeckFolder
    memory: Memory
    changes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def task(deck: DeckFolder, memory: Memory, source: str, target: str, *, everything: bool = False) -> Task:
    """What visitors miss or is outdated in the language `target`, in the order of the source; or all texts.

    A text that is only a copy of its source counts as missing.
    """
    words = {code: dict(deck.words(code).document.texts()) for code in {source, target}}
    old = {each.way for each in outdated(memory, words) if each.language == target}
    found = list[Unit]()
    order = deck.words(source).document.places
    for way, text in sorted(words[source].items(), key=lambda item: order[item[0]]):
        own = words[target].get(way, "")
        is_copied = is_copy(own, target, text, source)
        said = "" if is_copied else own
        state = State.MISSING if not said else State.OUTDATED if way in old else State.DONE
        is_needed = state is State.OUTDATED or is_copied or (state is State.MISSING and _is_missed(way, target))
        if everything or is_needed:
            found.append(Unit(place(way), text, said, state, _context(deck, way, words[source]), digest(own)))
    return Task(source, target, found)


def with_origins(memory: Memory, deck: DeckFolder, source: str, target: str) -> Memory:
    """The memory, with an origin for every translation.

    One that has none yet, or has been changed since, counts as made from the source as it is now.
    """
    words = dict(deck.words(source).document.texts())
    known = dict(memory.get(target, {}))
    for way, text in deck.words(target).document.texts():
        made = known.get(place(way))
        if way in words and (made is None or made.own != digest(text)):
            known[place(way)] = origin(source, words[way], text)
    return {**memory, target: known} if known else memory


def translated(deck: DeckFolder, memory: Memory, done: Task, *, overwrite: bool = False) -> Translated:
    """The deck with the translations of a task.

    What has been changed in the deck since the export stays, unless `overwrite`.
    """
    made: dict[str, Origin] = dict(memory.get(done.target, {}))
    changes, kept = list[str](), list[str]()
    if done.target not in deck.languages() and any(can_be_seen(unit.text) for unit in done.units):
        deck = with_language(deck, done.target)
        changes.append(f"language {done.target} ({language_name(done.target)})")
    ways = _ways(dict(deck.words(done.source).document.texts()), done.units)
    text = deck.words(done.target)
    for unit, way in sorted(zip(done.units, ways, strict=True), key=_in_its_list):
        if not can_be_seen(unit.text):
            continue
        if way is None:
            missing = "does not have this text any more" if unit.place else "has no such source, or several"
            kept.append(f"{unit.place or short(unit.source)}: the deck {missing}")
            continue
        now = _text_at(text.data, way)
        if now.strip() != unit.text.strip():
            is_newer = now and digest(now) != unit.before
            if is_newer and not overwrite:
                kept.append(f"{unit.place}: the deck has another translation since")
                continue
            fresh = _with(text, way, unit.text)
            if fresh is None:
                kept.append(f"{unit.place}: what stands before it has no translation yet")
                continue
            text = fresh
            changes.append(place(way))
        elif unit.state is not State.DONE:
            continue  # nobody has said that it is right now
        made[place(way)] = origin(done.source, unit.source, unit.text)
    deck = deck.with_words(done.target, text) if text != deck.words(done.target) else deck
    return Translated(deck, {**memory, done.target: made}, tuple(changes), tuple(kept))


def _ways(words: Mapping[Way, str], units: Sequence[Unit]) -> list[Way | None]:
    """Where the deck has the text of each unit.

    A text of a card that has been renamed since is at the one other place of its sort that has the same source; one
    whose place a translator's program has dropped, at the one place that has it.
    """
    there = {place(way): way for way in words}
    listed = {unit.place for unit in units}
    lost: dict[str, list[Way]] = {}
    for way, said in words.items():
        if place(way) not in listed:
            lost.setdefault(said, []).append(way)
    found = list[Way | None]()
    for unit in units:
        alike = [way for way in lost.get(unit.source, ()) if not unit.place or _sort(place(way)) == _sort(unit.place)]
        found.append(there.get(unit.place) or (alike[0] if len(alike) == 1 else None))
    return found


def _in_its_list(found: tuple[Unit, Way | None]) -> int:
    """The place of a text in its list, which needs those before it: programs put units into another order."""
    _, way = found
    return way[-1] if way and isinstance(way[-1], int) else 0


def _sort(place: str) -> list[str]:
    """A place without the id of its card or section."""
    first, *rest = place.split(".")
    return [first, *rest[1:]] if first in {"cards", "sections"} else [first, *rest]


def _with(text: YamlText, way: Way, said: str) -> YamlText | None:
    """The words with a text; None if it is an item of a list that lacks the items before it."""
    *above, last = way
    count = _count(text.data, tuple(above))
    if not isinstance(last, int) or last < count:
        return text.set(way, said)
    if last > count:
        return None
    return text.insert(tuple(above), last, said) if count else text.set(tuple(above), [said])


def _is_missed(way: Way, target: str) -> bool:
    """Whether visitors miss a text that a language does not have: no opening, no word that the kiosk has itself."""
    if way[0] == "interface":
        return getattr(shipped_words(target), str(way[-1]), None) is None
    return way[0] != "operator" and way[-1] != "opening"


def checked_state(unit: Unit) -> Unit:
    """A unit as it comes back without a word on its state: done if its text is not as it was exported."""
    return replace(unit, state=State.DONE if digest(unit.text) != unit.before else unit.state)


def _context(deck: DeckFolder, way: Way, words: Mapping[Way, str]) -> str:
    """Where a text is seen: on which card, beside which picture, and what that shows."""
    above: Way = way[:2] if way[0] == "cards" and len(way) > 1 else ()
    name = str(way[1]) if above else "cover"
    if not above and way[0] not in {"title", "introduction", "description", "opening", "figure_unit"}:
        return f"{way[0]}: words of the kiosk" if way[0] in {"interface", "operator"} else str(way[0])
    entry = next((entry for entry in _pages(deck) if entry.get("id", "cover") == name), {})
    parts = [f"card {name}" if above else "the cover", str(entry.get("illustration") or "")]
    described = words.get((*above, "description")) if way[-1] != "description" else None
    titled = words.get((*above, "headline")) if above and way[-1] != "headline" else None
    return " · ".join(part for part in (*parts, described, titled) if part)


def _pages(deck: DeckFolder) -> Iterator[dict[str, Data]]:
    data = deck.deck.data if isinstance(deck.deck.data, dict) else {}
    cards = data.get("cards")
    for entry in (data.get("cover"), *(cards if isinstance(cards, list) else ())):
        if isinstance(entry, dict):
            yield entry


def _text_at(data: Data, way: Way) -> str:
    for step in way:
        if isinstance(data, dict):
            data = data.get(str(step))
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
    return data if isinstance(data, str) else ""


def _count(data: Data, way: Way) -> int:
    for step in way:
        data = data.get(str(step)) if isinstance(data, dict) else None
    return len(data) if isinstance(data, list) else 0
