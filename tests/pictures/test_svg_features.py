# ruff: noqa: E501 - a table of SVGs, one a line
"""What programs write into SVGs is drawn as the plain shapes that it means."""

from base64 import b64encode

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat
from support.photos import exif, saved
from support.svg_drawing import BOX, DISC, DOTS, HALF, HEAD, PICTURE, RED, drawn

from kiosk.pictures import svg


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
        ("<style>rect:not(.a):not(#b, g){fill:red} #c:not(rect){fill:blue}</style><rect id='c' width='100' height='100'/>", RED),
        ("<style>rect:not(#x){fill:red} rect:not(.y){fill:blue}</style><rect width='100' height='100'/>", RED),
        ("<style>rect:not(.a){fill:blue} rect{fill:red}</style><rect class='b a' width='100' height='100'/>", RED),
        ("<style>@media print{rect{fill:blue}} @media screen{rect{fill:red}}</style><rect width='100' height='100'/>", RED),
        ("<style type='text/x'>rect{fill:blue}</style><rect width='100' height='100' fill='red'/>", RED),
        ("<style>:root{--a:red} g{--b:var(--a)}</style><g><rect width='100' height='100' fill='var(--b, blue)'/></g>", RED),
        ("<rect width='100' height='100' style='fill:var(--none, red)'/>", RED),
        *((f"<rect width='100' height='100' fill='{colour}'/>", RED) for colour in (
            "hsl(0 100% 50%)", "hsl(360deg, 100%, 50%)", "rgb(100% 0% 0%)", "rgba(255, 0, 0, 1)", "rgb(255 0 0 / 100%)",
            "color(srgb 1 0 0)", "hwb(0 0% 0%)", "oklch(0.62796 0.25768 29.234)", "oklab(62.796% 0.22486 0.12585)",
            "lab(54.29 80.81 69.89)", "lch(54.29 106.84 40.86)", "color(xyz 0.4124 0.2126 0.0193)", "#F00", "#ff0000ff",
            "light-dark(red, blue)", "light-dark(rgb(255, 0, 0), rgb(0, 0, 255))", "light-dark(light-dark(red, blue), blue)",
            "url(#gone) red", "color-mix(in srgb, red, red 20%)", "color-mix(in oklab, red 100%, blue)",
            "color-mix(in srgb, color-mix(in oklab, red 100%, #00f), rgb(255 0 0))",
        )),
        ("<rect width='100' height='100' fill='color-mix(in srgb, #f00 25%, #00f)'/>", RED.replace("#ff0000", "#4000bf")),
        ("<rect width='100' height='100' fill='color-mix(in srgb, red 40%, red 40%)'/>", RED.replace("#ff0000", "#ff3333")),
        (f"<g style='background:blue;border:9px solid;zoom:2'>{HALF}</g>", HALF),
        ("<g stroke-dasharray='1'><path d='M0 50H100' stroke='red' stroke-width='100' pathLength='2'/></g>", HALF),
        ("<path d='M0 50h20m10 0h70' stroke='red' stroke-width='100' pathLength='9' style='stroke-dasharray:9;stroke-dashoffset:4'/>",
         "<path d='M0 0h20v100h-20zM30 0h50v100h-50z' fill='red'/>"),
        ("<path d='M25 0V100' stroke='red' stroke-width='50' pathLength='0' stroke-dasharray='1'/>", HALF),
        ("<path d='M25 0V100' stroke='red' stroke-width='50' pathLength='-1' stroke-dasharray='200'/>", HALF),
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
        (('<pattern id="a" width="12.3" height="200" patternUnits="userSpaceOnUse"><rect x="-2" y="-9" width="4" height="300" rx="0.1"/>'
         '<rect x="10.3" y="-9" width="4" height="300" rx="0.1"/></pattern><path d="M0 0H100V100H0Z" fill="url(#a)"/>'),
         "".join(f'<rect x="{round(12.3 * number - 2, 1)}" width="4" height="100"/>' for number in range(10))),
        (("<style>rect:nth-of-type(2n + 1){fill:red} g:first-of-type ~ rect:nth-last-child(2){fill:red}</style>"
         "<rect width='10' height='100'/><g/><rect x='50' width='50' height='100' fill='#fff' style='fill:#fff'/>"
         "<rect x='10' width='40' height='100'/><path d=''/>"), HALF),
        ("<text font-family='Golos Text' font-size='x-large' y='50'>Words</text>",
         "<text font-family='Golos Text' font-size='24' y='50'>Words</text>"),
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


@pytest.mark.parametrize("said", ["rotate(180)", "matrix(-1, 0, 0, 1, 0, 0)", "rotate(90) scale(-1, 1) rotate(90)"])
def test_what_turns_the_root_turns_all_of_it_about_its_middle(said: str) -> None:
    """As SVG editors on the web write it."""
    other = HALF.replace("<rect", '<rect x="50"')
    apart = ImageStat.Stat(ImageChops.difference(drawn(HALF, f'{BOX} transform="{said}"'), drawn(other))).mean
    assert max(apart) < 1.5, apart


def test_a_root_that_is_moved_is_refused() -> None:
    with pytest.raises(svg.UnusableError, match=r"has the style `transform: translate\(9\)`"):
        svg.parse(f"{HEAD.format(BOX)}{HALF}</svg>".replace("<svg", '<svg transform="translate(9)"', 1).encode())


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


@pytest.mark.parametrize(
    ("stops", "middle"),
    [
        ("<stop stop-color='color(srgb 1 0 0)'/><stop offset='1' stop-color='lime'/>", (208, 168, 0)),
        (
            "<stop stop-color='oklch(70% .15 30)'/><stop offset='100%' stop-color='oklch(70% .15 200)'/>",
            (157, 159, 150),
        ),
        ("<stop stop-color='lab(60 40 20)'/><stop offset='1' stop-color='#00f'/>", (113, 99, 191)),
        (
            "<stop stop-color='oklch(70% .15 30)'/><stop offset='1' stop-color='#00f' stop-opacity='0'/>",
            (189, 180, 222),
        ),
        ("<stop stop-color='red'/><stop offset='1' stop-color='lime'/>", (128, 128, 0)),
    ],
)
def test_colours_of_a_gradient_are_mixed_as_browsers_mix_them(stops: str, middle: tuple[int, int, int]) -> None:
    found = drawn(f"<linearGradient id='g'>{stops}</linearGradient><rect width='100' height='100' fill='url(#g)'/>")
    assert found.getpixel((found.width // 2, found.height // 2)) == pytest.approx(middle, abs=3)
