"""The deck: everything a visitor is shown, read from a folder of plain files."""

from kiosk.deck.load import load
from kiosk.deck.model import Deck, Illustration, Language, Page, PageText, Words
from kiosk.deck.record import Record

__all__ = ["Deck", "Illustration", "Language", "Page", "PageText", "Record", "Words", "load"]
