"""What of an SVG is not drawn here as a browser draws it, and the way out in the words of the program that made it."""

import re
from typing import NamedTuple


class Lack(NamedTuple):
    """Something that cannot be drawn: what is told of it, what to do in some program, or in any ("")."""

    said: str
    ways: dict[str, str]
    is_error: bool = True  # else it is drawn, though not quite so


_PROGRAMS = {
    "drawio": re.compile(r"app\.diagrams\.net|draw\.io|mxfile|light-dark\("),
    "inkscape": re.compile(r"inkscape", re.IGNORECASE),
    "illustrator": re.compile(r"Adobe Illustrator|ns\.adobe\.com/AdobeIllustrator"),
    "figma": re.compile(r"figma", re.IGNORECASE),
    "sketch": re.compile(r"\bsketch", re.IGNORECASE),
    "corel": re.compile(r"CorelDRAW|corel\.com"),
    "canva": re.compile(r"canva", re.IGNORECASE),
    "libreoffice": re.compile(r"LibreOffice|openoffice\.org"),
    "matplotlib": re.compile(r"matplotlib", re.IGNORECASE),
    "mermaid": re.compile(r"mermaid|aria-roledescription=", re.IGNORECASE),
}
_HEAD = 6_000  # letters in which a program names itself

_OUTLINE_TEXT = {
    "": "turn it into paths",
    "inkscape": "select it and choose Path > Object to Path",
    "illustrator": "select it and choose Type > Create Outlines",
    "figma": "tick Outline Text when you export",
    "sketch": "select it and choose Layer > Convert to Outlines",
    "corel": "select it and choose Object > Convert to Curves",
    "libreoffice": "select it and choose Shape > Convert > To Curve",
    "matplotlib": 'set matplotlib.rcParams["svg.fonttype"] = "path"',
    "drawio": "export it as PNG with a zoom of 300 %",
}
_OUTLINE_STROKE = {
    "": "turn the line into a path",
    "inkscape": "select it and choose Path > Stroke to Path",
    "illustrator": "select it and choose Object > Path > Outline Stroke",
    "figma": "select it and choose Outline Stroke",
    "corel": "select it and choose Object > Convert Outline to Object",
}
_EMBED = {
    "": "embed it in the file",
    "inkscape": "choose Extensions > Images > Embed Images",
    "illustrator": "choose it in the panel Links, then Embed Image",
    "corel": "choose it under Object > Objects, then Break Link",
    "libreoffice": "choose Edit > External Links, then Break Link",
}
_PLAIN = {
    "": "save it with presentation attributes instead of a style sheet",
    "illustrator": "choose Styling: Presentation Attributes when you export",
    "inkscape": "save it as Optimized SVG, with Convert CSS attributes to XML attributes",
}
_FLATTEN = {
    "": "save the picture as PNG instead",
    "inkscape": "choose File > Export as PNG, 2000 px wide or more",
    "illustrator": "choose Object > Rasterize, or export it as PNG",
    "figma": "export it as PNG at 4x",
}

LACKS = {
    "html": Lack(
        "is text or other content of a web page, which is not drawn",
        {
            **_FLATTEN,
            "drawio": "export it with Text Settings: Convert Labels to SVG, or as PNG with a zoom of 300 %",
            "mermaid": "set htmlLabels to false, also under flowchart and class, and export it anew",
        },
    ),
    "fallback": Lack(
        "is content of a web page; what the file has in its place is drawn instead",
        {"": "look at it", "drawio": "export it with Text Settings: Convert Labels to SVG"},
        is_error=False,
    ),
    "outside": Lack("lies in another file, which is not opened", _EMBED),
    "format": Lack(
        "is an embedded picture that is neither PNG, JPEG nor WebP",
        {"": "embed it as PNG", "inkscape": "choose Edit > Make a Bitmap Copy, and delete the first"},
    ),
    "line": Lack("has a line that is to stay as wide however large it is shown (non-scaling-stroke)", _OUTLINE_STROKE),
    "shape": Lack("is cut by a style (`{}`), which is not drawn", {"": "cut it with a clipping path"} | _FLATTEN),
    "style": Lack("has the style `{}`, which is not drawn", _FLATTEN),
    "length": Lack("has the length `{}`, which is not understood", {"": "write it as a number"}),
    "rule": Lack("has a rule in its style sheet that is not understood: `{}`", _PLAIN),
    "far": Lack("has an effect whose region is far larger than the picture", _FLATTEN),
    "rough": Lack(
        "is drawn a little differently from a browser: {}",
        {"": "look at it, or save the picture as PNG"},
        is_error=False,
    ),
    "moves": Lack("moves by itself in a browser; here it stands", {"": "look at it"}, is_error=False),
    "script": Lack("is a program, which never runs here", {"": "look at it"}, is_error=False),
    "font": Lack("is text in {}, and is drawn in {}", _OUTLINE_TEXT, is_error=False),
}


def program(text: str) -> str:
    """The program that made an SVG; nothing where it does not say."""
    head = text[:_HEAD]
    return next((name for name, mark in _PROGRAMS.items() if mark.search(head)), "")


def told(lack: str, made_by: str, *values: str) -> str:
    """What is said of something that lacks, and the way out."""
    said, ways, _ = LACKS[lack]
    return f"{said.format(*values)}; {ways.get(made_by) or ways['']}"
