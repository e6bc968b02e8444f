"""Changes the characters of a YAML text: entries are put in, taken out and moved, values replaced."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kiosk.text.alike import alike, alike_at_end
from kiosk.yamlfiles.document import Data, Way
from kiosk.yamlfiles.layout import Layout, Node
from kiosk.yamlfiles.manner import line_break, manner_of
from kiosk.yamlfiles.scalars import LONG, How, can_be_folded, scalar
from kiosk.yamlfiles.writing import block, flow, item_lines, map_lines, text_of

_NARROWEST = 60  # columns; a text in shorter lines is not broken more often than this when it is written anew
_SPACE = " \t\r\n,"  # between entries, besides comments
_BLOCKS = {"|", ">"}
_HEADER = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\r\n]*)?")


def replaced(layout: Layout, way: Way, value: Data) -> str:
    """The text with `value` at `way`. In a list or map that stays one, only what differs is written."""
    node, text = layout.find(way), layout.text
    if node is None and not way:
        ending = line_break(text)
        gap = "" if not text or text.endswith("\n") else ending
        return text + gap + text_of(_map(value), manner_of(layout)).replace("\n", ending)
    if node is None:
        *above, last = way
        is_map = (parent := layout.find(tuple(above))) is not None and parent.kind == "map" and bool(parent.items)
        if is_map and isinstance(last, str):
            return entered(layout, tuple(above), last, value, None)
        return replaced(layout, tuple(above), {str(last): value})
    if node.data() == value:
        return text
    if node.items and node.kind == "map" and isinstance(value, dict) and value:
        return _merged(layout, way, node, value)
    if node.items and node.kind == "list" and isinstance(value, list) and value:
        return _aligned(layout, way, node, value)
    return _in_place(layout, way, node, value)


def each_replaced(layout: Layout, values: Mapping[Way, Data]) -> str:
    """The text with each value at its place; None takes out what is there. No place is within another."""
    text = layout.text
    splices = list[tuple[int, int, str]]()
    for way, value in values.items():
        after = without(layout, way) if value is None else replaced(layout, way, value)
        start = alike(text, after)
        end = min(alike_at_end(text, after), min(len(text), len(after)) - start)
        splices.append((start, len(text) - end, after[start : len(after) - end]))
    for start, end, fresh in sorted(splices, reverse=True):
        text = text[:start] + fresh + text[end:]
    return text


def without(layout: Layout, way: Way) -> str:
    """The text without the entry at `way`, and without the space that set it apart."""
    *above, last = way
    node = _node(layout, tuple(above))
    number = node.names.index(str(last)) if node.kind == "map" else int(last)
    parts, between = _taken_apart(layout, node)
    if len(parts) == 1:
        return replaced(layout, tuple(above), [] if node.kind == "list" else {})
    around = [gap for gap in (number, number - 1) if 0 <= gap < len(between)]
    gone = next((gap for gap in around if node.is_flow or not between[gap].strip(_SPACE)), None)
    if gone is not None:
        del between[gone]
    elif number == len(between):  # words that stand alone, such as a heading, stay
        parts[number - 1] += between.pop()
    elif number == 0:
        parts[1] = between.pop(0).lstrip("\r\n") + parts[1]
    else:
        between[number - 1 : number + 1] = [between[number - 1] + between[number]]
    del parts[number]
    return _put_together(layout, node, parts, between)


def entered(layout: Layout, way: Way, at: int | str, value: Data, place: int | None) -> str:
    """The text with a new entry in the list or map at `way`."""
    node = layout.find(way)
    if node is None or not node.items:
        return replaced(layout, way, {at: value} if isinstance(at, str) else [value])
    number = at if isinstance(at, int) else len(node.items) if place is None else place
    return _entered(layout, node, number, {at: value} if isinstance(at, str) else [value])


def moved(layout: Layout, way: Way, old: int, new: int) -> str:
    """The text with entry `old` of the list or map at `way` moved, so that it becomes entry `new`."""
    node = _node(layout, way)
    parts, between = _taken_apart(layout, node)
    parts.insert(new, parts.pop(old))
    return _put_together(layout, node, parts, between)


def renamed(layout: Layout, way: Way, key: str) -> str:
    """The text with another key for the entry at `way`."""
    node = _node(layout, way[:-1])
    old = node.keys[node.names.index(str(way[-1]))]
    return layout.text[: old.start] + scalar(key, How(old.style, is_flow=True))[0] + layout.text[old.end :]


def _node(layout: Layout, way: Way) -> Node:
    node = layout.find(way)
    assert node is not None  # the data have it
    return node


def _map(value: Data) -> dict[str, Data]:
    assert isinstance(value, dict)  # what a file of ours is
    return value


def _entered(layout: Layout, node: Node, number: int, entries: dict[str, Data] | list[Data]) -> str:
    """The text with new entries before entry `number` of a list or map, which has some."""
    parts, between = _taken_apart(layout, node)
    pairs = list(entries.items()) if isinstance(entries, dict) else [("", value) for value in entries]
    column, manner, ending = layout.column(node.start), manner_of(layout), line_break(layout.text)
    fresh = list[str]()
    for key, value in pairs:
        if node.is_flow:
            fresh.append(f"{flow(key)}: {flow(value)}" if node.kind == "map" else flow(value))
        else:
            is_map = node.kind == "map"
            lines = map_lines({key: value}, column, manner) if is_map else item_lines(value, column, manner)
            fresh.append("".join(f"{line}{ending}" for line in lines))
    at = max(number - 1, 0)
    between[at:at] = [_usual_gap(between, is_flow=node.is_flow)] * len(fresh)
    parts[number:number] = fresh
    return _put_together(layout, node, parts, between)


def _taken_apart(layout: Layout, node: Node) -> tuple[list[str], list[str]]:
    """The entries, and what is between them. In a block each entry is whole lines, the first too."""
    pieces, text = layout.pieces(node), layout.text
    parts = [text[piece.start : piece.end] for piece in pieces]
    between = [text[one.end : two.start] for one, two in pairwise(pieces)]
    if not node.is_flow:
        parts[0] = " " * layout.column(pieces[0].start) + parts[0]
        if not parts[-1].endswith("\n"):
            parts[-1] += line_break(text)
    return parts, between


def _put_together(layout: Layout, node: Node, parts: Sequence[str], between: Sequence[str]) -> str:
    """The text with other entries in the list or map."""
    pieces, text = layout.pieces(node), layout.text
    first, last = pieces[0].start, pieces[-1].end
    inner = "".join(part + gap for part, gap in zip(parts, [*between, ""], strict=True))
    if not node.is_flow:
        inner = inner[layout.column(first) :]
        if not text.endswith("\n") and last == len(text):
            inner = inner.removesuffix(line_break(text))
    return text[:first] + inner + text[last:]


def _usual_gap(between: Sequence[str], *, is_flow: bool) -> str:
    """What is usual between the entries."""
    usual = Counter(gap for gap in between if not gap.strip(_SPACE)).most_common(1)
    return usual[0][0] if usual else ", " if is_flow else ""


def _merged(layout: Layout, way: Way, node: Node, value: dict[str, Data]) -> str:
    """The text with another map in place of one: what both have stays where it is."""
    now = _map(node.data())
    for key, inner in value.items():
        if key in now and now[key] != inner:
            layout = Layout(replaced(layout, (*way, key), inner))
    if fresh := {key: inner for key, inner in value.items() if key not in now}:
        layout = Layout(_entered(layout, _node(layout, way), len(now), fresh))
    for key in [key for key in now if key not in value]:
        layout = Layout(without(layout, (*way, key)))
    return layout.text


def _aligned(layout: Layout, way: Way, node: Node, value: list[Data]) -> str:
    """The text with another list in place of one: what both begin and end with stays."""
    now = [item.data() for item in node.items]
    shorter = min(len(now), len(value))
    first = next((number for number in range(shorter) if now[number] != value[number]), shorter)
    last = next(
        (number for number in range(shorter - first) if now[-1 - number] != value[-1 - number]), shorter - first
    )
    old, new = len(now) - last, len(value) - last
    for number in range(first, min(old, new)):
        layout = Layout(replaced(layout, (*way, number), value[number]))
    if new > old:
        layout = Layout(_entered(layout, _node(layout, way), old, value[old:new]))
    for number in reversed(range(new, old)):
        layout = Layout(without(layout, (*way, number)))
    return layout.text


def _in_place(layout: Layout, way: Way, node: Node, value: Data) -> str:
    """The text with a value in place of another that cannot be kept."""
    text, ending = layout.text, line_break(layout.text)
    parent = layout.find(way[:-1]) if way else None
    if parent is None:
        return text[: node.start] + text_of(_map(value)).replace("\n", ending).removesuffix(ending) + text[node.end :]
    number = parent.names.index(str(way[-1])) if parent.kind == "map" else int(way[-1])
    start = layout.value_start(parent, number)
    column = layout.column(layout.heads(parent)[number])
    above = text[start : node.start].split("\n", 1)[0].strip()
    said = f" {above}" if above.startswith("#") else ""
    if parent.is_flow:
        lines = [f" {flow(value)}" if parent.kind == "map" else flow(value)]
    elif isinstance(value, str) and node.kind == "text" and node.end > node.start:
        header = _HEADER.match(text, node.start)
        said = (header["comment"] or "") if header and node.style in _BLOCKS else said
        start, lines = node.start, scalar(value, _manner_of_text(layout, node, column, value))
    elif parent.kind == "list":
        first, *more = item_lines(value, column, manner_of(layout))
        lines = [first[column + 1 :], *more]
    else:
        first, *more = block(value, column, manner_of(layout))
        lines = [f" {first}" if first else "", *more]
    if lines[0].strip()[:1] not in {"", *_BLOCKS} or (len(lines) == 1 and not said):
        return text[:start] + ending.join(lines) + said + text[node.end :]
    rest = re.compile(r"[^\r\n]*").match(text, node.end)
    assert rest  # it matches anything
    return text[:start] + ending.join([lines[0] + said + rest[0], *lines[1:]]) + text[rest.end() :]


def _manner_of_text(layout: Layout, node: Node, column: int, value: str) -> How:
    """How to write a text in a block in place of the one at `node`, whose key or dash is in `column`."""
    first, *more = layout.text[node.start : node.end].splitlines()
    deep = [line for line in more if line.strip()]
    step = manner_of(layout).map_step
    indent = len(deep[0]) - len(deep[0].lstrip(" ")) if deep else column + step
    if node.style not in _BLOCKS and not more:
        is_long = not node.style and len(first) <= LONG < len(value) and can_be_folded(value)
        return How(">" if is_long else node.style, indent, LONG if is_long else 0)
    widest = max(map(len, deep), default=0)
    return How(node.style, indent, max(widest, _NARROWEST) if len(deep) > 1 or widest > LONG else LONG)
