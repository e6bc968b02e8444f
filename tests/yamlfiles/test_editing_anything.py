"""Random edits of random decks: the data are right, and untouched lines are the same."""

from dataclasses import dataclass
from itertools import zip_longest
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text.letters import can_be_seen
from kiosk.yamlfiles.document import Data, Way
from kiosk.yamlfiles.editing import YamlText

WORDS = st.text(st.sampled_from("aБө :#-'\"{}[],&*!|>%@`\\?~=\u200b\u00a0\t\n😀"), max_size=40) | st.text(max_size=20)
SAID = st.one_of(WORDS, st.sampled_from(["no", "null", "~", "- a", "a: b", "# c", "word " * 40 + "end", "1.0"]))
VALUES = st.recursive(
    st.none() | SAID,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SAID.filter(str.strip), inner, max_size=3),
)
PLAIN = st.text(st.sampled_from("abcБө "), min_size=1, max_size=30).map(str.strip).filter(can_be_seen)


@dataclass(frozen=True)
class Card:
    """A card as somebody may have written it: its lines, and what they say."""

    lines: tuple[str, ...]
    data: dict[str, Data]


@st.composite
def texts(draw: st.DrawFn, depth: int) -> tuple[list[str], str]:
    """A text in any style, further lines `depth` deep."""
    said = draw(PLAIN)
    words = said.split(" ")
    cut = draw(st.integers(0, len(words) - 1))
    parts = [" ".join(words[:cut]), " ".join(words[cut:])] if cut else [said]
    if (len(parts) > 1 and not all(map(can_be_seen, parts))) or "  " in said:
        parts = [said]
    space = " " * depth
    style = draw(st.sampled_from(["", "'", '"', ">-", "|-", ">-  # why"]))
    if style[:1] in {">", "|"}:
        joined = (" " if style[0] == ">" else "\n").join(parts)
        return [style, *(space + part for part in parts)], joined
    lines = [style + parts[0], *(space + part for part in parts[1:])]
    lines[-1] += style + draw(st.sampled_from(["", "   # beside: it"]))
    return lines, " ".join(parts)


@st.composite
def cards(draw: st.DrawFn, number: int, column: int, dash: int) -> Card:
    inner = column + dash
    lines = [f"{'':{column}}# above {number}"] if draw(st.booleans()) else []
    data: dict[str, Data] = {}
    for key in draw(st.permutations(["id", "words", "more"]))[: draw(st.integers(1, 3))]:
        written, said = draw(texts(inner + 3))
        head = f"{'':{inner}}{key}:" if data else f"{'':{column}}-{'':{dash - 1}}{key}:"
        lines += [f"{head} {written[0]}", *written[1:]]
        data[key] = said
    if draw(st.booleans()):
        lines += [f"{'':{inner}}list:", *(f"{'':{inner + 2}}- {name}" for name in "xy")]
        data["list"] = ["x", "y"]
    lines += draw(st.sampled_from([[], [f"{'':{inner}}# id: {number}"]]))
    return Card(tuple(lines), data)


@st.composite
def decks(draw: st.DrawFn) -> tuple[list[str], list[Card], list[list[str]], list[str], str]:
    """The lines before the cards, the cards, the lines between them, those after, and how lines end."""
    column, dash = draw(st.sampled_from([(0, 2), (2, 2), (4, 4)]))
    count = draw(st.integers(1, 5))
    made = [draw(cards(number, column, dash)) for number in range(count)]
    gaps = [draw(st.sampled_from([[], [""], ["", "# --- a part", ""]])) for _ in made[1:]]
    head = draw(st.sampled_from([[], ["# the deck", "", 'version: "1"'], ["other: {a: 1} # b", ""]]))
    tail = draw(st.sampled_from([[], ["", "# the end"], ["", "# theme", "theme:", "  base: dark"]]))
    return [*head, "cards:"], made, gaps, tail, draw(st.sampled_from(["\n", "\r\n"]))


def between(made: list[Card], gaps: list[list[str]]) -> list[str]:
    """The lines of cards, and of what is between them."""
    pairs = zip_longest([card.lines for card in made], gaps, fillvalue=())
    return [line for lines, gap in pairs for line in (*lines, *gap)]


def joined(deck: Any, made: list[Card], gaps: list[list[str]]) -> str:
    head, _, _, tail, ending = deck
    text: str = ending.join([*head, *between(made, gaps), *tail, ""])
    return text


@given(decks(), st.data())
def test_moved_and_taken_out_a_card_takes_its_lines_and_no_others(deck: Any, data: st.DataObject) -> None:
    _, made, gaps, _, _ = deck
    text = YamlText(joined(deck, made, gaps))
    assert text.get(("cards",)) == [card.data for card in made]
    old, new = (data.draw(st.integers(0, len(made) - 1)) for _ in range(2))
    order = [*made[:old], *made[old + 1 :]]
    order.insert(new, made[old])
    assert text.move(("cards",), old, new).text == joined(deck, order, gaps)
    if len(made) > 1:
        fresh = text.delete(("cards", old))
        assert fresh.get(("cards",)) == [card.data for card in [*made[:old], *made[old + 1 :]]]
        kept = [line for card in [*made[:old], *made[old + 1 :]] for line in card.lines]
        headings = [line for gap in gaps for line in gap if line]
        left = [line for line in fresh.text.splitlines() if line.strip()]
        head, tail = [line for line in deck[0] if line], [line for line in deck[3] if line]
        assert sorted(left) == sorted([*head, *kept, *headings, *tail])


@given(decks(), VALUES, st.data())
def test_a_value_in_a_card_costs_only_its_own_lines(deck: Any, value: Data, data: st.DataObject) -> None:
    _, made, gaps, _, ending = deck
    text = YamlText(joined(deck, made, gaps))
    number = data.draw(st.integers(0, len(made) - 1))
    key = data.draw(st.sampled_from(["id", "words", "list", "new"]))
    fresh = text.set(("cards", number, key), value)
    above = [*deck[0], *between(made[:number], gaps[:number])]
    below = [*between([], gaps[number : number + 1]), *between(made[number + 1 :], gaps[number + 1 :]), *deck[3]]
    assert fresh.text.startswith(ending.join([*above, ""]))
    assert fresh.text.endswith(ending.join(["", *below, ""]))
    own = [line for line in made[number].lines if line.lstrip().startswith("#")]
    assert set(own) <= set(fresh.text.split(ending))
    assert fresh.set(("cards", number, key), value) == fresh
    back = fresh.set(("cards", number), made[number].data)
    assert back.data == text.data


def ways(data: Data, above: Way = ()) -> list[Way]:
    """The ways to all values."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way for key, inner in entries for way in [(*above, key), *ways(inner, (*above, key))]]


def seen(data: Any) -> Any:
    """What a reader that knows nothing of ours gives: every text as it is, nothing as an empty text."""
    if isinstance(data, dict):
        return {key: seen(value) for key, value in data.items()}
    if isinstance(data, list):
        return [seen(value) for value in data]
    return data if data is not None and can_be_seen(data) else ""


STARTS = ["", "# head\n", "{}\n", "{a: 1}", "a: 1\r\n"]


@given(st.sampled_from(STARTS), st.lists(VALUES, max_size=4), st.randoms())
def test_any_value_is_written_as_it_is_read(start: str, values: list[Data], random: Random) -> None:
    """In the place of any other; also for another program."""
    text = YamlText(start)
    for value in values:
        way = random.choice([("root",), *ways(text.data)])
        text = text.set(way, value)
        assert seen(text.get(way)) == seen(value)
        assert "#" not in start or text.text.startswith(start)
        if "null" not in text.text:  # which only we tell from a text
            assert yaml.load(text.text, Loader=yaml.CBaseLoader) == seen(text.data)  # noqa: S506 - it makes only texts


@pytest.mark.parametrize("said", [":\n\t", "a\n \t \nb", "a\n "])
def test_a_line_of_nothing_but_space_can_be_changed_again(said: str) -> None:
    """Found among ten thousand."""
    text = YamlText("a: 1\n").set(("root",), [said, "b"])
    assert text.get(("root", 0)) == said
    assert text.set(("root", 0), "c").get(("root",)) == ["c", "b"]
    assert text.delete(("root",)).text == "a: 1\n"
