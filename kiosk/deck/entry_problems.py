"""Mistakes in the entries of deck.yaml that only the languages, pictures and fonts beside them show."""

from collections.abc import Iterator

from kiosk.deck.fonts import Fonts
from kiosk.deck.form import DeckFile
from kiosk.deck.forms.page import PageEntry
from kiosk.deck.link import ALL
from kiosk.deck.picture_check import Pictures
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Document, Way

_MOST_SAID = 120  # letters of a font's own words on its licence


def entries(deck: DeckFile) -> list[tuple[Way, PageEntry]]:
    """The pages in deck.yaml, each with its place."""
    cards: list[tuple[Way, PageEntry]] = [(("cards", number), card) for number, card in enumerate(deck.cards)]
    return [(("cover",), deck.cover), *cards]


def language_problems(document: Document, deck: DeckFile) -> Iterator[Problem]:
    """Links and narrations in languages that the deck does not have."""
    codes = [language.code for language in deck.languages]
    for way, page in entries(deck):
        for key, named in (("link", page.link), ("narration", page.narration)):
            for code in named or ():
                if code not in codes and (key, code) != ("link", ALL):
                    message = f"the deck has no language `{code}`; its languages are {', '.join(codes)}"
                    yield document.problem((*way, key, code), message, Rule.NAME_UNKNOWN)


def side_problems(document: Document, deck: DeckFile, pictures: Pictures) -> Iterator[Problem]:
    """Drawings of the shape of one drawn for the kiosk that do not say whether they are one."""
    for way, page in entries(deck):
        name = page.illustration
        if name is None or page.quiet_side or page.focus:
            continue
        if pictures.has_quiet_side(name) or not pictures.may_have_quiet_side(name):
            continue
        message = (
            f"{name} has no groups `back`, `mid` and `front`, so the words stand beside it; "
            "write `quiet_side: left` if its left is free for words, or `quiet_side: none`"
        )
        yield document.problem((*way, "illustration"), message, Rule.PICTURE_SIDE)


def licence_problems(document: Document, deck: DeckFile, fonts: Fonts) -> Iterator[Problem]:
    """Fonts without a licence."""
    for number, font in enumerate(deck.fonts):
        if not font.licence:
            said = fonts.look(font.file).licence
            message = f"write whose font {font.file} is and under which `licence:`"
            what = f"{message}; it says: {said[:_MOST_SAID]}" if said else message
            yield document.problem(("fonts", number), what, Rule.FONT_LICENCE)
