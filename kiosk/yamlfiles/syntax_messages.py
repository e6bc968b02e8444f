"""Explains a YAML error to somebody who knows texts and not YAML.

YAML reports where it could not go on; the mistake itself is often before that.
"""

import re
from dataclasses import replace

import yaml

from kiosk.problems import Rule
from kiosk.yamlfiles.lines import indent_of, odd_indent, parts_of
from kiosk.yamlfiles.slip import Slip

_GLUED = re.compile(r"\s*(?:-\s+)*[A-Za-z_][\w-]*(?::(?=[^ \t/])|：)")  # a key and its text without a space between
_DASH = re.compile(r"\s*[‐‑‒–—−•·](?=\s)")  # what a word processor turns a `-` into
_COMMENT = re.compile(r"\s+#")
_BLOCK = re.compile(r"[|>][1-9+-]{0,2}(\s+#.*)?")  # after which a text of several lines is right
_WIDE_COLON = "："
_SPECIAL = "@`%*&!|>]},{["  # characters with which no unquoted text may begin
_QUOTES = "\"'"
_TYPOGRAPHIC = "“”„‟«»‘’‚‹›"
BACKSLASH = "within double quotes a \\ begins a special character; use single quotes, or / in a path"


def explain(lines: list[str], error: yaml.MarkedYAMLError, last: yaml.ScalarEvent | None) -> Slip:
    """The mistake behind an error. `last` is the last text read before it."""
    return _Stumble(lines, error, last).slip()


class _Stumble:
    """An error and the lines around it. Each method recognizes one kind of mistake."""

    def __init__(self, lines: list[str], error: yaml.MarkedYAMLError, last: yaml.ScalarEvent | None) -> None:
        self.lines = lines
        mark = error.problem_mark or error.context_mark
        self.stopped = mark.line if mark else 0  # this may be an empty line
        self.at, self.column = self._place(mark)
        self.began, self.began_column = self._place(error.context_mark or error.problem_mark)
        self.said = f"{error.context or ''}: {error.problem or ''}"
        self.last = last
        self.line = lines[self.at].rstrip()
        self.parts = parts_of(self.line)

    def slip(self) -> Slip:
        for rule, question in (
            (Rule.YAML_TAB, self.tab),
            (Rule.YAML_QUOTE, self.quote),
            (Rule.YAML_SIGN, self.special),
            (Rule.YAML_COLON, self.colon_in_text),
            (Rule.YAML_SPACE, self.no_space),
            (Rule.YAML_KEY, self.no_colon),
            (Rule.YAML_COMMENT, self.comment_in_text),
            (Rule.YAML_DASH, self.no_dash),
            (Rule.YAML_INDENT, self.indent),
        ):
            if found := question():
                return replace(found, rule=rule)
        return self._entry(
            self.at,
            self.column,
            "this line cannot be understood: a key needs a colon and a space after it, a text with special characters "
            "needs quotes, and lines that belong together need the same indentation",
        )

    def tab(self) -> Slip | None:
        empty = tuple(number for number, line in enumerate(self.lines) if "\t" in line and not line.strip())
        if self.stopped in empty:
            return Slip(self.stopped, 0, "this line looks empty but contains a tab; remove the tab", empty)
        if re.match(r" *-[ -]*\t", self.line):
            return self._entry(self.at, self.line.index("\t"), "there is a tab after the `-`; write a space")
        tabs = tuple(number for number, line in enumerate(self.lines) if line.strip() and odd_indent(line))
        if not {self.at, self._above(self.at)} & set(tabs):
            return None
        odd = odd_indent(self.lines[tabs[0]])
        sign = "tab" if "\t" in odd else "character that only looks like a space"
        more = f" ({len(tabs) - 1} more like it)" if len(tabs) > 1 else ""
        message = f"this line is indented with a {sign}{more}; indent with spaces only, two for each step"
        return Slip(tabs[0], self.lines[tabs[0]].index(odd[0]), message, tabs)

    def quote(self) -> Slip | None:
        if "quoted scalar" in self.said:
            if self.at > self.began or "end of stream" in self.said:
                return self._unclosed(self.began, self.began_column)
            return self._entry(self.at, max(self.line.find("\\"), 0), BACKSLASH)
        if not self.last or self.last.style not in tuple(_QUOTES):
            return None
        start, end = self.last.start_mark, self.last.end_mark
        assert start is not None
        assert end is not None  # the parser always sets one of the two
        if end.line != self.at or self.line[end.column : self.column].strip():
            return None
        if start.line != end.line:
            return self._unclosed(start.line, start.column)
        mend = (
            "write '' for each ' within the text, or put double quotes around it"
            if self.last.style == "'"
            else 'write \\" for each " within the text, or put single quotes around it'
        )
        return self._entry(self.at, end.column, f"the text ends with this quotation mark, but more follows; {mend}")

    def special(self) -> Slip | None:
        for number in (self.at, self.began) if "flow" in self.said else (self.at,):
            parts = parts_of(self.lines[number])
            value, sign = parts["value"], parts["value"][:1]
            column = len(self.lines[number].rstrip()) - len(value)
            if re.match(r"[-?](\s|$)", value) and column == self.column:
                message = (
                    f"put a text that begins with `{sign} ` into quotes; "
                    "a list begins in the line below its key, with `- ` for each item"
                )
                return self._entry(number, column, message)
            if not sign or sign not in _SPECIAL or _BLOCK.fullmatch(value):
                continue
            close, said = "]}"["[{".index(sign)] if sign in "[{" else "", _COMMENT.split(value)[0]
            if close not in value:
                message = (
                    f"{sign} is never closed; add {close} at the end, or put a text that begins with {sign} in quotes"
                )
            elif close not in said:
                column += value.index("#", len(said))
                message = f"` #` begins a comment, and the {close} is in it; put each text with a # into quotes"
            elif not parts["key"] and not parts["dashes"] and sign == "%":
                message = "a line that begins with % is not allowed; remove it, or put the text into quotes"
            else:
                message = f"put a text that begins with {sign} into quotes"
                if not parts["key"] and value.startswith("* "):
                    return self._block(number, column, f"each item of a list begins with `- `; else {message}")
                if sign in "|>":
                    message = f"after {sign} a text begins in the line below, indented; or {message}"
            return self._entry(number, column, message)
        return None

    def colon_in_text(self) -> Slip | None:
        if self.line[self.column : self.column + 1] != ":" or not self.parts["value"] or not self.parts["key"]:
            return None
        if self.column <= len(self.parts["indent"]) + len(self.parts["dashes"]) + len(self.parts["key"]):
            return None
        key = self.parts["key"]
        message = f"`{key}`: this text contains a colon, which would end a key; put the whole text into double quotes"
        if (sign := self.parts["value"][0]) in _TYPOGRAPHIC:
            message += f', the straight ones (") outside of {sign}'
        return self._entry(self.at, self.column, message)

    def no_space(self) -> Slip | None:
        """`key:text` and `-text`: YAML fails on a line below."""
        for number in (self.at, self.began, self._above(self.at)):
            line = self.lines[number]
            if re.match(r"\s*-[^\s-]", line):
                return self._entry(number, line.index("-") + 1, "a space is missing after the `-`")
            if found := _DASH.match(line):
                return self._entry(number, found.end() - 1, "this dash is not the hyphen `-`; write `- `")
            if (found := _GLUED.match(line.rstrip(" \t\r\n"))) and not parts_of(line)["key"]:
                message = "a space is missing after the colon"
                if line[found.end()].isspace():
                    message = "the character after the colon only looks like a space; use the space bar"
                if line[found.end() - 1] == _WIDE_COLON:
                    message = "this colon is from another script; type `: ` on a Latin keyboard"
                return self._entry(number, found.end(), message)
        return None

    def no_colon(self) -> Slip | None:
        above = self._above(self.at)
        parts, is_colon = parts_of(self.lines[above]), self.line[self.column : self.column + 1] == ":"
        is_beside = above < self.at and parts["indent"] == self.parts["indent"]
        if is_colon and is_beside and not (parts["key"] or parts["dashes"]):
            message = "is a colon missing here? a key needs one and a space; put a text that goes on below into quotes"
            return self._entry(above, len(parts["indent"]), message)
        if "could not find" not in self.said:
            return None
        if self._is_in_list(self.began):
            return self._entry(self.began, self.began_column, "`- ` is missing: each item of a list begins with it")
        message = "a key needs a colon and a space after it; a text that continues is indented further than its key"
        return self._entry(self.began, self.began_column, message)

    def no_dash(self) -> Slip | None:
        if self.parts["dashes"] and "expected key" in self.said:
            if parts_of(self.lines[self._above(self.at)])["dashes"]:
                message = "this `- ` is not indented like the one above; align the two"
                return self._block(self.at, self.column, message)
            if (beside := self._item_above()) is not None:
                message = f"this `- ` is not indented like that in line {beside + 1}, of the same list; align the two"
                return Slip(self.at, self.column, message, self._item(len(indent_of(self.lines[beside]))))
            message = "there is a `- ` among keys here: a list needs its own key, in the line above its first item"
            return self._entry(self.at, self.column, message)
        if "'-' indicator" not in self.said:
            return None
        message = (
            "this belongs to no item of the list: begin one with `- `, or indent it like the lines of the item above"
        )
        return self._block(self.at, self.column, message)

    def comment_in_text(self) -> Slip | None:
        if self.parts["key"] or self.parts["dashes"]:
            return None
        above = self.at - 1
        while above > 0 and not self.lines[above].strip():
            above -= 1
        line, end = self.lines[above], self.last and self.last.end_mark
        message = "` #` begins a comment and ends the text, which continues below; put the whole text into quotes"
        column = end.column if end and end.line == above else 0
        if line.lstrip().startswith("#"):
            message = "a line that begins with # is a comment and ends the text above; put that text into quotes"
        elif not column or not _COMMENT.match(line[column:]):
            return None
        costs = self._costs(self.at, len(indent_of(self.line)) + 1)
        return Slip(above, line.index("#", column), message, costs)

    def indent(self) -> Slip | None:
        depth = len(indent_of(self.line))
        above = self._above(self.at)
        if "document start" in self.said and (first := self._first()) < self.at and indent_of(self.lines[first]):
            message = "this line is indented but those below are not; keys at the top level start in the first column"
            return self._entry(first, 0, message)
        if "document start" in self.said:
            return self._entry(self.at, self.column, "nothing may follow the end of the file (`...`); remove it")
        if self.line[self.column : self.column + 1] == ":" and depth > len(indent_of(self.lines[above])):
            key = parts_of(self.lines[above])["key"]
            message = (
                "this line is indented further than the one above, which already has a text; align the two, "
                "or, if it continues that text, put the whole text into double quotes"
            )
            if not key:
                message = (
                    "this line continues the text above but contains a colon; put the whole text into double quotes"
                )
            return self._block(self.at, depth, message)
        if self.line.lstrip().startswith(":"):
            return self._entry(self.at, self.column, "the key before the colon is missing")
        if "expected key" in self.said:
            message = "this line is not indented like those it belongs to; align it with them"
            return self._block(self.at, self.column, message)
        return None

    def _place(self, mark: yaml.Mark | None) -> tuple[int, int]:
        """A mark's line and column; at the end of the file, those of the last line with content."""
        line = min(mark.line if mark else 0, len(self.lines) - 1)
        if mark and line == mark.line and self.lines[line].strip():
            return line, mark.column
        while line > 0 and not self.lines[line].strip():
            line -= 1
        return line, len(indent_of(self.lines[line]))

    def _unclosed(self, number: int, column: int) -> Slip:
        sign, last = self.lines[number][column : column + 1], self.lines[number].rstrip()[-1:]
        message = f"the text that begins here with {sign} does not end in its line; put {sign} at its end"
        message += ", or double quotes around the text if it begins with an apostrophe" if sign == "'" else ""
        message += f"; {last} is another quotation mark, and belongs to the text" if last in _TYPOGRAPHIC else ""
        return self._entry(number, column, BACKSLASH if self.lines[number].rstrip().endswith('\\"') else message)

    def _entry(self, number: int, column: int, message: str) -> Slip:
        """A mistake that costs its line and everything below that is indented further."""
        return Slip(number, column, message, self._costs(number, len(indent_of(self.lines[number])) + 1))

    def _block(self, number: int, column: int, message: str) -> Slip:
        """A mistake in the indentation, shared by the lines right below it: they count as one."""
        return Slip(number, column, message, self._costs(number, len(indent_of(self.lines[number]))))

    def _costs(self, number: int, depth: int) -> tuple[int, ...]:
        """The line and those below it at least `depth` deep, up to the next item of a list."""
        end = number + 1
        while end < len(self.lines) and (not self.lines[end].strip() or len(indent_of(self.lines[end])) >= depth):
            if parts_of(self.lines[end])["dashes"] and len(indent_of(self.lines[end])) == len(
                indent_of(self.lines[number])
            ):
                break
            end += 1
        return tuple(range(number, end))

    def _item_above(self) -> int | None:
        """The nearest item of a list above this one that is below the same key at the top; None if there is none."""
        for number in range(self.at - 1, -1, -1):
            parts = parts_of(self.lines[number])
            if parts["dashes"] or (parts["key"] and not parts["indent"]):
                return number if parts["dashes"] else None
        return None

    def _item(self, depth: int) -> tuple[int, ...]:
        """The lines of a misplaced item of a list whose others have their `- ` at `depth`."""
        least, end = min(depth, len(self.parts["indent"])), self.at + 1
        while end < len(self.lines) and (line := self.lines[end]):
            own = len(indent_of(line))
            if line.strip() and (own <= least or (own == depth and parts_of(line)["dashes"])):
                break
            end += 1
        return tuple(range(self.at, end))

    def _above(self, number: int) -> int:
        """The nearest line above that has content and is not a comment."""
        above = number - 1
        while above > 0 and (not self.lines[above].strip() or self.lines[above].lstrip().startswith("#")):
            above -= 1
        return max(above, 0)

    def _first(self) -> int:
        return next(number for number, line in enumerate(self.lines) if line.strip() and not line.startswith("#"))

    def _is_in_list(self, number: int) -> bool:
        above = self._above(number)
        return above < number and self.lines[above].startswith(indent_of(self.lines[number]) + "- ")
