"""Finds out how a YAML file is written, so that what is added to it looks the same."""

from kiosk.yamlfiles.layout import Layout
from kiosk.yamlfiles.scalars import LONG
from kiosk.yamlfiles.writing import Manner


def line_break(text: str) -> str:
    """How a text ends its lines."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def manner_of(layout: Layout) -> Manner:
    """The manner of a text: that of its first map in a map, list in a map, and item in a list."""
    found: dict[str, int] = {}
    left = [layout.root] if layout.root else []
    while left:
        node = left.pop()
        if node.kind == "text" or node.is_flow:
            continue
        column = layout.column(node.start)
        if node.kind == "list" and layout.text[node.start + 1 : node.items[0].start].strip(" ") == "":
            found.setdefault("dash_step", max(layout.column(node.items[0].start) - column, 2))
        for item in node.items if node.kind == "map" else ():
            if item.kind != "text" and not item.is_flow:
                found.setdefault(f"{item.kind}_step", layout.column(item.start) - column)
        left.extend(reversed(node.items))
    return Manner(**found, width=LONG)
