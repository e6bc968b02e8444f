"""What moves in an SVG, and what stands."""

import pytest
from support.files import PICTURE

from kiosk.pictures import svg

MOVING = PICTURE.replace(
    "<circle",
    '<g transform="scale(2)"><g id="run-cable"><path d="M1 2H3"/><path d="M3 4H5"/></g></g><g id="sway-tree">'
    '<circle id="pivot-tree" cx="5" cy="6" r="1"/><path d="M0 0H9V9Z"/></g><circle',
)


def test_what_moves_and_what_stands() -> None:
    found = svg.parse(MOVING.encode())
    kinds = [(part.layer, part.movement, part.pivot) for part in found.parts]
    assert kinds == [(0, "", None), (1, "", None), (1, "sway", (5, 6)), (1, "", None)]
    assert b"pivot" not in b"".join((found.whole, *found.layers, *(part.document for part in found.parts)))
    (light,) = found.lights
    assert (light.path, light.place.at(1, 2)) == ("M1 2H3", (2, 4)), "the first path, where its groups put it"


def test_what_hangs_has_the_pivot_of_what_it_hangs_from() -> None:
    hanging = '<g id="hang-tree"><g id="nest"><path d="M1 1H2"/></g><path d="M3 1H4"/></g>'
    found = svg.parse(MOVING.replace('<g id="sway-tree">', hanging + '<g id="sway-tree">').encode())
    hung = [(part.pivot, part.nth) for part in found.parts if part.movement == "hang"]
    assert hung == [((5, 6), 0), ((5, 6), 1)], "each thing hangs by itself"
    found = svg.parse(
        MOVING.replace('<g id="sway-tree">', hanging.replace("tree", "bush") + '<g id="sway-tree">').encode()
    )
    assert [part.movement for part in found.parts] == ["", "", "sway", ""], "there is no bush"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("sway-tree", "sway"),
        ("sway-tree", "wobble-tree"),
        ('<g id="sway-tree">', '<g><g id="sway-tree"></g>'),
        ('<path d="M0 0H9V9Z"/></g>', '<use href="#sun"/></g><g id="sun"/>'),
        ('<path d="M0 0H9V9Z"/></g>', '<rect x="-300" y="-290" width="2900" height="280"/>' * 2_600 + "</g>"),
    ],
)
def test_a_picture_stands_where_nothing_can_move(before: str, after: str) -> None:
    """No name of the vocabulary, not in a layer, in need of what is drawn elsewhere, too much of it out of sight."""
    found = svg.parse(MOVING.replace(before, after).encode())
    assert found.parts == ()
    assert len(found.layers) == 3


def test_what_moves_is_bounded() -> None:
    groups = "".join(f'<g id="pulse-{n}"><path d="M0 0H9V9Z"/></g>' for n in range(20))
    letters = '<g id="rise-letters">' + '<path d="M0 0H9V9Z"/>' * 99 + "</g>"
    found = svg.parse(PICTURE.replace("<circle", groups + "<circle").encode())
    assert sum(bool(part.movement) for part in found.parts) == 8
    found = svg.parse(PICTURE.replace("<circle", letters + "<circle").encode())
    assert [part.nth for part in found.parts if part.movement] == list(range(24))
    beside = "".join(f'<linearGradient id="{n}{"x" * 900}"/>' for n in range(1000))
    found = svg.parse(
        PICTURE.replace("<circle", letters + "<circle").replace('<g id="back">', beside + '<g id="back">').encode()
    )
    assert found.parts == (), "each part would hold all of it"
