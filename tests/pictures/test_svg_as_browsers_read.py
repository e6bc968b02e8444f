# ruff: noqa: E501 - a table of SVGs, one a line
"""What a browser passes over, what it reads in another way than one thinks, and what is where nobody would look."""

from urllib.parse import quote

import pytest
from PIL import ImageChops
from support.svg_drawing import BOX, DISC, HALF, HEAD, PICTURE, RED, drawn

from kiosk.pictures import svg

WHOLE = "<rect width='100' height='100' {}/>"
RED_STYLE = WHOLE.format("fill='red' style='{}'")
PAINT = "<linearGradient id='{}'><stop stop-color='red'/></linearGradient>"
CUT = "<clipPath id='c'>" + DISC + "</clipPath>"
BLUE_BEFORE = "<style>rect{{fill:blue}} {}</style>" + WHOLE.format("")
STYLED = BOX + " style='{}'"
TEXT = "<text x='5' y='60' font-family='Golos Text' font-size='40'{}>{}</text>"


@pytest.mark.parametrize(
    ("inside", "means"),
    [
        # a value that is none leaves what was said before
        *((RED_STYLE.format(said), RED) for said in (
            "fill:nonsense", "fill:", "fill:url(#a) nonsense", "opacity:half", "fill-opacity:abc", "transform:rotate(20)",
            "transform:translate(10, 20)", "visibility:gone", "clip-rule:odd",
        )),
        ("<style>rect{fill:red;fill:nonsense}</style>" + WHOLE.format(""), RED),
        ("<rect width='50' height='100' fill='red' stroke='red' stroke-width='0' style='stroke-width:wide'/>", HALF),
        ("<rect width='50' height='100' fill='red' transform='translate(50px,0)'/>", HALF),
        ("<rect width='50' height='100' fill='red' transform='rotate(20deg)'/>", HALF),
        ("<rect width='50' height='100' fill='red' transform='translate(9 9) turn(3)'/>", HALF),
        ("<rect width='50' height='100' fill='red' transform='matrix(1 0 0 1 5)'/>", HALF),
        ("<path d='M25 0V100' stroke='red' stroke-width='50' stroke-dasharray='5 a'/>", HALF),
        ("<path d='M25 0V100' stroke='red' stroke-width='50' stroke-dasharray='0 0'/>", HALF),
        ("<path d='M25 0V100' stroke='red' stroke-width='50' stroke-dasharray='-5 3'/>", HALF),
        # words of any letters, units of any letters, spaces around them
        (WHOLE.format("fill='RED' stroke='NONE' visibility='Visible'"), RED),
        ("<g color='red'>" + WHOLE.format("fill='CURRENTCOLOR'") + "</g>", RED),
        ("<rect width=' 50PX ' height='100' fill='red'/>", HALF),
        ("<path d='M25 0V100' stroke='red' stroke-width='50%' />", HALF),
        # older names
        (CUT + RED_STYLE.format("-webkit-clip-path:url(#c)"), DISC),
        ("<rect x='50' width='50' height='100' fill='red' style='-webkit-transform:translate(-50px)'/>", HALF),
        ("<rect x='50' width='50' height='100' fill='red' style='transform:rotate(180deg);-webkit-transform-origin:50px 50px'/>", HALF),
        # for whom, and in which order
        ("<style media='print'>rect{fill:blue}</style>" + WHOLE.format("fill='red'"), RED),
        *((f"<style>@media {about}{{rect{{fill:red}}}}</style>" + WHOLE.format("fill='blue'"), RED) for about in (
            "(prefers-reduced-motion: no-preference)", "screen and (prefers-color-scheme:light)", "print, screen", "not print", "only screen",
        )),
        *((f"<style>@media {about}{{rect{{fill:blue}}}}</style>" + WHOLE.format("fill='red'"), RED) for about in (
            "(prefers-reduced-motion: reduce)", "(prefers-color-scheme: dark)", "not screen", "screen and (forced-colors: active)",
        )),
        ("<style>rect{fill:red} @layer x{rect{fill:blue}}</style>" + WHOLE.format(""), RED),
        ("<style>@layer a, b; @layer b{rect{fill:red}} @layer a{g rect{fill:blue}}</style><g>" + WHOLE.format("") + "</g>", RED),
        ("<style xmlns='http://www.w3.org/1999/xhtml'>rect{fill:red}</style>" + WHOLE.format(""), RED),
        # ids of any letters
        *((PAINT.format(name) + WHOLE.format(f'fill="{url}"'), RED) for name, url in (
            ("a b", "url(#a%20b)"), ("a b", "url('#a b')"), ("a b", r"url(#a\ b)"), ("G(1)", "url('#G(1)')"), ("é:x.y", "url( #é:x.y )"),
            ("a", "URL(#a)"), ("a", "url(#a) blue"),
        )),
        ("<defs>" + HALF.replace("/>", " id='a b'/>") + "</defs><use href='#a%20b'/>", HALF),
        # what is referred to, within something hidden
        ("<g display='none'>" + PAINT.format("a") + "</g>" + WHOLE.format("fill='url(#a)'"), RED),
        ("<g style='display:none'>" + CUT + "</g>" + WHOLE.format("fill='red' clip-path='url(#c)'"), DISC),
        ("<g visibility='hidden'>" + PAINT.format("a") + "</g>" + WHOLE.format("fill='url(#a)'"), RED),
        ("<g visibility='hidden'>" + CUT + "</g>" + RED.replace("#ff0000", "blue").replace("/>", " clip-path='url(#c)'/>") + HALF, HALF),
        ("<defs display='none'>" + PAINT.format("a") + "</defs>" + WHOLE.format("fill='url(#a) red'"), RED),
        ("<defs display='none'>" + PAINT.format("a") + "</defs>" + WHOLE.format("fill='url(#a)'") + HALF, HALF),
        ("<style type='TEXT/CSS'>rect{fill:red</style>" + WHOLE.format(""), RED),
        ("<filter id='f' display='none' x='0' y='0' width='1' height='1'><feFlood flood-color='red'/></filter>" + WHOLE.format("filter='url(#f)'"), RED),
        # what stands around a pattern, or says all of it
        (("<g fill='red'><pattern id='p' width='20' height='20' patternUnits='userSpaceOnUse'><rect width='20' height='20'/></pattern></g>"
          + WHOLE.format("fill='url(#p)'")), RED),
        (("<pattern id='p' style='fill:red' width='20' height='20' patternUnits='userSpaceOnUse'><rect width='20' height='20'/></pattern>"
          + WHOLE.format("fill='url(#p)'")), RED),
        # places and sides
        ("<symbol id='s' width='50' height='100' viewBox='0 0 1 1' preserveAspectRatio='none'><rect width='1' height='1' fill='red'/></symbol><use href='#s'/>", HALF),
        ("<symbol id='s' viewBox='0 0 1 1' preserveAspectRatio='none'><rect width='1' height='1' fill='red'/></symbol><use href='#s' x='0%' width='50%' height='100%'/>", HALF),
        (HALF + "<svg width='0' height='0'><rect width='9' height='9' x='80'/></svg>", HALF),
        (HALF + "<symbol id='s' display='none'>" + DISC + "</symbol><use href='#s'/>", HALF),
        (HALF + "<ellipse cx='80' cy='50' rx='auto' ry='9'/>", HALF),
        (HALF + "<a><a>" + DISC + "</a></a>", HALF),
        ("<style>svg svg{width:9px;height:9px}</style><svg width='50' height='100'>" + RED + "</svg>", HALF),
        ("<g requiredFeatures='nothing'>" + HALF + "</g>", HALF),
        # pictures within, whatever they say of themselves
        *((f"<image width='50' height='100' preserveAspectRatio='none' href='{kind},{quote(PICTURE, safe='')}'/>", HALF) for kind in (
            "data:image/png;base64", "data:img/png;base64", "data:;base64", "DATA:IMAGE/PNG;BASE64", "data:image/png;charset=utf-8;base64",
        )),
        # colours of those who refer, and of those who are referred to
        ("<g color='red'><filter id='f' x='0' y='0' width='1' height='1'><feFlood flood-color='currentColor'/></filter></g>"
         + WHOLE.format("color='blue' filter='url(#f)'"), RED),
        # a marker's display and opacity
        (("<marker id='m' display='none' opacity='.5' markerUnits='userSpaceOnUse' markerWidth='80' markerHeight='80' refX='40' refY='40'>"
          "<circle cx='40' cy='40' r='40' fill='red'/></marker><path d='M50 50h.01' marker-start='url(#m)'/>"), f"<g opacity='.5'>{DISC}</g>"),
        # words
        ("<g font-weight='bold'>" + TEXT.format(" font-weight='lighter'", "Words") + "</g>", TEXT.format("", "Words")),
        ("<text y='60' font-family='golos text'>Words</text>", "<text y='60' font-size='16' font-family='Golos Text'>Words</text>"),
        ("<text y='60' style='font:2em Golos Text'>Words</text>", "<text y='60' font-size='32' font-family='Golos Text'>Words</text>"),
    ],
)  # fmt: skip
def test_it_is_drawn_as_what_a_browser_reads(inside: str, means: str) -> None:
    apart = ImageChops.difference(drawn(inside), drawn(means)).convert("L").point(lambda value: 255 * (value > 40))
    assert apart.histogram()[255] <= 40, f"{inside} is not {means}"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<style>@media (min-width: 9px){rect{fill:red}}</style>", "`@media (min-width: 9px)`"),
        ("<style media='(min-width: 9px)'>rect{fill:red}</style>", "`media (min-width: 9px)`"),
        ("<style>@supports not (x:y){rect{fill:red}}</style>", "`@supports not"),
        ("<style>g{fill:red; rect{fill:blue}}</style>", "`g {fill:red; rect{fill:blue}`"),
        (RED_STYLE.format("opacity:calc(1/2)"), "`opacity: calc(1/2)`"),
        (RED_STYLE.format("mask:url(#m) alpha"), "`mask: url(#m) alpha`"),
        (RED_STYLE.format("mask:url(#m), url(#n)"), "`mask: url(#m), url(#n)`"),
        (RED_STYLE.format("mask-mode:alpha"), "`mask-mode: alpha`"),
        (TEXT.format("", "a<tspan id='t' opacity='.5'>b</tspan>"), "`t` has the style `opacity: .5`"),
        (
            TEXT.format("", "a<a id='t' clip-path='url(#c)'>b</a><clipPath id='c'/>"),
            "`t` has the style `clip-path: url(#c)`",
        ),
        (TEXT.format(" letter-spacing='10%'", "ab"), "has the length `10%`"),
        ("<svg>" + TEXT.format(" textLength='50%'", "ab") + "</svg>", "has the length `50%`"),
    ],
)
def test_what_is_read_by_browsers_only_is_refused(inside: str, said: str) -> None:
    with pytest.raises(svg.UnusableError) as caught:
        svg.parse(f"{HEAD.format(BOX)}{inside}</svg>".encode())
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<g color-interpolation='linearRGB'/>", "color-interpolation: linearRGB"),
        ("<g style='color-scheme:dark'/>", "color-scheme: dark"),
        ("<symbol id='s' x='9'/><use href='#s'/>", "a symbol with a place of its own"),
        ("<marker id='m'/><path d='M0 0H9V9Z' marker-end='url(#m)'/>", "its markers"),
        ("<marker id='m'/><path d='M0 0A9 9 0 0 1 9 9' marker-mid='url(#m)'/>", "its markers"),
        (TEXT.format(" text-decoration='underline'", "ab"), "text-decoration: underline"),
        (TEXT.format(" style='text-decoration-line:underline'", "ab"), "text-decoration: underline"),
        (TEXT.format(" style='text-orientation:upright;writing-mode:vertical-rl'", "ab"), "text-orientation: upright"),
        ("<circle id='c' r='9'/>" + TEXT.format("", "<textPath href='#c'>ab</textPath>"), "words along a shape"),
        ("<path id='p' pathLength='9' d='M0 0H99'/>" + TEXT.format("", "<textPath href='#p' startOffset='3'>ab</textPath>"), "words along a shape"),
        ("<linearGradient id='g'><stop stop-color='color(display-p3 1 0 0)'/><stop stop-color='currentColor'/></linearGradient>" + WHOLE.format("fill='url(#g)'"), "stop-color"),
    ],
)  # fmt: skip
def test_what_browsers_draw_a_little_otherwise_is_told(inside: str, said: str) -> None:
    found = svg.parse(f"{HEAD.format(BOX)}{inside}</svg>".encode())
    assert [(said in slip.message, slip.is_error) for slip in found.slips] == [(True, False)], found.slips


@pytest.mark.parametrize("said", ["margin: 20px", "padding: 9px", "outline: 5px solid red", "border-radius: 9px"])
def test_what_moves_a_page_is_told(said: str) -> None:
    (slip,) = svg.parse((HEAD.format(STYLED.format(said)) + RED + "</svg>").encode()).slips
    assert said in slip.message


@pytest.mark.parametrize(
    "said", ["margin:0 auto", "display:block;vertical-align:-.5ex", "padding:0px", "position:absolute;top:0"]
)
def test_what_a_web_page_says_of_a_drawing_is_nothing(said: str) -> None:
    assert svg.parse((HEAD.format(STYLED.format(said)) + RED + "</svg>").encode()).slips == ()
