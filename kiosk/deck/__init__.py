"""The deck: everything a visitor is shown, read from a folder of plain files."""

from kiosk.deck.load import load
from kiosk.deck.model import Deck, Illustration, Language, Page, PageText, Words

__all__ = ["Deck", "Illustration", "Language", "Page", "PageText", "Words", "load"]
