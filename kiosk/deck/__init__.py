"""The deck: everything that visitors see, read from a folder of plain files."""

from kiosk.deck.model import Deck, Language, Words
from kiosk.deck.page import Content, Illustration, Page, PageText
from kiosk.deck.picture_record import Record

__all__ = ["Content", "Deck", "Illustration", "Language", "Page", "PageText", "Record", "Words"]
