"""Advice for editors on the families that `theme:` names: letters that these lack are set in the kiosk's typeface."""

from collections.abc import Iterator
from unicodedata import normalize

from kiosk.deck.fonts import Fonts
from kiosk.deck.forms.theme import ThemeFonts
from kiosk.problems import Problem, Rule
from kiosk.text.typeface import FAMILY, lacking
from kiosk.yamlfiles import Document

_MANY = 40  # letters in a message
_LARGE = ("title", "headline", "sections", "figure_unit")  # keys of large words, and of what contains them


def mixed(document: Document, chosen: ThemeFonts, fonts: Fonts, language: str) -> Iterator[Problem]:
    """Warnings about letters in a text file that would be set in another typeface than the words around them."""
    texts = [(way, normalize("NFC", text)) for way, text in document.texts() if way and way[0] != "operator"]
    large = "".join(text for way, text in texts if set(way) & set(_LARGE))
    for key, family, said in (
        ("headings", chosen.headings, large),
        ("text", chosen.text, "".join(text for _, text in texts)),
    ):
        there = fonts.letters_of(family) if family and not fonts.has_failed else frozenset()
        letters = {c for c in said if c.isalnum() and ord(c) not in there}
        if there and (others := sorted(letters - set(lacking("".join(letters))))):
            named = " ".join(others[:_MANY]) + (f" and {len(others) - _MANY} more" if len(others) > _MANY else "")
            message = (
                f"{family}, the theme's font for {key}, has no {named} (language {language}); these letters are set in "
                f"{FAMILY}"
            )
            yield document.problem((), message, Rule.FONT_LETTERS, "choose a font that has them")
