"""Reads what an editor marks in Markdown: bold and italic words, lists and quotations.

Markdown-it reads the marks (CommonMark). Everything else that Markdown knows stays as it was written: links, pictures,
HTML, code, headings. So does a text that marks nothing, or so much that nobody could read it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from kiosk.deck.prose import Block, Run
from kiosk.deck.text_cleaning import paragraph

MOST_RUNS = 60  # in a text: each becomes an item on the screen
_AS_WRITTEN = ("backticks", "html_inline", "autolink", "link", "image")
_MARK = re.compile(r"[*_>\\]|^\s*(?:[-+]|\d{1,9}[.)])\s", re.MULTILINE)  # without one, nothing can be marked
_PRODUCT = re.compile(r"(?<=\d)\*+(?=\d)")  # 5*3
_UPRIGHT = re.compile(r"(?![A-Za-z\u00aa-\u058f\u1e00-\u1fff])[^\W\d_]")  # of a script without slanted letters
_STOPS = frozenset("。、！？")  # after which the next sentence begins without a space
_SOURCE = ("—", "–", "--")  # how the last line of a quotation begins that says whose words they are


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text. One that marks nothing is a single block with its words as they are."""
    as_written = str(paragraph(text))
    if not _MARK.search(text):
        return (Block((Run(as_written),)),)
    found: list[Block] = []
    for block in _read(text):
        if found and not block.kind and not found[-1].kind:  # a blank line is no more than a line break
            found[-1] = Block((*found[-1].runs, Run("\n"), *block.runs))
        else:
            found.append(block)
    if len(found) == 1 and not found[0].is_marked:
        plain = str(paragraph(found[0].text))
        return (Block((Run(plain),)),) if plain else ()
    joined = tuple(_joined(block) for block in found if block.text.strip())
    return joined if sum(len(block.runs) for block in joined) <= MOST_RUNS else (Block((Run(as_written),)),)


def _joined(block: Block) -> Block:
    """The block with neighbouring runs of one style as one."""
    runs: list[Run] = []
    for run in block.runs:
        if runs and (runs[-1].is_bold, runs[-1].is_italic) == (run.is_bold, run.is_italic):
            runs[-1] = Run(runs[-1].text + run.text, run.is_bold, run.is_italic)
        elif run.text:
            runs.append(run)
    return Block(tuple(runs), block.kind, block.mark)


def _read(text: str) -> Iterator[Block]:
    lines = text.split("\n")
    tokens = _reader().parse(_PRODUCT.sub(lambda stars: "\\*" * len(stars[0]), text))
    start = 0
    while start < len(tokens):
        end = start
        while tokens[end].level > 0 or tokens[end].nesting > 0:
            end += 1
        end += 1
        part = tokens[start:end]
        yield from _block(part) or [_written(lines, part[0])]
        start = end


def _written(lines: Sequence[str], token: Token) -> Block:
    """The lines of a part, as they are."""
    begin, end = token.map or [0, 0]
    return Block((Run("\n".join(line.strip() for line in lines[begin:end] if line.strip())),))


def _block(part: Sequence[Token]) -> list[Block]:
    """The blocks of a paragraph, a list or a quotation; none if it is something else, or has such a thing in it."""
    kind = part[0].type
    if kind == "paragraph_open":
        return [Block(tuple(_runs(part[1])))]
    inner = [token for token in part if token.type == "inline"]
    types = {token.type.partition("_")[0] for token in part} - {"paragraph", "inline"}
    if kind == "blockquote_open" and types == {"blockquote"} and sum(token.type == kind for token in part) == 1:
        return _quotation([run for token in inner for run in (*_runs(token), Run("\n"))])
    items = [token for token in part if token.type == "list_item_open"]
    is_flat = sum(token.type.endswith("list_open") for token in part) == 1 and len(inner) == len(items)
    if types in ({"bullet", "list"}, {"ordered", "list"}) and is_flat and len(items) > 1:
        marks = [f"{item.info}{item.markup}" if item.info else "•" for item in items]
        said = [Block(tuple(_runs(words)), "item", mark) for words, mark in zip(inner, marks, strict=True)]
        return [item.put(lambda text: text.replace("\n", " ")) for item in said]
    return []


def _quotation(runs: list[Run]) -> list[Block]:
    """A quotation, and its source if its last line is one."""
    while runs and runs[-1].text == "\n":
        runs.pop()
    last = max((number for number, run in enumerate(runs) if run.text == "\n"), default=-1)
    source = runs[last + 1 :]
    if last > 0 and source and source[0].text.startswith(_SOURCE):
        return [Block(tuple(runs[:last]), "quote"), Block(tuple(source), "source")]
    return [Block(tuple(runs), "quote")]


def _runs(words: Token) -> Iterator[Run]:
    """Its words by style. In scripts that have no slanted letters, such as Arabic and Chinese, bold ones stand out."""
    bold = italic = 0
    for token in words.children or ():
        if token.type in {"strong_open", "strong_close"}:
            bold += token.nesting
        elif token.type in {"em_open", "em_close"}:
            italic += token.nesting
        elif token.type in {"softbreak", "hardbreak"}:
            yield Run("\n")
        elif token.content:
            is_slanted = italic > 0 and not _UPRIGHT.search(token.content)
            yield Run(token.content, bold > 0 or (italic > 0 and not is_slanted), is_slanted)


@cache
def _reader() -> MarkdownIt:
    known = {"backticks": rules_inline.backtick, "html_inline": rules_inline.html_inline, "link": rules_inline.link,
             "autolink": rules_inline.autolink, "image": rules_inline.image}  # fmt: skip
    reader = MarkdownIt("zero", {"html": True})
    reader.enable(["list", "blockquote", "heading", "fence", "hr", "html_block", "newline", "escape", "emphasis"])
    reader.enable(list(_AS_WRITTEN))
    for name in _AS_WRITTEN:
        reader.inline.ruler.at(name, _as_written(known[name]))
    reader.inline.ruler.at("emphasis", _emphasis)
    return reader


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Markdown's rule, by which no mark stands between a quotation mark and a letter: here it may, as in «Манас»тын."""
    start = state.pos
    if not rules_inline.emphasis.tokenize(state, silent):
        return False
    before, after = state.src[start - 1 : start] if start else "", state.src[state.pos : state.pos + 1]
    for mark in state.delimiters[start - state.pos :] if state.src[start] == "*" else ():
        mark.open |= _is_letter(before) and _is_mark(after)
        mark.close |= _is_letter(after) and (_is_mark(before) or before in _STOPS)
    return True


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign or " ")[0] in "LMN"


def _is_mark(sign: str) -> bool:
    """Whether it is a quotation mark, or a bracket that is in no formula."""
    return sign in {'"', "'"} or (not sign.isascii() and unicodedata.category(sign) in {"Ps", "Pe", "Pi", "Pf"})


def _as_written(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """A rule that finds the same, and leaves it as it is."""

    def keep(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, True):
            return False
        if not silent:
            state.pending += state.src[start : state.pos]
        return True

    return keep
