"""Bar charts as SVG with plain attributes, so that browsers, print and Qt draw them alike. Sizes in px.

The plotting library that comes closest, pygal, puts a script into each chart and uses styles that Qt does not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kiosk.deck.colours import PALETTE
from kiosk.report.words import number

INK, QUIET, RULE = PALETTE["ink"], PALETTE["walnut"], "#D3C6B4"
FAMILY = "Golos Text"
TEXT, SMALL, LINE = 15, 13, 19
_GAP = 12
_WIDEST = 1.12  # where Golos Text is missing, DejaVu Sans is used, which is this much wider


@dataclass(frozen=True)
class Column:
    """A column of a chart over time. `tick` is its label, shown if there is room."""

    name: str
    value: int
    tick: str = ""


@dataclass(frozen=True)
class Row:
    """A horizontal bar. `cells` are at its right, below their heads."""

    name: str
    value: int
    cells: tuple[str, ...]


def columns(data: Sequence[Column], width: int, colour: str, title: str, *, mirrored: bool = False) -> str:
    """A column chart with a scale; `mirrored`: for a language that is written from right to left."""
    pen = _Pen(width, mirrored)
    height, top, foot = 220, 22, 26
    most = max((column.value for column in data), default=0)
    step = _step(most)
    ceiling = max(step, -(-most // step) * step)
    left = 10 + text_width(number(ceiling), SMALL)
    ground = height - foot
    slot = (width - left) / max(1, len(data))
    thick = min(48.0, max(slot * 0.78, slot - 8))
    parts = []
    for value in range(0, ceiling + 1, step):
        y = _at(value, ceiling, top, ground)
        parts.append(pen.line(left, y, width, INK if value == 0 else RULE))
        parts.append(pen.text(left - 8, y + 4.5, number(value), SMALL, QUIET, "end"))
    free_from = 0.0
    for place, column in enumerate(data):
        middle = left + slot * (place + 0.5)
        y = _at(column.value, ceiling, top, ground)
        if column.value:
            tip = f"<title>{escape(column.name)}: {number(column.value)}</title>"
            parts.append(pen.bar(middle - thick / 2, y, thick, ground - y, colour, tip))
        half = text_width(column.tick, SMALL) / 2
        centre = min(max(middle, half), width - half)
        if column.tick and centre - half >= free_from:
            parts.append(pen.text(centre, height - 7, column.tick, SMALL, QUIET, "middle"))
            free_from = centre + half + 8
    return _svg(width, height, title, parts)


def rows(
    data: Sequence[Row], heads: Sequence[str], width: int, colour: str, title: str, *, mirrored: bool = False
) -> str:
    """Horizontal bars with names and numbers. In a narrow chart each bar is below its name."""
    pen = _Pen(width, mirrored)
    narrow = width < 480
    cell = max([64.0, *(text_width(head, SMALL) + _GAP for head in heads)])
    figures = cell * len(heads)
    name_width = width - figures - _GAP if narrow else width * 0.4
    bar_left = 0.0 if narrow else name_width + _GAP
    bar_width = width - figures - bar_left - (0 if narrow else _GAP)
    if narrow:
        bar_width = width
    most = max([1, *(row.value for row in data)])
    parts = [
        pen.text(width - figures + cell * (place + 1), 14, head, SMALL, QUIET, "end")
        for place, head in enumerate(heads)
    ]
    y = 22.0
    for row in data:
        parts.append(pen.line(0, y, width, RULE))
        lines = wrapped(row.name, name_width, TEXT, 3 if narrow else 2)
        base = y + 22
        parts += [pen.text(0, base + LINE * place, line, TEXT, INK) for place, line in enumerate(lines)]
        parts += [
            pen.text(width - figures + cell * (place + 1), base, value, TEXT, INK, "end")
            for place, value in enumerate(row.cells)
        ]
        tall = LINE * len(lines)
        if row.value:
            bar_y = base + tall - LINE + 9 if narrow else base - 12
            parts.append(pen.bar(bar_left, bar_y, max(1.0, bar_width * row.value / most), 8 if narrow else 14, colour))
        y += tall + (30 if narrow else 14)
    parts.append(pen.line(0, y, width, RULE))
    return _svg(width, round(y) + 1, title, parts)


def standalone(chart: str) -> str:
    """A chart as a file of its own, to use outside the page."""
    return chart.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{FAMILY}" ', 1)


def text_width(text: str, size: float) -> float:
    """The estimated maximum width of a text. Fonts are not measured, because readers may have others."""
    return (
        _WIDEST
        * size
        * sum(
            0.3
            if letter in " .,:;'’|!iIjlt()-–\xa0"
            else 0.86
            if letter in "mwMWжшщюыфЖШЩЮФЫМ@%"
            else 0.66
            if letter.isupper()
            else 0.57
            for letter in text
        )
    )


def wrapped(text: str, width: float, size: float, most: int) -> list[str]:
    """`text` broken into lines; what does not fit into `most` lines is cut off."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] += "…"
    return [_cut(line, width, size) for line in shown]


def _cut(line: str, width: float, size: float) -> str:
    if text_width(line, size) <= width:
        return line
    while line and text_width(line + "…", size) > width:
        line = line[:-1].rstrip(" …")
    return line + "…"


def _step(most: int) -> int:
    """A round step between grid lines, so that three to five of them reach `most`."""
    step, factor = 1, 0
    while most / step > 4:
        step = (2, 5, 10)[factor % 3] * 10 ** (factor // 3)
        factor += 1
    return step


def _at(value: int, ceiling: int, top: float, ground: float) -> float:
    return ground - (ground - top) * value / ceiling


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" direction="ltr" '
        f'aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


@dataclass(frozen=True)
class _Pen:
    """Draws from the side on which the language's lines begin: `x` counts from there."""

    width: int
    mirrored: bool

    def line(self, left: float, y: float, right: float, colour: str) -> str:
        y = round(y) + 0.5
        left, right = sorted((self._at(left), self._at(right)))
        return f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{colour}" stroke-width="1" fill="none"/>'

    def bar(self, x: float, y: float, width: float, height: float, colour: str, inside: str = "") -> str:
        x = min(self._at(x), self._at(x + width))
        return (
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{colour}">{inside}</rect>'
        )

    def text(self, x: float, y: float, text: str, size: int, colour: str, anchor: str = "start") -> str:
        if self.mirrored:  # Qt knows no `direction`: to it, a text starts at its left
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        return (
            f'<text x="{self._at(x):.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}">'
            f"{escape(text)}</text>"
        )

    def _at(self, x: float) -> float:
        return self.width - x if self.mirrored else x
