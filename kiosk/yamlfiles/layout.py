"""Where each value of a YAML text is written: its characters, its style, and the lines of each entry.

Positions are counted in characters from 0; an end is that of the character after the last one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import yaml

from kiosk.yamlfiles.document import Data, Way

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLANK_LINES = re.compile(r"(?:\r?\n[ \t]*)+\Z")
_LAST_BREAK = re.compile(r"\r?\n[ \t]*\Z")


@dataclass
class Node:
    """A value as it is written. A block list begins at its first dash, a block map at its first key."""

    kind: Literal["text", "list", "map"]
    start: int
    end: int
    is_flow: bool = False  # within brackets or braces, its own included
    style: str = ""  # of a text: "", "'", '"', ">" or "|"
    text: str = ""
    keys: list["Node"] = field(default_factory=list)  # of a map
    names: list[str] = field(default_factory=list)  # of a map
    items: list["Node"] = field(default_factory=list)  # of a map, its values

    def data(self) -> Data:
        """What it says."""
        if self.kind == "map":
            return {name: item.data() for name, item in zip(self.names, self.items, strict=True)}
        if self.kind == "list":
            return [item.data() for item in self.items]
        return None if not self.style and self.text in {"", "~", "null"} else self.text


@dataclass(frozen=True)
class Piece:
    """The characters that an entry of a list or map takes: in a block, with its comments, in whole lines."""

    start: int
    end: int


class Layout:
    """A text of one YAML document without anchors, and where its values are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = _read(text)

    def find(self, way: Way) -> Node | None:
        """The value at `way`; None if there is none."""
        node = self.root
        for step in way:
            if node is None:
                return None
            place = node.names.index(step) if isinstance(step, str) and step in node.names else step
            node = node.items[place] if isinstance(place, int) and place < len(node.items) else None
        return node

    def line_start(self, at: int) -> int:
        """The position at which the line around `at` begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """The position after the line around `at`."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def column(self, at: int) -> int:
        """How many characters are before `at` in its line."""
        return at - self.line_start(at)

    def heads(self, node: Node) -> list[int]:
        """Where each entry of a list or map begins: its dash, or its key. In brackets, the value or its key."""
        if node.kind == "map":
            return [key.start for key in node.keys]
        if node.is_flow:
            return [item.start for item in node.items]
        column = self.column(node.start)
        dashes = [node.start]
        for before, item in pairwise(node.items):
            at = self.line_end(before.end)
            while self.line_end(at) <= item.start and self.text[at : at + column + 1] != f"{'':{column}}-":
                at = self.line_end(at)
            dashes.append(at + column)
        return dashes

    def value_start(self, node: Node, number: int) -> int:
        """Where the value of an entry may begin: after its colon or dash."""
        if node.kind == "map":
            colon = self.text.find(":", node.keys[number].end)
            return colon + 1 if colon >= 0 else node.keys[number].end
        return node.items[number].start if node.is_flow else self.heads(node)[number] + 1

    def pieces(self, node: Node) -> list[Piece]:
        """What each entry of a list or map takes. A block's first piece may begin within a line, after a dash."""
        heads = self.heads(node)
        if node.is_flow:
            return [Piece(head, item.end) for head, item in zip(heads, node.items, strict=True)]
        column, pieces, free = self.column(node.start), list[Piece](), 0
        for head, item in zip(heads, node.items, strict=True):
            start = self.line_start(head)
            start = head if self.text[start:head].strip() else self._with_comments(start, max(free, 0))
            free = self._tail(self.line_end(item.end), column)
            pieces.append(Piece(start, free))
        return pieces

    def _with_comments(self, start: int, free: int) -> int:
        """Where the comment right above the line at `start` begins. One that opens the file is the file's own."""
        first = start
        while first > free and self.text[(above := self.line_start(first - 1)) : first].lstrip().startswith("#"):
            first = above
        return start if first == 0 else first

    def _tail(self, end: int, column: int) -> int:
        """The end of an entry that ends in the line before `end`, with comments that are indented further."""
        at = end
        while at < len(self.text):
            line = self.text[at : (following := self.line_end(at))]
            depth = len(line) - len(line.lstrip(" "))
            if line.strip() and not (line.lstrip().startswith("#") and depth > column):
                break
            at = following
            end = at if line.strip() else end
        return end


def _read(text: str) -> Node | None:
    """The root's node, without recursion; None if the document is empty. Raises yaml.YAMLError."""
    root: Node | None = None
    open_nodes: list[Node] = []
    for event, node in _nodes(text):
        if isinstance(event, yaml.CollectionEndEvent):
            closed = open_nodes.pop()
            closed.end = node.end if closed.is_flow else closed.items[-1].end
            continue
        above = open_nodes[-1] if open_nodes else None
        if above is None:
            root = root or node
        elif above.kind == "map" and len(above.keys) == len(above.items):
            above.keys.append(node)
            above.names.append(node.text)
        else:
            above.items.append(node)
        if node.kind != "text":
            open_nodes.append(node)
    is_nothing = root and root.kind == "text" and root.start == root.end
    return None if is_nothing else root


def _nodes(text: str) -> Iterator[tuple[yaml.Event, Node]]:
    depth = 0  # of brackets and braces
    for event in yaml.parse(text, Loader=_LOADER):
        mark, last = event.start_mark, event.end_mark
        assert mark is not None
        assert last is not None
        start, end = mark.index, last.index
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            written = text[start:end]
            if style in {"|", ">"}:
                is_kept = "+" in written.split("\n", 1)[0]
                written = (_LAST_BREAK if is_kept else _BLANK_LINES).sub("", written)
            yield event, Node("text", start, start + len(written), depth > 0, style, event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            is_flow = bool(event.flow_style) or depth > 0
            depth += is_flow
            yield event, Node("map" if isinstance(event, yaml.MappingStartEvent) else "list", start, end, is_flow)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= depth > 0
            yield event, Node("text", start, end)
