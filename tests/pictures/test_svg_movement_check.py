"""What is said of a picture's movement: each mistake once, with what to do."""

import pytest

from kiosk.pictures import svg
from kiosk.pictures.svg.reading import SVG

SHAPE, LINE = '<path d="M700 500H800V600Z"/>', '<path d="M9 9H90"/>'
LAYER = '<path d="M0 0H9V9Z"/></g>'
LABELLED = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:label'
EMPTY = "does not move: nothing in it is drawn; put what should move into it, or remove it"
HANGS_NOT = "does not move: it hangs from nothing; put `sway-x`, with a pivot, into the same layer"
NO_PATH = "does not move: it has no path to run along; turn its line into a path"
TOO_LONG = "does not move, and no other light does: their paths have more than 10,000 letters in all; simplify them"
TOO_MUCH = "keeps everything from moving: it has too many large shapes; merge those that cover each other"
BESIDE = "it is in none of `back`, `mid` and `front`; move it into one"
ENOUGH = "at most 8 groups of a picture move"
NEEDED = (
    "`leaf` keeps everything from moving: one part of the picture draws it and another needs it; "
    "put it into <defs> beside the layers"
)
TOO_LARGE = (
    "`sway-x` does not move, and nothing else does: what stands beside the layers, such as <defs>, is too large; "
    "simplify it"
)


def picture(mid: str, beside: str = "") -> bytes:
    inside = f'{beside}<g id="back">{LAYER}<g id="mid">{mid}</g><g id="front">{LAYER}'
    return f'<svg xmlns="{SVG}" viewBox="0 0 1600 1000">{inside}</svg>'.encode()


def said(mid: str, beside: str = "") -> list[str]:
    """The messages about a picture with this in its middle layer."""
    return [slip.message for slip in svg.parse(picture(mid, beside), advise=True).slips]


def group(name: str, inside: str = SHAPE) -> str:
    return f'<g id="{name}">{inside}</g>'


def pivot(name: str, word: str = "pivot-", x: int = 750, y: int = 600) -> str:
    return f'<circle id="{word}{name}" cx="{x}" cy="{y}" r="4"/>'


def box(left: float, top: float, right: float, bottom: float) -> str:
    return f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}"/>'


def test_a_picture_that_moves_well_is_left_alone() -> None:
    moving = (
        group("sway-tree", SHAPE + pivot("tree")) + group("hang-tree", SHAPE * 2),
        group("turn-wheel", SHAPE + group("pivot-wheel", pivot("hub", ""))),
        group("pulse-lamp"),
        group("rise-letters", SHAPE * 22),
        f'<g transform="scale(2)">{group("run-cable", LINE)}</g><path id="run-road" d="M9 9H90"/>',
    )
    assert said("".join(moving)) == []


@pytest.mark.parametrize("name", ["runner", "sun-rays", "tower-1", "rising", "light", "swaying", "purple-1", "pilot-1"])
def test_other_names_are_the_editors_own(name: str) -> None:
    assert said(group(name)) == []
    foreign = f'<svg xmlns="{SVG}" viewBox="0 0 9 9"><g id="run"/><g id="Rise"/><g id="pivot-1"/></svg>'
    assert not svg.parse(foreign.encode(), advise=True).slips, "in a picture that was not drawn for the kiosk"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Sway-tree", "sway"),
        ("swey-tree", "sway"),
        ("sway_tree", "sway"),
        ("turn", "turn"),
        ("pulse-", "pulse"),
        ("Run-cable", "run"),
    ],
)
def test_a_name_that_is_written_otherwise_is_named(name: str, word: str) -> None:
    example = f"write `{word}-`, in small letters, and a name, such as `{word}-tree`"
    assert said(group(name)) == [f"`{name}` does not move: {example}"]


@pytest.mark.parametrize(
    ("mid", "message"),
    [
        (
            '<path id="pulse-x" d="M700 500H800V600Z"/>',
            "`pulse-x` does not move: only groups do; put it into a group of this name",
        ),
        (
            group("a", group("sway-x")),
            "`sway-x` does not move: it is inside another group; move it directly into `back`, `mid` or `front`",
        ),
        (group("sway-x", ""), f"`sway-x` {EMPTY}"),
        (group("rise-x", "<defs/>"), f"`rise-x` {EMPTY}"),
        (f'<g id="turn-x" style="display:none">{SHAPE}</g>', f"`turn-x` {EMPTY}"),
        (group("turn-x", f'<g fill="none">{SHAPE}</g>'), f"`turn-x` {EMPTY}"),
        (
            group("turn-x", f'<g visibility="hidden">{SHAPE}</g>') + group("sway-x", ""),
            f"`turn-x` {EMPTY} (also `sway-x`)",
        ),
        (
            group("rise-x", SHAPE * 10) + group("rise-y", SHAPE * 20),
            (
                "`rise-y` holds too many things: at most 24 things of a picture rise or hang, and 6 stand still; "
                "group some"
            ),
        ),
        (group("sway-x") + group("hang-x"), f"`hang-x` {HANGS_NOT}"),
        (group("run-x", '<line x1="9" y1="9" x2="90" y2="9"/>'), f"`run-x` {NO_PATH}"),
        (group("run-x", '<path d="M9 9"/>'), f"`run-x` {NO_PATH}"),
        (
            "".join(group(f"run-{n}", LINE) for n in range(6)),
            "`run-4` does not move: a picture has at most 4 lights (also `run-5`)",
        ),
        (
            group("run-x", LINE) + group("run-y", f'<path d="M9 9{"H90" * 4_000}"/>'),
            f"`run-y` {TOO_LONG}",
        ),
        (
            group("sway-x", SHAPE + group("run-y", LINE)),
            "`run-y` has a light that does not move along with `sway-x`; move it out of that group",
        ),
        (
            "".join(group(f"sway-{n}") for n in range(50)),
            f"`sway-8` does not move: {ENOUGH} (also `sway-9`, `sway-10`, `sway-11` and 38 more)",
        ),
        (
            group("sway-x") * 2,
            "`sway-x` is there more than once, and only the first counts; give each its own name",
        ),
        (
            f'<g id="g12" {LABELLED}="sway-x">{SHAPE}</g><use href="#g12"/>',
            "`sway-x` is a label, but only an id makes something move; make it the id too",
        ),
    ],
)
def test_what_does_not_move_is_named(mid: str, message: str) -> None:
    assert said(mid) == [message]


@pytest.mark.parametrize(
    ("mid", "message"),
    [
        (group("sway-x") + pivot("x"), "it stands outside `sway-x`; move it into that group"),
        (group("turn-y", SHAPE + pivot("x")), "in its group it is called `pivot-y`"),
        (group("sway-x", SHAPE + pivot("x") + pivot("z")), "its group has the pivot `pivot-x`; remove this one"),
        (group("sway-x", SHAPE + '<g id="pivot-x"/>'), "it has no shape; make it a small circle"),
        (
            pivot("x"),
            "no group that moves has a name with the same end; put it into its group, and give it that group's end",
        ),
        (group("run-x", LINE + pivot("x")), "a light runs along its path; remove it"),
        (group("sway-x", SHAPE + pivot("x", "pivto-")), "write `pivot-x`"),
        (
            group("sway-x", SHAPE + pivot("x", "Pivot-")),
            "write `pivot-`, in small letters, and a name, such as `pivot-tree`",
        ),
    ],
)
def test_a_pivot_about_which_nothing_moves_is_named(mid: str, message: str) -> None:
    (one,) = said(mid)
    name, _, why = one.partition(" is drawn, and nothing moves about it: ")
    assert name.lower().startswith("`piv")
    assert why == message


def test_a_second_pivot_and_a_needless_one_are_named() -> None:
    twice = "`pivot-x` is there more than once, and only the first counts; give each its own name"
    assert said(group("sway-x", SHAPE + pivot("x") + pivot("x"))) == [twice]
    needless = "`pivot-x` is not needed: what rises grows from its foot; remove it"
    assert said(group("rise-x", SHAPE + pivot("x"))) == [needless]


@pytest.mark.parametrize("mid", [group("sway-x", SHAPE + pivot("x")), group("sway-x") + pivot("x")])
def test_of_a_group_that_does_not_move_the_pivot_is_not_told(mid: str) -> None:
    (message,) = said(group("a", mid))
    assert message.startswith("`sway-x` does not move: it is inside another group")


@pytest.mark.parametrize(
    ("mid", "units", "edge"),
    [
        (group("sway-x", box(1300, 700, 1400, 1090)), 0, ""),
        (group("turn-x", '<circle cx="1500" cy="100" r="200"/>'), 0, ""),
        (group("turn-x", '<circle cx="1500" cy="500" r="201"/>'), 101, "right"),
        (group("turn-x", '<path d="M1700 500a201 201 0 1 1-402 0a201 201 0 1 1 402 0"/>'), 100, ""),
        (group("turn-x", pivot("x", x=800, y=510) + box(800, 490, 1500, 510)), 210, "lower"),
        (group("sway-x", pivot("x", x=1550, y=900) + box(1500, -80, 1600, 900)), 102, "right"),
        (group("pulse-x", box(700, 300, 1690, 400)), 120, "right"),
        (group("pulse-x", '<path d="M1200 500H1600V510Z" stroke="red" stroke-width="250"/>'), 137, "right"),
        (group("rise-x", box(800, 990, 900, 1092)), 101, "lower"),
        (group("rise-x", box(-150, 700, 100, 800)), 150, "left"),
        (f'<g id="rise-x" transform="translate(0 -200)">{box(800, 0, 900, 400)}</g>', 209, "upper"),
    ],
)
def test_what_reaches_too_far_beyond_an_edge_is_named(mid: str, units: int, edge: str) -> None:
    (name,) = [word for word in ("turn-x", "sway-x", "pulse-x", "rise-x") if word in mid]
    mend = f"move it by {units - 100} units or more, or make it smaller"
    assert said(mid) == ([f"`{name}` reaches {units} units beyond the picture's {edge} edge; {mend}"] if edge else [])


def test_what_lies_outside_or_is_too_large_is_named() -> None:
    outside = "`rise-x` is never seen: it lies outside the picture; move it inside"
    assert said(group("rise-x", box(800, 1010, 900, 1092))) == [outside]
    path = "`run-x` is never seen: its path lies outside the picture; move it inside"
    assert said(f'<g transform="translate(0 -2000)">{group("run-x", LINE)}</g>') == [path]
    large = "`pulse-x` is too large: in tall places nothing in the picture moves; make it smaller"
    assert said(group("pulse-x", box(50, 50, 1550, 950)) + group("pulse-y", box(500, 100, 1400, 900))) == [large]


@pytest.mark.parametrize(
    ("mid", "beside", "message"),
    [
        (group("sway-x", '<use href="#leaf"/>') + group("leaf"), "", NEEDED),
        (group("sway-x", '<use href="#leaf"/>'), group("leaf"), NEEDED),
        (
            group("sway-x", SHAPE + '<rect x="-300" y="-290" width="2900" height="280"/>' * 2_600),
            "",
            f"`sway-x` {TOO_MUCH}",
        ),
        (
            group("sway-x") + group("sway-y"),
            "".join(f'<linearGradient id="{n}{"x" * 900}"/>' for n in range(1500)),
            TOO_LARGE,
        ),
        (
            group("sway-x"),
            f"<g>{SHAPE}</g>",
            f"`<g>` is not drawn where something moves: {BESIDE}",
        ),
        (
            "",
            group("run-x", LINE) + group("sway-x"),
            f"`run-x` does not move: {BESIDE} (also `sway-x`)",
        ),
    ],
)
def test_what_the_rest_of_the_picture_prevents_is_named(mid: str, beside: str, message: str) -> None:
    assert message in said(mid, beside)


def test_a_picture_without_layers_does_not_move() -> None:
    other = picture(group("sway-x") + group("run-y")).replace(b"1600 1000", b"3200 2000")
    only = "only a picture of 1600x1000 with the groups `back`, `mid` and `front` does"
    assert [slip.message for slip in svg.parse(other, advise=True).slips] == [
        f"`sway-x` does not move: {only} (also `run-y`)"
    ]


def test_a_name_is_not_told_at_length() -> None:
    assert said(group("sway-" + "x" * 900, "")) == [f"`sway-{'x' * 35}…` {EMPTY}"]
