"""Decks made from other decks."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.deck import Deck, Illustration, Language, Page


def spoken(deck: Deck, names: Mapping[str, str]) -> Deck:
    """The deck in these languages (names by code). A code that it lacks gets the words of one that it has."""
    known = list(deck.words)
    source = {code: code if code in known else known[i % len(known)] for i, code in enumerate(names)}

    def said(given: Mapping[str, Any]) -> dict[str, Any]:
        return {code: given[source[code]] for code in names}

    return replace(
        deck,
        languages=tuple(Language(code, name) for code, name in names.items()),
        default_language=next(iter(names)),
        attract_languages=tuple(names)[:5],
        pages=tuple(replace(page, texts=said(page.texts)) for page in deck.pages),
        section=said(deck.section),
        words=said(deck.words),
    )


def picture_of(page: Page) -> Illustration:
    """A page's picture, which it has."""
    assert page.illustration is not None
    return page.illustration
