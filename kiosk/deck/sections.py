"""Checks a deck's sections: whether each card is in one, each has cards, and whose titles nobody sees."""

from collections.abc import Iterator
from difflib import get_close_matches

from kiosk.deck.form import DeckFile, TextsFile
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Document


def section_problems(document: Document, deck: DeckFile) -> Iterator[Problem]:
    """The problems in deck.yaml."""
    ids = [section.id for section in deck.sections]
    for number, card in enumerate(deck.cards):
        way = ("cards", number)
        if card.section is None and ids:
            message = f"`section` is missing: the deck has `sections`; add the id of one of them: {', '.join(ids)}"
            yield document.problem(way, message, Rule.KEY_MISSING)
        elif card.section and card.section not in ids:
            near = get_close_matches(card.section, ids, n=1)
            message = f"`sections` has no `{card.section}`"
            hint = f"did you mean `{near[0]}`?" if near else f"add it there, as `- id: {card.section}`"
            yield document.problem((*way, "section"), message, Rule.NAME_UNKNOWN, hint)
    for number, name in enumerate(ids):
        if all(card.section != name for card in deck.cards):
            message = f"no card is in the section `{name}`, so nobody sees it; write it at a card, or remove it here"
            yield document.problem(("sections", number), message, Rule.SECTION_EMPTY)


def title_problems(document: Document, texts: TextsFile, deck: DeckFile) -> Iterator[Problem]:
    """The problems in a text file."""
    ids = [section.id for section in deck.sections]
    for name in texts.sections.keys() - set(ids):
        near = get_close_matches(name, [each for each in ids if each not in texts.sections], n=1)
        hint = f"did you mean `{near[0]}`?" if near else "add it there or remove it here"
        yield document.problem(("sections", name), f"deck.yaml has no section `{name}`", Rule.NAME_UNKNOWN, hint)
    if ids and texts.section:
        message = "nobody sees this: the deck has `sections`, and their titles stand here instead; remove it"
        yield document.problem(("section",), message, Rule.TEXT_UNSEEN)
