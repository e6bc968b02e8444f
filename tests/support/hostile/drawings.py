"""SVGs that would hang or crash a renderer, or make no sense."""

import random

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1600 1000">'


def nested(generations: int, uses: int = 10) -> str:
    """Groups of <use>, each generation repeating the previous one."""
    groups = ['<g id="a0"><path d="M0 0H1"/></g>']
    for number in range(1, generations + 1):
        repeated = f'<use xlink:href="#a{number - 1}"/>' * uses
        groups += [f'<g id="a{number}">{repeated}</g>']
    return f'<defs>{"".join(groups)}</defs><use xlink:href="#a{generations}"/>'


def _tangle(corners: int, said: str = "") -> str:
    """A polygon whose sides cross most of the others."""
    chance = random.Random(1)
    points = " ".join(f"{chance.randrange(1600)},{chance.randrange(1000)}" for _ in range(corners))
    return f'<polygon {said} points="{points}"/>'


_FULL = '<rect width="1600" height="1000" fill="#f00" fill-opacity=".5"'
_ALL = '<rect width="1600" height="1000"'
_BLURRED = '<feGaussianBlur stdDeviation="99"/>'
_MARKED = '<path marker-mid="url(#m)" d="M0 0h9h9"/>'
_GLOW = (
    '<radialGradient id="r"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></radialGradient>'
)
_BLUR = '<filter id="f"><feGaussianBlur stdDeviation="500"/></filter>'
_TILE = '<pattern id="p" width=".01" height=".01" patternUnits="userSpaceOnUse"><path d="M0 0H1"/></pattern>'
_STROKE = '<path fill="none" stroke="red" stroke-linejoin="round" stroke-linecap="round"'
_ONES, _SPACES = "1" * 100_000, " " * 100_000
BOMBS = (
    nested(4),
    nested(5),
    nested(9),
    nested(60, 2),
    nested(15, 2),
    nested(3, 36),
    '<g id="a"><use xlink:href="#a"/></g>',
    '<use id="a" xlink:href="#a"/>',
    '<g id="a"><g id="b"><use xlink:href="#a"/></g></g>',
    "<g>" * 63 + f"{_FULL}/>" + "</g>" * 63,
    "<g>" * 60_000,
    '<g opacity=".9">' * 60 + f"{_FULL}/>" * 300 + "</g>" * 60,
    f"{_FULL}/>" * 300,
    f"{_FULL}/>" * 20_000,
    _GLOW + '<rect width="1600" height="1000" fill="url(#r)"/>' * 390,
    '<path d="M0 0' + "L5 1000L10 0" * 700 + '"/>',
    '<path d="M0 0' + "L5 1000L10 0" * 60_000 + '"/>',
    f'{_STROKE} stroke-width="300" d="M0 0' + "L1600 1000L0 90" * 400 + '"/>',
    f'{_STROKE} stroke-width="300" d="M0 0' + "L1600 1000L0 90" * 9_000 + '"/>',
    f'{_STROKE} stroke-width="900" stroke-dasharray=".1" d="M0 0H1600"/>',
    f'{_STROKE} stroke-dasharray="0" d="M0 0H1600"/>',
    f'{_STROKE} stroke-width="9" stroke-dasharray=".3,.2" d="M0 0H1600"/>' * 4,
    f'{_STROKE} stroke-width="1000" d="M0 500' + "h1" * 320 + '"/>',
    f"{_BLUR}{_FULL} filter='url(#f)'/>",
    f"{_TILE}{_FULL} fill='url(#p)'/>",
    '<mask id="m"><use xlink:href="#m"/></mask>',
    f'<mask id="m"><g mask="url(#m)">{_FULL}/></g></mask>{_FULL} mask="url(#m)"/>',
    f'<clipPath id="c" clip-path="url(#c)">{_FULL}/></clipPath>{_FULL} clip-path="url(#c)"/>',
    f'<pattern id="p" width="9" height="9">{_ALL} fill="url(#p)"/></pattern>{_ALL} fill="url(#p)"/>',
    "".join(
        f'<mask id="m{n}">{_FULL} mask="url(#m{n - 1})"/>{_FULL} mask="url(#m{n - 1})"/></mask>' for n in range(1, 12)
    )
    + f'{_FULL} mask="url(#m11)"/>',
    f'<filter id="t"><feTurbulence numOctaves="99" baseFrequency=".9"/></filter>{_FULL} filter="url(#t)"/>' * 3,
    f'<filter id="t"><feMorphology operator="dilate" radius="400"/></filter>{_FULL} filter="url(#t)"/>',
    f'<filter id="t">{_BLURRED * 60}</filter>{_FULL} filter="url(#t)"/>',
    f'<filter id="t" x="-9e5" y="-9e5" width="9e5" height="9e5"><feFlood/></filter>{_FULL} filter="url(#t)"/>',
    f'<filter id="t"><feConvolveMatrix order="99" kernelMatrix="{"1 " * 9801}"/></filter>{_FULL} filter="url(#t)"/>',
    f'<filter id="t"><feImage xlink:href="#t2"/></filter><g id="t2" filter="url(#t)">{_FULL}/></g>',
    f'<marker id="m" overflow="visible">{_MARKED}</marker>{_MARKED}',
    f'<marker id="m" overflow="visible">{_FULL}/></marker><path marker-mid="url(#m)" d="M0 0{"h.1" * 9_000}"/>',
    f'{_TILE.replace(".01", "9e5")}{_ALL} fill="url(#p)"/>',
    f'{_TILE}{_ALL} fill="url(#p)"/>',
    "<style>" + "* * * * * *{fill:red}" * 9_000 + "</style>" + "<g>" * 60 + "<g/>" * 9_000 + "</g>" * 60,
    "<style>" + "a{" * 90_000 + "</style>",
    "<style>a{b:" + "(" * 400_000 + "</style><a/>",
    '<g style="--a:var(--b)var(--b);--b:var(--a)var(--a);fill:var(--a)"/>',
    f'<svg width="1600" height="1000" viewBox="0 0 1e-6 1e-6">{_FULL}/></svg>' * 99,
    f'<g style="mix-blend-mode:multiply">{_FULL}/></g>' * 300,
    f'<text textLength="9e5" font-size="9e5">{"W" * 90_000}</text>' * 9,
    f'<text font-family="&quot;{"x" * 90_000}">{"&#x0300;" * 90_000}</text>',
    '<path d="M-1e30 -1e30L1e38 1e30Z"/>',
    '<path d="M-9e5 -9e5L9e5 9e5 9e5 -9e5Z" stroke="red" stroke-width="9999"/>',
    '<g transform="scale(99999)">' + f"{_FULL}/>" * 99 + "</g>",
    '<g transform="scale(1e-9)">' * 9 + f"{_FULL}/>" + "</g>" * 9,
    '<path d="M0 0' + "A9e5 1 33 1 0 9 9" * 300 + '"/>',
    '<path d="M0 0' + "a1 1 0 0 1 9 9" * 9_000 + '"/>',
    '<path d="M0 0' + "C1600 0 0 1000 1600 1000S0 0 9 9" * 600 + '"/>',
    '<linearGradient id="a" xlink:href="#b"/><linearGradient id="b" xlink:href="#a"/><path fill="url(#a)"/>',
    '<linearGradient id="a">' + '<stop offset=".5"/>' * 9_000 + f"</linearGradient>{_FULL} fill='url(#a)'/>",
    '<image xlink:href="/dev/zero" width="9" height="9"/>',
    '<image xlink:href="http://192.0.2.1/a.png" width="9" height="9"/>',
    "<style>@import url(http://192.0.2.1/a.css);</style>",
    "<style>" + "".join(f".a{n}{{fill:red}}" for n in range(9_000)) + "</style>",
    '<text font-size="100000">' + "W" * 100_000 + "</text>",
    "<path/>" * 49_000,
    _tangle(3_000),
    _tangle(450),
    _tangle(300, 'fill="none" stroke="red" stroke-width="100"'),
    '<path fill-rule="evenodd" d="' + "".join(f"M{n} {n}H{1600 - n}V{1000 - n}H{n}Z" for n in range(400)) + '"/>',
    '<x:use xmlns:x="urn:x" xlink:href="#a"/>' + nested(9)[:-40],
    *(
        f'<rect width="9" height="9" {key}="{said}"/>'
        for key, said in (
            ("opacity", f"{_ONES}x"),
            ("stroke-width", f"{_ONES}!"),
            ("stroke-dasharray", f"{_ONES}!"),
            ("transform", f"scale({_ONES}x"),
            ("transform", f"scale(1){_SPACES}x"),
            ("fill", f"url({_SPACES}x"),
            ("fill", f"url(#a{_SPACES}x"),
            ("style", f"fill:url(#a{_SPACES}x"),
            ("clip-path", f"url(#a{_SPACES}x"),
            ("fill", "color-mix(in srgb, red, " * 9_000),
        )
    ),
    f"<style>{'@media screen{' * 9_000}</style>{_FULL}/>",
)

_NUMBERS = (
    "0",
    "-0",
    "1",
    "-1",
    ".5",
    "1e-9",
    "1e-320",
    "999999",
    "-999999",
    "1e6",
    "1e39",
    "NaN",
    "inf",
    "",
    "1 2",
    "50%",
    "9in",
    "1600",
)
_SHAPES: tuple[str, ...] = (
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "g",
    "use",
    "defs",
    "symbol",
    "switch",
    "a",
    "svg",
)
_SHAPES += ("linearGradient", "radialGradient", "stop", "animate", "set", "foo")
_SIDES = (
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x1",
    "y1",
    "x2",
    "y2",
    "stroke-width",
    "offset",
    "fx",
    "opacity",
)
_STEPS = "MmLlHhVvCcSsQqTtAaZz"
_SAID = {
    "fill": ("red", "none", "url(#a1)", "url(#none)", "#12", "currentColor", "inherit", "rgb(1,2,999)", "icc-color(x)"),
    "stroke": ("red", "url(#a2)", "none"),
    "stroke-dasharray": ("1", "0", "-1", "1 0 2", "1e-9", "none"),
    "stroke-linejoin": ("round", "miter", "foo"),
    "fill-rule": ("evenodd", "nonzero"),
    "display": ("none", "inline", "foo"),
    "gradientUnits": ("userSpaceOnUse", "objectBoundingBox"),
    "spreadMethod": ("reflect", "repeat"),
    "style": ("fill:red;stroke:url(#a1)", ":;:;", "stroke-width:9999", "}{"),
    "class": ("a", "a b"),
}


def drawing(number: int) -> bytes:
    """One of BOMBS; for higher numbers, a random drawing."""
    if number < len(BOMBS):
        return f"{HEAD}{BOMBS[number]}</svg>".encode()
    chance = random.Random(number)
    grown = "".join(_grown(chance, 0) for _ in range(chance.randint(1, 12)))
    said = f"{HEAD}{_moving(chance, grown) if chance.random() < 0.3 else grown}</svg>"
    if chance.random() < 0.2:
        at = chance.randrange(len(said))
        said = said[:at] + chance.choice("<>&\"'\0 ") + said[at + chance.randrange(3) :]
    return said.encode()


def _moving(chance: random.Random, grown: str) -> str:
    """A picture in layers, each with something that may move."""
    layers = []
    for layer in ("back", "mid", "front"):
        inside = chance.choice(BOMBS) if chance.random() < 0.03 else grown
        name = f"{chance.choice(('sway', 'turn', 'rise', 'pulse', 'hang', 'run'))}-a"
        pivot = f'<rect id="pivot-a" x="{_number(chance)}" width="{_number(chance)}" height="1"/>'
        layers.append(f'<g id="{layer}"><g id="{name}">{pivot}{inside}</g>{inside}</g>')
    return "".join(layers)


def _grown(chance: random.Random, depth: int) -> str:
    name = chance.choice(_SHAPES)
    attributes = {"id": f"a{chance.randrange(6)}"} if chance.random() < 0.5 else {}
    for side in chance.sample(_SIDES, chance.randrange(7)):
        attributes[side] = _number(chance)
    for key in chance.sample(list(_SAID), chance.randrange(4)):
        attributes[key] = chance.choice(_SAID[key])
    if name == "path" or chance.random() < 0.1:
        attributes["d"] = "".join(
            chance.choice("MmLlHhVvCcSsQqTtAaZz") + _some(chance) for _ in range(chance.randrange(9))
        )
    if name.startswith("poly"):
        attributes["points"] = _some(chance)
    if name == "use" or "Gradient" in name:
        attributes["xlink:href"] = f"#a{chance.randrange(6)}"
    if chance.random() < 0.3:
        kind = chance.choice(("matrix", "translate", "scale", "rotate", "skewX", "skewY", "foo"))
        attributes[chance.choice(("transform", "gradientTransform"))] = f"{kind}({_some(chance)})"
    inside = "".join(_grown(chance, depth + 1) for _ in range(chance.randrange(4))) if depth < 5 else ""
    said = " ".join(f"{key}='{value}'" for key, value in attributes.items())
    return f"<{name} {said}>{inside}</{name}>"


def _some(chance: random.Random) -> str:
    return chance.choice(" ,").join(_number(chance) for _ in range(chance.randrange(9)))


def _number(chance: random.Random) -> str:
    return chance.choice(_NUMBERS) if chance.random() < 0.1 else str(chance.uniform(-900, 1600))
