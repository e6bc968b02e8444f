"""Advice for editors on movement in a picture: what seems meant to move and does not, or moves badly."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kiosk.pictures.slip import Slip, short
from kiosk.pictures.svg.curves import along
from kiosk.pictures.svg.extent import Extent, Ink, ink, moved
from kiosk.pictures.svg.movement import (
    APART,
    LIGHT,
    MAX_LIGHT,
    MAX_LIGHTS,
    MAX_RISEN,
    Moving,
    StandsError,
    runs,
    things,
)
from kiosk.pictures.svg.movement_names import LAYERS, misnamed, unread
from kiosk.pictures.svg.numbers import matrix
from kiosk.pictures.svg.pivot_check import pivots
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.shapes import HEIGHT, MOST_MOVING, WIDTH, Matrix, Point
from kiosk.pictures.svg.traversal import NO_SHAPE, ById, by_id

_PICTURE = Extent(0, 0, WIDTH, HEIGHT)
_LEAST_PLACE = HEIGHT**2  # square units: about as much of a picture as tall places show
_BEYOND = 100  # units beyond an edge: what moves further out is visibly cut off
_NAMED = 3  # further names in a message


def slips(
    root: ET.Element,
    drawn: ET.Element,
    layers: Sequence[ET.Element],
    moves: Mapping[ET.Element, Moving],
    stands: StandsError | None,
) -> tuple[Slip, ...]:
    """What is not as it seems to be meant, each kind once. `root` is as written, `drawn` as drawn.

    `stands` says why nothing moves although something could.
    """
    found = dict(misnamed(drawn, layers, moves))
    said = [*found.values(), *unread(root)]
    if stands:
        said.append(Slip(stands.id, str(stands)))
    if layers:
        said += [*_lights(list(layers), moves), *pivots(drawn, moves, found)]
    if moves:
        named = by_id(drawn)
        said += [*_reaching(moves, named), *_rising(moves)]
        if not stands:
            said += _beside(drawn, [*layers, *found], named)
    return tuple(_summed(said))


def _summed(said: Iterable[Slip]) -> Iterator[Slip]:
    """Combine slips with the same message."""
    alike: dict[str, list[Slip]] = {}
    for slip in said:
        alike.setdefault(slip.said, []).append(slip)
    for first, *others in alike.values():
        if not others:
            yield first
            continue
        names = ", ".join(f"`{short(slip.id)}`" for slip in others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield replace(first, said=f"{first.said} (also {names}{more})")


def _lights(layers: list[ET.Element], moves: Mapping[ET.Element, Moving]) -> Iterator[Slip]:
    found = list(runs(layers))
    lights = [(element.get("id", ""), light) for element, light in found if light]
    for element, light in found:
        if light is None and element.get("id") != LIGHT:  # a `light` may be any lamp
            why = "it has no path to run along; turn its line into a path"
            yield Slip(element.get("id", ""), f"does not move: {why}")
    for name, _ in lights[MAX_LIGHTS:]:
        yield Slip(name, f"does not move: a picture has at most {MAX_LIGHTS} lights")
    if sum(len(light.path) for _, light in lights) > MAX_LIGHT:
        longest, _ = max(lights, key=lambda named: len(named[1].path))
        why = f"their paths have more than {MAX_LIGHT:,} letters in all; simplify them"
        yield Slip(longest, f"does not move, and no other light does: {why}")
    for name, light in lights:
        if not Ink([light.place.at(*point) for point in along(light.path)], 0).extent().touches(_PICTURE):
            yield Slip(name, "is never seen: its path lies outside the picture; move it inside")
    along_with = {element: group for group in moves for element in group.iter()}
    for element, light in found:
        if light and element in along_with:
            around = short(along_with[element].get("id", ""))
            said = f"has a light that does not move along with `{around}`; move it out of that group"
            yield Slip(element.get("id", ""), said)


def _reaching(moves: Mapping[ET.Element, Moving], named: ById) -> Iterator[Slip]:
    """The moving things that are empty, reach too far out, or are too large."""
    areas: dict[str, float] = {}
    known: dict[ET.Element, list[Point]] = {}
    for group, how in moves.items():
        name = group.get("id", "")
        there = ink(group, named, how.outer, known)
        if there is None:
            yield Slip(name, "does not move: nothing in it is drawn; put what should move into it, or remove it")
            continue
        areas[name] = _area(group, how, there, named, known)
        swept = moved(there, how.movement, how.pivot)
        if not swept.touches(_PICTURE):
            yield Slip(name, "is never seen: it lies outside the picture; move it inside")
        else:
            far, edge = max(
                (-swept.left, "left"),
                (-swept.top, "upper"),
                (swept.right - _PICTURE.right, "right"),
                (swept.bottom - _PICTURE.bottom, "lower"),
            )
            if round(far) > _BEYOND:
                what = f"move it by {round(far) - _BEYOND} units or more, or make it smaller"
                yield Slip(name, f"reaches {round(far)} units beyond the picture's {edge} edge; {what}")
    if sum(areas.values()) > MOST_MOVING * _LEAST_PLACE:
        largest = max(areas, key=areas.__getitem__)
        yield Slip(largest, "is too large: in tall places nothing in the picture moves; make it smaller")


def _area(group: ET.Element, how: Moving, there: Ink, named: ById, known: dict[ET.Element, list[Point]]) -> float:
    """How much of the room for moving things it takes."""
    if how.movement not in APART:
        return there.extent().area()
    place = how.outer.after(matrix(group.get("transform", "")))
    each = (ink(child, named, place, known) for child in things(group)[:MAX_RISEN])
    return sum(one.extent().area() for one in each if one)


def _rising(moves: Mapping[ET.Element, Moving]) -> Iterator[Slip]:
    risen = 0
    over = ""
    for group, how in moves.items():
        if how.movement in APART:
            risen += len(things(group))
            over = over or (group.get("id", "") if risen > MAX_RISEN else "")
    if over:
        why = f"at most {MAX_RISEN} things of a picture rise or hang, and {risen - MAX_RISEN} stand still; group some"
        yield Slip(over, f"holds too many things: {why}")


def _beside(drawn: ET.Element, known: list[ET.Element], named: ById) -> Iterator[Slip]:
    """Elements that belong neither to a moving part nor to one that stands still."""
    for child in drawn:
        if child not in known and name_of(child) not in NO_SHAPE and ink(child, named, Matrix()):
            why = f"it is in none of {LAYERS}; move it into one"
            yield Slip(child.get("id") or f"<{name_of(child)}>", f"is not drawn where something moves: {why}")
