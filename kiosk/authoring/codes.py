"""The codes of languages, as people and programs write them: RU and zh_hant too."""

import re

from kiosk.deck.fields import CODE


def code_of(text: str) -> str | None:
    """The code that a text means, such as pt-BR for PT_br; None if it is none."""
    plain = text.strip().replace("_", "-")
    if re.fullmatch(CODE, plain):
        return plain
    first, *more = plain.split("-")
    code = "-".join([first.lower(), *map(_written, more)])
    return code if re.fullmatch(CODE, code) else None


def language_of(code: str) -> str:
    """The language without its script and region: pt for pt-BR, sr for sr@latin."""
    return re.split(r"[-_.@]", code.strip(), maxsplit=1)[0].lower()


def _written(part: str) -> str:
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 and part.isalpha() else part.lower()
