"""Finds texts that YAML cuts off at ` #`, which begins a comment in any text without quotes."""

import re
from collections.abc import Sequence

from kiosk.yamlfiles.document import Cut

# A # that belongs to the text: `#3` and `#tag` without a space, `# 3` after a single space.
_SIGN = re.compile(r"[ \t]+(?P<lost>#\w.*)|[ \t](?P<number>#[ \t]\d.*)")


def cut_off(lines: Sequence[str], line: int, column: int, indent: int) -> Cut | None:
    """The text cut off by a ` #` after `line` and `column`, counted from 0; None if nothing is.

    Of the lines below, only those count that are indented further than `indent`, where the text's key is. Others are
    keys that somebody has commented out.
    """
    rest = lines[line][column:].rstrip()
    if not rest and (below := line + 1) < len(lines):
        text = lines[below].rstrip()
        depth = len(text) - len(text.lstrip(" \t"))
        if depth <= indent or not text.lstrip().startswith("#"):
            return None
        line, column, rest = below, depth - 1, text[depth - 1 :]
    found = _SIGN.match(rest)
    if not found:
        return None
    lost = found["lost"] or found["number"]
    return Cut((line + 1, column + rest.index("#") + 1), lost)
