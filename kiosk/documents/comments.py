"""Finds the texts that YAML cuts off at ` #`, which begins a comment wherever a text has no quotes."""

import re
from collections.abc import Sequence

from kiosk.documents.document import Cut

# A sign of the text rather than a comment: `#3` and `#tag` without a space, `# 3` after a single one.
_SIGN = re.compile(r"[ \t]+(?P<lost>#\w.*)|[ \t](?P<number>#[ \t]\d.*)")


def cut_off(lines: Sequence[str], line: int, column: int, indent: int) -> Cut | None:
    """What belongs to the text that ends at `line` and `column`, from 0, but stands after a ` #`; None if nothing does.

    Of lines below only those count that are indented further than `indent`, where the text's key stands: others are
    keys that somebody has switched off.
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
