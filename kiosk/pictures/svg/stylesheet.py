"""What an SVG's style sheets and `style` attributes say of an element, as a browser reads them."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from kiosk.pictures.svg import media, values
from kiosk.pictures.svg.reading import name_of
from kiosk.pictures.svg.selectors import Compound, NotPlainError, Weight, compounds
from kiosk.pictures.svg.shapes import UnusableError

TOO_MANY_RULES = "its style sheet has too many rules for too many shapes; simplify it"
_MAX_LETTERS = 500_000  # of all sheets
_MAX_LEVELS = 16  # of blocks within blocks
_MAX_TRIES = 300_000  # to fit a selector to an element
_IN_NO_LAYER = 1_000_000
_STOP = re.compile(r"[\"'(){},;:]")
_COMMENT = re.compile(r"/\*.*?(\*/|$)", re.DOTALL)

_STYLE_OF_HTML = "{http://www.w3.org/1999/xhtml}style"
_ALIASES = {f"-webkit-{name}" for name in (
    "animation", "animation-name", "clip-path", "filter", "mask", "mask-image", "opacity", "transform",
    "transform-origin",
)}  # fmt: skip

Said = dict[str, str]


@dataclass(frozen=True)
class _Rule:
    selector: tuple[Compound, ...]
    weight: Weight
    said: Said
    important: Said
    layer: int


@dataclass
class Sheet:
    """All of an SVG's style sheets. `unknown` is what of them nobody here understands."""

    rules: list[_Rule] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    _layers: list[str] = field(default_factory=list)  # later ones count more, and what is in none most
    _by_last: dict[str, list[int]] = field(default_factory=dict)
    _tries: int = 0

    @classmethod
    def of(cls, root: ET.Element) -> "Sheet":
        """Those of a whole SVG. Raises UnusableError for one that is too large."""
        sheet = cls()
        texts = [(element, "".join(element.itertext())) for element in root.iter() if _is_css(element)]
        if sum(len(text) for _, text in texts) > _MAX_LETTERS:
            raise UnusableError(f"its style sheet has more than {_MAX_LETTERS:,} letters; simplify it")
        for element, text in texts:
            if _levels(text) > _MAX_LEVELS:
                raise UnusableError(f"its style sheet has over {_MAX_LEVELS} blocks within each other; simplify it")
            about = element.get("media", "")
            sheet._read_for(about, _COMMENT.sub(" ", text).replace("<!--", " ").replace("-->", " "), f"media {about}")
        for number, rule in enumerate(sheet.rules):
            last = rule.selector[-1]
            names = [*(f"#{name}" for name in last.ids[:1]), *(f".{name}" for name in last.parts[:1]), *last.types[:1]]
            sheet._by_last.setdefault(names[0] if names else "*", []).append(number)
        return sheet

    def about(self, element: ET.Element, above: Sequence[ET.Element]) -> tuple[Said, Said]:
        """What the rules say of an element in those `above` it, from the root; and what of it beats its own style."""
        classes = element.get("class", "").split()
        keys = ["*", name_of(element), f"#{element.get('id', '')}", *(f".{name}" for name in classes)]
        candidates = {number for key in keys for number in self._by_last.get(key, ())} if self.rules else ()
        fitting = [number for number in candidates if self._fits(self.rules[number].selector, element, above)]
        fitting.sort(key=lambda number: (self.rules[number].layer, self.rules[number].weight, number))
        said: Said = {}
        important: Said = {}
        for number in fitting:
            said |= self.rules[number].said
            important |= self.rules[number].important
        return said, important

    def _read(self, text: str, layer: int = _IN_NO_LAYER) -> None:
        for prelude, block in _blocks(text):
            if prelude.startswith("@"):
                self._at(prelude, block, layer)
                continue
            if "{" in block:  # rules within a rule
                self.unknown.append(f"{prelude} {{{' '.join(block.split())}"[:60])
            said, important = declarations(block)
            for selector in _parts(prelude, ","):
                try:
                    made = tuple(compounds(selector.strip()))
                except NotPlainError as error:
                    self.unknown.append(str(error))
                    continue
                weights = [part.weight() for part in made]
                weight = sum(w[0] for w in weights), sum(w[1] for w in weights), sum(w[2] for w in weights)
                self.rules.append(_Rule(made, weight, said, important, layer))

    def _read_for(self, about: str, text: str, said: str, layer: int = _IN_NO_LAYER) -> None:
        """Read what is for some screens only; `said` tells of it."""
        if media.applies(about):
            self._read(text, layer)
        elif media.applies(about) is None:
            self.unknown.append(said[:60])

    def _at(self, prelude: str, block: str, layer: int) -> None:
        word, _, about = prelude.replace("(", " (", 1).partition(" ")
        about = about.strip().lower()
        match word:
            case "@media":
                self._read_for(about, block, prelude, layer)
            case "@supports" if not about.startswith("not"):
                self._read(block, layer)
            case "@layer" if layer == _IN_NO_LAYER and "." not in about:
                names = [name.strip() or f" {len(self._layers)}" for name in about.split(",")]
                self._layers.extend(name for name in names if name not in self._layers)
                self._read(block, self._layers.index(names[0]))
            case "@font-face" | "@import":  # words in such a font are told; what a picture imports, no browser loads
                pass
            case "@charset" | "@namespace" | "@keyframes" | "@-webkit-keyframes" | "@page" | "@property":
                pass
            case _:
                self.unknown.append(f"{word} {about}".strip()[:60])

    def _fits(self, selector: tuple[Compound, ...], element: ET.Element, above: Sequence[ET.Element]) -> bool:
        self._tries += 1
        if self._tries > _MAX_TRIES:
            raise UnusableError(TOO_MANY_RULES)
        *rest, last = selector
        if not last.is_about(element, above):
            return False
        if not rest:
            return True
        left = tuple(rest)
        match last.combinator:
            case ">":
                return bool(above) and self._fits(left, above[-1], above[:-1])
            case "+" | "~":
                siblings = list(above[-1]) if above else []
                before = siblings[: siblings.index(element)] if siblings else []
                nearest = before[-1:] if last.combinator == "+" else before
                return any(self._fits(left, other, above) for other in nearest)
        return any(self._fits(left, above[at], above[:at]) for at in range(len(above) - 1, -1, -1))


def _levels(text: str) -> int:
    return max(accumulate((letter == "{") - (letter == "}") for letter in text if letter in "{}"), default=0)


def _is_css(element: ET.Element) -> bool:
    is_style = name_of(element) == "style" or element.tag == _STYLE_OF_HTML
    return is_style and element.get("type", "").strip().lower() in {"", "text/css"}


def declarations(said: str) -> tuple[Said, Said]:
    """The declarations of a block, or of a `style` attribute; and again those that are `!important`."""
    if not said:
        return {}, {}
    found: Said = {}
    important: Said = {}
    for part in _parts(_COMMENT.sub(" ", said) if "/*" in said else said, ";"):
        key, colon, value = part.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or not key:
            continue
        key = key if key.startswith("--") else key.lower()
        plain, mark, _ = value.partition("!")
        is_important = mark and value.lower().replace(" ", "").endswith("!important")
        key = key.removeprefix("-webkit-") if key in _ALIASES else key
        read = values.read(key, plain.strip() if is_important else value, css=True)
        if read is not None:
            (important if is_important else found)[key] = read
    return found | important, important


def _parts(text: str, stop: str) -> Iterator[str]:
    """A text cut at each `stop` that stands outside quotes and brackets."""
    if "(" not in text and '"' not in text and "'" not in text:
        yield from text.split(stop)
        return
    begin = 0
    for at, letter in _outside(text):
        if letter == stop:
            yield text[begin:at]
            begin = at + 1
    yield text[begin:]


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """What stands before each block, and the block; a statement without one has none."""
    begin, opened, depth = 0, 0, 0
    for at, letter in _outside(text):
        if letter == "{":
            depth += 1
            opened = opened if depth > 1 else at
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield " ".join(text[begin:opened].split()), text[opened + 1 : at]
                begin = at + 1
            depth = max(0, depth)
        elif letter == ";" and depth == 0:
            yield " ".join(text[begin:at].split()), ""
            begin = at + 1
    if depth:  # it ends with the sheet
        yield " ".join(text[begin:opened].split()), text[opened + 1 :] + "}" * (depth - 1)


def _outside(text: str) -> Iterable[tuple[int, str]]:
    """The letters that divide a sheet, outside quotes and brackets, each with its place."""
    depth, at = 0, 0
    while found := _STOP.search(text, at):
        at, letter = found.end(), found[0]
        if letter in "\"'":
            end = text.find(letter, at)
            at = len(text) if end < 0 else end + 1
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        elif not depth:
            yield found.start(), letter
