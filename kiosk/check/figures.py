"""Figures that their card's text does not mention, so that nobody knows what they count."""

import re
import unicodedata
from collections.abc import Iterator

from kiosk.check.page_texts import page_texts
from kiosk.deck.advice import dotted
from kiosk.deck.forms import COVER
from kiosk.deck.load import DeckFiles
from kiosk.problems import Problem, Rule

# A number: in groups of three digits, or with decimals, or plain.
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f.,'’٬]\d{3})+(?!\d)|\d+(?:[.,٫]\d+)?")


def problems(files: DeckFiles) -> Iterator[Problem]:
    if files.deck is None:
        return
    pages = {COVER.kind.name: files.deck.cover, **{card.id: card for card in files.deck.cards}}
    said: dict[tuple[str, str], set[str]] = {}  # the numbers in each page's body, by language
    bodies = [text for text in page_texts(files) if text.is_body]
    for text in bodies:
        said.setdefault((text.language, text.page), set()).update(numbers(text.written))
    for text in {(text.language, text.page): text for text in reversed(bodies)}.values():
        figure = (pages[text.page].figure if text.page in pages else None) or ""
        if wanted := numbers(figure) - said[text.language, text.page]:
            message = (
                f"`{dotted(text.way)}` does not mention {' or '.join(sorted(wanted))}, and the figure is {figure}; "
                "say what it counts, with the same number"
            )
            yield text.problem(message, Rule.FIGURE_UNSAID)


def numbers(text: str) -> set[str]:
    """The numbers in a text, in ASCII digits and without what separates these."""
    return {"".join(str(unicodedata.digit(c)) for c in found if c.isdigit()) for found in _NUMBER.findall(text)}
