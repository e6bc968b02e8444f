"""Gradients between colours of other spaces, such as oklch(): browsers mix those in Oklab, and the painter does not.

Between two of them there are so many more here that nobody sees the difference.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from itertools import pairwise

from kiosk.pictures.svg.colour_spaces import Three, oklab, to_oklab
from kiosk.pictures.svg.colours import digits, shares
from kiosk.pictures.svg.numbers import length

_NEWER = re.compile(r"(?:color|color-mix|oklch|oklab|lch|lab)\(", re.IGNORECASE)
_BETWEEN, _MOST = 12, 600  # colours from one stop to the next, and in all

_Stop = tuple[float, Three, float]  # where it is, from 0 to 1, its colour in Oklab, and how opaque it is


def is_newer(said: str) -> bool:
    """Whether a colour makes a browser mix its gradient's colours in Oklab."""
    return _NEWER.match(said) is not None


def mix(gradient: ET.Element, said: Mapping[ET.Element, str]) -> bool:
    """Put more stops into a gradient of such colours, whose stops are `said`. False if a colour is not known."""
    if not any(is_newer(said[stop]) for stop in gradient if stop in said):
        return True
    stops: list[_Stop] = []
    for stop in gradient:
        if stop not in said:
            continue
        found = shares(said[stop])
        if found is None:
            return False
        rgb, alpha = found
        at = max(stops[-1][0] if stops else 0.0, min(1.0, _part(stop.get("offset", "0"))))
        stops.append((at, to_oklab(rgb), alpha * min(1.0, max(0.0, _part(stop.get("stop-opacity", "1"))))))
    tag = next(stop.tag for stop in gradient if stop in said)
    others = [child for child in gradient if child not in said]
    gradient[:] = [*others, *(_element(tag, stop) for stop in _more(stops))]
    return True


def _more(stops: list[_Stop]) -> list[_Stop]:
    found, most = stops[:1], max(1, min(_BETWEEN, _MOST // max(1, len(stops))))
    for one, other in pairwise(stops):
        parts = most if other[0] > one[0] else 1
        found += [_between(one, other, part / parts) for part in range(1, parts + 1)]
    return found


def _between(one: _Stop, other: _Stop, part: float) -> _Stop:
    """What is so far from one to the other. How opaque they are does not weigh the colours, as it does in CSS."""

    def mixed(value: float, to_value: float) -> float:
        return value + (to_value - value) * part

    (at, (a, b, c), alpha), (to_at, (to_a, to_b, to_c), to_alpha) = one, other
    return mixed(at, to_at), (mixed(a, to_a), mixed(b, to_b), mixed(c, to_c)), mixed(alpha, to_alpha)


def _element(tag: str, stop: _Stop) -> ET.Element:
    at, colour, alpha = stop
    return ET.Element(tag, {"offset": f"{at:.5f}", "stop-color": digits(oklab(*colour), alpha)})


def _part(said: str) -> float:
    return length(said.rstrip("%")) / 100 if said.endswith("%") else length(said)
