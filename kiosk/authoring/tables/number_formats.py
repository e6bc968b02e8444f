"""Numbers as a workbook shows them: 0.5 as 50 %, if its cell says so.

Of Excel's number formats (ECMA-376-1, 18.8.31) those with percent signs, fixed decimals and words, such as `0.0%` or
`0" years"`. Digits are not grouped, and decimals begin with a point: how they look depends on the reader's country.
"""

import re
from collections.abc import Iterator

BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_TOKEN = re.compile(
    r'"(?P<said>[^"]*)"|\\(?P<sign>.)|(?P<gap>_.)|\*.|\[(?P<note>[^\]]*)\]|(?P<digits>[#0?][#0?,.]*|\.0+)|.'
)
_CURRENCY = re.compile(r"\$(?P<sign>[^-]*)")
_OTHERS = re.compile("[eEdDmMyYhHsSaApPbBgG/@]")  # dates, powers of ten, fractions, texts, General
_MOST_DECIMALS = 15


def plain(number: float) -> str:
    """A number without a format: a whole one without a point, others without the noise of binary fractions."""
    return str(int(number)) if number == int(number) else f"{number:.15g}"


def shown(number: float, code: str) -> str | None:
    """What a cell with this number and this format shows; None if the format is of another sort."""
    sections = _sections(code)
    code = (
        sections[1]
        if number < 0 and len(sections) > 1
        else sections[2]
        if not number and len(sections) > 2
        else sections[0]
    )
    parts = list(_parts(code))
    digits = [part for sort, part in parts if sort == "digits"]
    if len(digits) != 1 or digits[0].endswith(",") or any(sort == "other" for sort, _ in parts):
        return None
    percents = sum(part.count("%") for sort, part in parts if sort == "said")
    value = abs(number) if len(sections) > 1 else number
    said = _with_decimals(value * 100**percents, digits[0])
    return "".join(said if sort == "digits" else part for sort, part in parts).strip()


def _with_decimals(number: float, digits: str) -> str:
    decimals = digits.partition(".")[2]
    most, least = min(sum(map(decimals.count, "0#?")), _MOST_DECIMALS), decimals.count("0")
    said = f"{number:.{most}f}"
    whole, _, rest = said.partition(".")
    while len(rest) > least and rest.endswith("0"):
        rest = rest[:-1]
    return f"{whole}.{rest}" if rest else whole


def _sections(code: str) -> list[str]:
    """For positive numbers, negative ones, zero, texts: without what stands in quotes being read."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', code) or [code]


def _parts(code: str) -> Iterator[tuple[str, str]]:
    """The digits, what is said beside them, and anything else, which we do not know."""
    for found in _TOKEN.finditer(code):
        text = found[0]
        if found["digits"]:
            yield "digits", text
        elif found["said"] is not None:
            yield "said", found["said"]
        elif found["sign"]:
            yield "said", found["sign"]
        elif found["gap"]:
            yield "said", " "
        elif found["note"] is not None:
            currency = _CURRENCY.match(found["note"])
            yield "said", currency["sign"] if currency else ""
        elif text[0] != "*":
            yield ("other" if _OTHERS.match(text) else "said"), text
