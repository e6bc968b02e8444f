"""Dates and times as a workbook shows them: 31.08.1991, if its cell says `dd.mm.yyyy`.

Of Excel's formats (ECMA-376-1, 18.8.31) those of digits alone. Names of months, and what depends on the reader's
country, are left.
"""

import datetime
import re

BUILT_IN = {20: "h:mm", 21: "h:mm:ss", 45: "mm:ss"}
_TOKEN = re.compile(
    r'"(?P<said>[^"]*)"|\\(?P<sign>.)|\[\$[^\]]*\]|(?P<part>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+)|(?P<gap>[-./: ,])'
)
_DIGITS = {"yyyy": "%Y", "yy": "%y", "mm": "%m", "dd": "%d", "hh": "%H", "ss": "%S", "nn": "%M"}


def shown(moment: datetime.date | datetime.time, code: str) -> str | None:
    """What a cell with this date or time shows in this format; None if the format is of another sort."""
    code = code.removesuffix(";@")
    tokens = list(_TOKEN.finditer(code))
    if "".join(token[0] for token in tokens) != code:
        return None
    parts = [(token["part"] or "").lower() for token in tokens]
    named = [part for part in parts if part]
    said = ""
    at = -1  # in `named`
    for token, part in zip(tokens, parts, strict=True):
        if not part:
            said += token["said"] or token["sign"] or token["gap"] or ""
            continue
        at += 1
        is_minute = part[0] == "m" and (
            (at > 0 and named[at - 1][0] == "h") or (at + 1 < len(named) and named[at + 1][0] == "s")
        )
        digits = _digits(moment, "n" * len(part) if is_minute else part)
        if digits is None:
            return None
        said += digits
    return said if named else None


def _digits(moment: datetime.date | datetime.time, part: str) -> str | None:
    """A part of a moment, with a zero in front if the part has two letters. None for what it does not have."""
    is_of_date = part[0] in "ymd"
    has = isinstance(moment, datetime.date) if is_of_date else isinstance(moment, datetime.datetime | datetime.time)
    form = _DIGITS.get(part if part[0] == "y" else part * 2 if len(part) == 1 else part)
    if not has or form is None:
        return None
    said = moment.strftime(form)
    return said if len(part) > 1 else said.lstrip("0") or "0"
