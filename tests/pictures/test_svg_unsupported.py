# ruff: noqa: E501 - a table of SVGs, one a line
"""What cannot be drawn as a browser draws it is named, with its line and the way out."""

from io import BytesIO

import pytest
from PIL import Image
from support.svg_drawing import BOX, HEAD, SIDE

from kiosk.painter.client import THE_PAINTER
from kiosk.pictures import svg

TEXT = "<text y='50' font-family='Georgia, serif'>Words</text>"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<foreignObject id='f'><p>x</p></foreignObject>", "`f` is text or other content of a web page"),
        ("<image id='i' href='a.png'/>", "`i` lies in another file"),
        (
            "<image href='data:image/gif;base64,R0lGODlhAQABAAAAACw='/>",
            "`<image>` is an embedded picture that is neither",
        ),
        ("<use id='u' href='a.svg#b'/>", "`u` lies in another file"),
        ("<path id='p' stroke='red' d='M0 0H9' vector-effect='non-scaling-stroke'/>", "`p` has a line that is to stay"),
        ("<g id='g' style='clip-path:circle(9px)'/>", "`g` is cut by a style (`clip-path: circle(9px)`)"),
        ("<g id='g' style='rotate:9deg'/>", "`g` has the style `rotate: 9deg`"),
        ("<g id='g' style='transform:rotate3d(1,1,1,9deg)'/>", "`g` has the style `transform: rotate3d(1,1,1,9deg)`"),
        ("<rect id='r' width='9vw' height='9'/>", "`r` has the length `9vw`"),
        (
            "<path id='p' stroke='red' d='M0 0H9' stroke-dasharray='1%' pathLength='9'/>",
            "`p` has the style `pathLength: 9`",
        ),
        (
            "<style>rect:not(g rect){fill:red}</style>",
            "has a rule in its style sheet that is not understood: `:not(g rect)`",
        ),
        (
            "<style>rect:not(a,b,c,d,e,f,g){fill:red}</style>",
            "has a rule in its style sheet that is not understood: `:not(a,b,c,d,e,f,g)`",
        ),
        (
            "<rect id='r' style='fill:color-mix(in hsl, red, blue)'/>",
            "`r` has the style `fill: color-mix(in hsl, red, blue)`",
        ),
        ("<style id='s'>rect:nth-child(2 of .a){fill:red}</style>", "`s` has a rule in its style sheet"),
        ("<style id='s'>:is(rect, path){fill:red}</style>", "not understood: `:is(rect, path)`"),
        (
            "<g id='g' style='--a:red'><path id='p' d='M0 0' style='fill:var(--a)'/></g><use id='u' href='#p' style='--a:blue'/>",
            "`u` has the style `--a: blue`",
        ),
    ],
)
def test_what_would_be_missing_is_refused_by_its_name(inside: str, said: str) -> None:
    with pytest.raises(svg.UnusableError) as caught:
        svg.parse(f"{HEAD.format(BOX)}\n\n{inside}</svg>".encode())
    assert said in str(caught.value)
    assert [slip.line for slip in caught.value.slips] == [3]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (TEXT, "`<text>` is text in Georgia, and is drawn in Golos Text; turn it into paths"),
        ("<rect id='r'><animate attributeName='x' to='9'/></rect>", "`<animate>` moves by itself in a browser"),
        ("<rect id='r' style='animation:turn 3s'/>", "`r` moves by itself in a browser"),
        ("<script id='s'>x()</script>", "`s` is a program, which never runs here"),
        ("<filter id='f'><feDiffuseLighting/></filter><g id='g' filter='url(#f)'><rect width='9' height='9'/></g>",
         "`g` is drawn a little differently from a browser: its light"),
        ("<switch><foreignObject id='f'><p>x</p></foreignObject><g/></switch>", "`f` is content of a web page"),
        ("<g id='g' style='mix-blend-mode:saturation'/>", "`g` is drawn a little differently from a browser: mix-blend"),
        ("<g id='g' direction='rtl'/>", "`g` is drawn a little differently from a browser: direction: rtl"),
        ("<text id='t' stroke='red' text-decoration='underline'/>", "`t` is drawn a little differently from a browser: text-d"),
        ("<filter id='f'><feOffset/></filter><path id='p' stroke='red' stroke-width='3' d='M0 0H9V9' filter='url(#f)'/>",
         "`p` is drawn a little differently from a browser: its effect, which ends within its stroke"),
        ("<filter id='f'><feTurbulence/></filter><rect id='r' width='9' height='9' filter='url(#f)'/>",
         "`r` is drawn a little differently from a browser: its noise"),
        *((f"<text id='t' font-family='Golos Text' style='{said}'>Words</text>",
           f"`t` is drawn a little differently from a browser: {said.replace(':', ': ')}") for said in (
            "font-style:italic", "font-variant:small-caps", "font-feature-settings:tnum", "font-kerning:none",
            "text-decoration:overline", "baseline-shift:super",
        )),
        ("<g text-anchor='end' letter-spacing='2'><text id='t' font-family='Golos Text'>Words</text></g>",
         "`t` is drawn a little differently from a browser: letter-spacing: 2 with text-anchor: end"),
        ("<text font-family='Golos Text'><textPath id='t' path='M0 0H9'>Words</textPath></text>",
         "`t` is drawn a little differently from a browser: words along its own path"),
        (("<pattern id='a' width='9' height='9' patternUnits='userSpaceOnUse'>" + "<circle cx='4' cy='4' r='2'/>" * 99 + "</pattern>"
         "<rect id='r' width='100' height='100' fill='url(#a)'/>"), "`r` is drawn a little differently from a browser: its pattern"),
        (("<filter id='f'><feDisplacementMap in='SourceGraphic' in2='SourceGraphic' scale='9'/></filter>"
         "<rect id='r' width='9' height='9' filter='url(#f)'/>"), "`r` is drawn a little differently from a browser: its distortion"),
    ],
)  # fmt: skip
def test_what_looks_different_is_told(inside: str, said: str) -> None:
    found = svg.parse(f"{HEAD.format(BOX)}\n\n{inside}</svg>".encode())
    assert [(said in slip.message, slip.line, slip.is_error) for slip in found.slips] == [(True, 3, False)], found.slips


def test_a_distortion_is_as_strong_as_it_says() -> None:
    """Red is 1 everywhere and green a half, so all is moved to the left by half of the scale."""
    inside = (
        "<filter id='f' x='-1' y='-1' width='3' height='3' color-interpolation-filters='sRGB'>"
        "<feFlood flood-color='#ff8000' result='m'/><feDisplacementMap in='SourceGraphic' in2='m' scale='40' "
        "xChannelSelector='R' yChannelSelector='G'/></filter>"
        "<rect x='40' y='40' width='20' height='20' filter='url(#f)'/>"
    )
    found = svg.parse(f"{HEAD.format(BOX)}{inside}</svg>".encode())
    place = 0.0, 0.0, SIDE / svg.SIDE, SIDE / svg.SIDE
    made = Image.open(BytesIO(THE_PAINTER.draw(found.whole, (SIDE, SIDE), place)))
    assert made.getchannel("A").getbbox() == tuple(round(side * SIDE / 100) for side in (20, 40, 40, 60))


def test_an_effect_that_cannot_be_drawn_so_far_outside_is_refused() -> None:
    """resvg draws such a step within twice the picture only, and else ends (mended in 0.48)."""
    effect = (
        "<filter id='f' filterUnits='userSpaceOnUse' x='0' y='0' width='100' height='{}'><feComposite in2='SourceGraphic' "
        "operator='arithmetic' k2='1'/></filter><rect id='r' width='90' height='90' filter='url(#f)'/>"
    )
    assert svg.parse(f"{HEAD.format(BOX)}{effect.format(250)}</svg>".encode()).slips == ()
    with pytest.raises(svg.UnusableError, match="`r` has an effect whose region is far larger than the picture"):
        svg.parse(f"{HEAD.format(BOX)}{effect.format(300)}</svg>".encode())


def test_everything_is_told_at_once() -> None:
    inside = (
        "<image id='a' href='a.png'/>\n<image id='b' href='b.png'/>\n<image id='c' href='c.png'/>\n<use href='d#d'/>"
    )
    with pytest.raises(svg.UnusableError, match=r"`a` .*, and `b` .*, and `c` .*, and 1 more") as caught:
        svg.parse(f"{HEAD.format(BOX)}{inside}</svg>".encode())
    assert [(slip.id, slip.line) for slip in caught.value.slips] == [("a", 1), ("b", 2), ("c", 3), ("<use>", 4)]


@pytest.mark.parametrize(
    ("mark", "way"),
    [
        ('xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"', "Path > Object to Path"),
        ("><!-- Generator: Adobe Illustrator 27.0 --><g/", "Type > Create Outlines"),
        ('data-x="figma"', "tick Outline Text"),
        ("><metadata>Matplotlib v3.11, https://matplotlib.org/</metadata><g/", 'rcParams["svg.fonttype"]'),
    ],
)
def test_the_way_out_is_told_in_the_programs_own_words(mark: str, way: str) -> None:
    (slip,) = svg.parse(f"{HEAD.format(f'{BOX} {mark}')}{TEXT}</svg>".encode()).slips
    assert way in slip.said
