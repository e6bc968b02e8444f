# ruff: noqa: E501 - a table of SVGs, one a line
"""What programs write into SVGs is drawn as the plain shapes that it means, or named with its line and the way out."""

from base64 import b64encode
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat
from support.photos import exif, saved

from kiosk.painter.client import THE_PAINTER
from kiosk.pictures import svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>'
BOX = 'viewBox="0 0 100 100"'
SIDE = 100  # px
RED = '<rect width="100" height="100" fill="#ff0000"/>'
HALF = '<rect width="50" height="100" fill="#ff0000"/>'
DISC = '<circle cx="50" cy="50" r="40" fill="#ff0000"/>'
DOTS = "".join(f'<circle cx="{12.3 * x + 6}" cy="{12.3 * y + 6}" r="4"/>' for x in range(9) for y in range(9))
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"  # one red pixel
)


def drawn(inside: str, head: str = BOX) -> Image.Image:
    found = svg.parse(f"{HEAD.format(head)}{inside}</svg>".encode(), advise=True)
    assert not found.slips, found.slips
    place = 0.0, 0.0, SIDE / svg.SIDE, SIDE / svg.SIDE
    white = Image.new("RGBA", (SIDE, SIDE), "white")
    white.alpha_composite(Image.open(BytesIO(THE_PAINTER.draw(found.whole, (SIDE, SIDE), place))))
    return white.convert("RGB")


@pytest.mark.parametrize(
    ("inside", "means"),
    [
        ('<clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath>' + RED.replace("/>", ' clip-path="url(#c)"/>'), DISC),
        ('<mask id="c"><circle cx="50" cy="50" r="40" fill="#fff"/></mask>' + RED.replace("/>", ' mask="url(#c)"/>'), DISC),
        ((f'<symbol id="s" viewBox="0 0 10 10">{DISC.replace("50", "5").replace("40", "4")}</symbol>'
         '<use href="#s" width="100" height="100"/>'), DISC),
        ('<svg x="10" y="10" width="80" height="80" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1" fill="red"/></svg>', DISC),
        (('<svg width="50%" height="50%" viewBox="0 0 1 1" style="opacity:.999;transform:scale(2)">'
         '<circle cx=".5" cy=".5" r=".4" fill="red"/></svg>'), DISC),
        ('<rect width="50%" height="100%" fill="red"/>', HALF),
        (f'<image width="50" height="100" preserveAspectRatio="none" href="data:image/png;base64,{PICTURE}"/>', HALF),
        (('<pattern id="p" width="1" height="1"><path d="M0 0H50V100H0Z" fill="red"/></pattern>'
         '<rect width="100" height="100" fill="url(#p)"/>'), HALF),
        (('<marker id="m" markerUnits="userSpaceOnUse" markerWidth="80" markerHeight="80" refX="40" refY="40">'
         '<circle cx="40" cy="40" r="40" fill="red"/></marker><path d="M50 50h.01" marker-start="url(#m)"/>'), DISC),
        ("<style>.b{fill:red} .a{fill:blue}</style><rect width='100' height='100' class='b a'/>",
         RED.replace("#ff0000", "blue")),
        (("<style>*{stroke-linejoin:round} g > .a, .x{fill:red} rect{fill:blue} #y .a{}</style>"
         "<g><rect width='100' height='100' class='a'/></g>"), RED),
        ("<style>rect{fill:red!important}</style><rect width='100' height='100' style='fill:blue'/>", RED),
        (("<style>[data-k^=a] rect:first-child + rect{fill:red}</style><g data-k='ab'><rect/>"
         "<rect width='100' height='100'/></g>"), RED),
        ("<style>@media print{rect{fill:blue}} @media screen{rect{fill:red}}</style><rect width='100' height='100'/>", RED),
        ("<style type='text/x'>rect{fill:blue}</style><rect width='100' height='100' fill='red'/>", RED),
        ("<style>:root{--a:red} g{--b:var(--a)}</style><g><rect width='100' height='100' fill='var(--b, blue)'/></g>", RED),
        ("<rect width='100' height='100' style='fill:var(--none, red)'/>", RED),
        *((f"<rect width='100' height='100' fill='{colour}'/>", RED) for colour in (
            "hsl(0 100% 50%)", "hsl(360deg, 100%, 50%)", "rgb(100% 0% 0%)", "rgba(255, 0, 0, 1)", "rgb(255 0 0 / 100%)",
            "color(srgb 1 0 0)", "hwb(0 0% 0%)", "oklch(0.62796 0.25768 29.234)", "oklab(62.796% 0.22486 0.12585)",
            "lab(54.29 80.81 69.89)", "lch(54.29 106.84 40.86)", "color(xyz 0.4124 0.2126 0.0193)", "#F00", "#ff0000ff",
            "light-dark(red, blue)", "url(#gone) red",
        )),
        ("<rect width='100' height='100' fill='rebeccapurple'/>", RED.replace("#ff0000", "#663399")),
        ("<rect width='100' height='100' fill='color(display-p3 0 0 1)'/>", RED.replace("#ff0000", "#0000ff")),
        ("<g fill='red'><rect width='100' height='100' fill='nonsense'/></g>", RED),
        ("<rect width='100' height='100' fill='#00f' style='opacity:50%'/>", RED.replace("#ff0000", "#8080ff")),
        ("<rect width='100' height='100' fill='rgba(0, 0, 255, 50%)'/>", RED.replace("#ff0000", "#7f7fff")),
        (RED + '<g style="mix-blend-mode:multiply"><rect width="100" height="100" fill="#00f"/></g>',
         RED.replace("#ff0000", "#000")),
        ("<rect width='10' height='10' fill='red' style='transform:scale(5, 10)'/>", HALF),
        ("<rect width='50' height='100' fill='red' style='transform:translate(50%) translateX(-50px)'/>", HALF),
        ("<rect x='50' width='50' height='100' fill='red' style='transform:rotate(.5turn);transform-origin:50% 50%'/>", HALF),
        (("<rect x='50' width='50' height='100' fill='red' style='transform:scaleX(-1);transform-box:fill-box;"
         "transform-origin:left'/>"), HALF),
        ("<rect x='50' width='50' height='100' fill='red' transform='rotate(180)' transform-origin='50 50'/>", HALF),
        ("<rect style='width:50px;height:100px;fill:red'/>", HALF),
        ("<path style='d:path(\"M0 0H50V100H0Z\");fill:red'/>", HALF),
        (f"<g display='none'><foreignObject><p>x</p></foreignObject>{RED}</g>{HALF}", HALF),
        (('<defs><filter id="f"><feConvolveMatrix/></filter><image href="a.png"/><foreignObject><p>x</p></foreignObject>'
         f"</defs>{HALF}"), HALF),
        (f"{HALF}<circle r='20' marker-start='url(#m)' fill='none'/><marker id='m'>{RED}</marker>", HALF),
        (f"<switch><g systemLanguage='xx'>{RED}</g>{HALF}</switch>", HALF),
        (f"<a href='https://kiosk.example/'>{HALF}</a>", HALF),
        (('<linearGradient id="a"><stop stop-color="red"/><stop offset="1" stop-color="red"/></linearGradient>'
         '<linearGradient id="b" href="#a"/><rect width="50" height="100" fill="url(#b)"/>'), HALF),
        (("<style>@import 'a.css'; @font-face{font-family:a;src:url(data:,)} rect{fill:red}</style>"
         '<rect width="50" height="100"/>'), HALF),
        ('<linearGradient id="a"/><rect width="100" height="100" fill="url(#a) blue"/>', ""),
        (('<pattern id="a" width="12.3" height="12.3" patternUnits="userSpaceOnUse"><circle cx="6" cy="6" r="4"/></pattern>'
         '<pattern id="b" href="#a"/><rect width="100" height="100" fill="url(#b)"/>'), DOTS),
        (('<pattern id="a" width="12.3%" height=".123" patternContentUnits="objectBoundingBox">'
         '<circle cx=".06" cy=".06" r=".04"/></pattern><rect width="100" height="100" fill="url(#a)"/>'), DOTS),
        (('<pattern id="a" width=".123" height=".123" viewBox="0 0 123 123"><circle cx="60" cy="60" r="40"/></pattern>'
         '<rect width="100" height="100" fill="url(#a)"/>'), DOTS),
        (('<pattern id="a" width="12.3" height="9" patternUnits="userSpaceOnUse"><rect y="-1" width="5" height="11"/>'
         '</pattern><rect width="100" height="100" fill="url(#a)"/>'),
         "".join(f'<rect x="{round(12.3 * number, 1)}" width="5" height="100" shape-rendering="crispEdges"/>' for number in range(9))),
    ],
)  # fmt: skip
def test_it_is_drawn_as_it_is_meant(inside: str, means: str) -> None:
    apart = ImageStat.Stat(ImageChops.difference(drawn(inside), drawn(means))).mean
    assert max(apart) < 1.5, apart


@pytest.mark.parametrize(
    ("head", "inside", "size"),
    [
        ('width="50mm" height="25mm" viewBox="0 0 10 5"', "", (50 * 96 / 25.4, 25 * 96 / 25.4)),
        ('width="72pt" viewBox="0 0 10 5"', "", (96, 48)),
        ('width="100%" height="100%" viewBox="0 0 10 5"', "", (10, 5)),
        ('width="200" height="200" viewBox="0 0 10 5"', "", (200, 200)),
    ],
)
def test_its_size_is_what_a_browser_gives_it(head: str, inside: str, size: tuple[float, float]) -> None:
    found = svg.parse(f"{HEAD.format(head)}{inside}</svg>".encode())
    assert (found.width, found.height) == pytest.approx(size)


def test_a_view_box_of_another_shape_is_fitted_in() -> None:
    inside = '<rect width="10" height="5" fill="red"/>'
    meet = drawn(inside, 'width="200" height="200" viewBox="0 0 10 5"')
    assert [meet.getpixel((50, y)) for y in (10, 50, 90)] == [(255, 255, 255), (255, 0, 0), (255, 255, 255)]
    filled = drawn(inside, 'width="200" height="200" viewBox="0 0 10 5" preserveAspectRatio="none"')
    assert filled.getpixel((50, 10)) == (255, 0, 0)


def embedded(data: bytes) -> str:
    return f'<image width="100" height="100" href="data:image/png;base64,{b64encode(data).decode()}"/>'


def test_a_picture_within_it_is_shown_as_a_photo_is() -> None:
    """Upright, whatever it is called, in its profile's colours; and never a part of one."""
    half = Image.new("RGB", (20, 20), "white")
    half.paste((255, 0, 0), (0, 10, 20, 20))
    turned = saved(half, "jpeg", exif=exif(6), quality=95, subsampling=0)
    assert max(ImageStat.Stat(ImageChops.difference(drawn(embedded(turned)), drawn(HALF))).mean) < 5
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"tXYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"tXYZ", b"bXYZ", 1)
    blue = saved(
        Image.new("RGB", (20, 20), "red"),
        "webp",
        icc_profile=swapped.replace(b"s\0R\0G\0B", b"x\0R\0G\0B"),
        lossless=True,
    )
    assert drawn(embedded(blue)).getpixel((50, 50)) == pytest.approx((0, 0, 255), abs=12)
    with pytest.raises(svg.UnusableError, match="a picture in it cannot be drawn: a part of it is missing"):
        drawn(embedded(turned[:-40]))


def test_letters_that_are_to_stand_as_written_do() -> None:
    said = f'{HEAD.format(BOX)}<text style="white-space:pre">a  b</text></svg>'
    assert b'xml:space="preserve"' in svg.parse(said.encode()).whole


def test_a_map_may_have_many_names() -> None:
    names = "".join(f'<text x="{number}" y="{number}" font-size="2">Town {number}</text>' for number in range(400))
    assert svg.parse(f"{HEAD.format(BOX)}{names}</svg>".encode()).whole


def test_without_a_namespace_it_is_an_svg_from_a_web_page() -> None:
    found = svg.parse(f'<svg viewBox="0 0 9 9">{RED}</svg>'.encode())
    assert b"ff0000" in found.whole


def test_illustrators_short_names_are_filled_in() -> None:
    said = f'<!DOCTYPE svg [<!ENTITY red "#ff0000">]>{HEAD.format(BOX)}<rect width="9" height="9" fill="&red;"/></svg>'
    assert b'fill="#ff0000"' in svg.parse(said.encode()).whole


def test_it_becomes_the_same_document_at_every_start() -> None:
    said = f'{HEAD.format(BOX)}<marker id="m"/><path d="M0 0H9" style="marker:url(#m)"/></svg>'
    assert b'marker-end="url(#m)" marker-mid="url(#m)" marker-start="url(#m)"' in svg.parse(said.encode()).whole


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
            "<path id='p' stroke='red' d='M0 0H9' stroke-dasharray='1' pathLength='9'/>",
            "`p` has the style `pathLength: 9`",
        ),
        (
            "<rect id='r' style='fill:color-mix(in srgb, red, blue)'/>",
            "`r` has the style `fill: color-mix(in srgb, red, blue)`",
        ),
        ("<style id='s'>rect:nth-child(2n){fill:red}</style>", "`s` has a rule in its style sheet"),
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
        (("<pattern id='a' width='9' height='9' patternUnits='userSpaceOnUse'><path d='M0 0L20 20' stroke='red'/></pattern>"
         "<rect id='r' width='100' height='100' fill='url(#a)'/>"), "`r` is drawn a little differently from a browser: its pattern"),
        (("<pattern id='a' width='9' height='9' patternUnits='userSpaceOnUse'>" + "<circle cx='4' cy='4' r='2'/>" * 99 + "</pattern>"
         "<rect id='r' width='100' height='100' fill='url(#a)'/>"), "`r` is drawn a little differently from a browser: its pattern"),
    ],
)  # fmt: skip
def test_what_looks_different_is_told(inside: str, said: str) -> None:
    found = svg.parse(f"{HEAD.format(BOX)}\n\n{inside}</svg>".encode())
    assert [(said in slip.message, slip.line, slip.is_error) for slip in found.slips] == [(True, 3, False)], found.slips


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


GROUPS = "".join(f'<g {{}}="{name}">{RED}</g>' for name in svg.LAYERS)


@pytest.mark.parametrize(
    ("inside", "is_drawn_for_the_kiosk"),
    [
        (GROUPS.replace("{}", "id"), True),
        (GROUPS.replace("{}", 'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label'), True),
        (
            f'<g id="Frame 1" clip-path="url(#c)">{RED}{GROUPS.replace("{}", "id")}</g><clipPath id="c">{RED}</clipPath>',
            True,
        ),
        (f'<g id="Frame 1" opacity=".5">{GROUPS.replace("{}", "id")}</g>', False),
        (RED, False),
    ],
)
def test_its_groups_say_that_it_was_drawn_for_the_kiosk(inside: str, is_drawn_for_the_kiosk: bool) -> None:
    found = svg.parse(f"{HEAD.format(f'viewBox={chr(34)}{svg.VIEW_BOX}{chr(34)}')}{inside}</svg>".encode())
    assert found.has_quiet_side is is_drawn_for_the_kiosk
    assert found.may_have_quiet_side
    assert len(found.layers) == (3 if is_drawn_for_the_kiosk else 0)


def test_a_frames_background_lies_in_the_back_layer() -> None:
    frame = f'<g id="Frame">{RED.replace("#ff0000", "#010203")}{GROUPS.replace("{}", "id")}</g>'
    found = svg.parse(f"{HEAD.format(f'viewBox={chr(34)}{svg.VIEW_BOX}{chr(34)}')}{frame}</svg>".encode())
    assert [b"#010203" in layer for layer in found.layers] == [True, False, False]
