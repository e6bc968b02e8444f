"""Plays decks in a preview: each goes on where the one before was."""

from dataclasses import replace
from pathlib import Path

from kiosk import bridge
from kiosk.bridge.place import PLACES
from kiosk.bridge.preview import Played, Preview
from kiosk.bridge.session import Clock
from kiosk.deck import Deck
from kiosk.deck.look import Look
from kiosk.deck.model import Font
from kiosk.deck.stamp import stamp
from kiosk.qt.fonts import load_deck_fonts, with_letters_there_are
from kiosk.qt.illustrations import Illustrations
from kiosk.qt.theme_pictures import ThemePictures
from kiosk.session.state import Place, Rules, Session
from kiosk.session.timing import rules
from kiosk.settings import Settings
from kiosk.system.clock import elapsed_ms

_PLACES = {number: place for place, number in PLACES.items()}
_A_DAY_MS = 86_400_000  # nobody is asked whether he is still there while he types


class Scenes:
    """Gives a preview its decks, one after another. Belongs to the GUI thread; a QGuiApplication must exist."""

    def __init__(
        self,
        preview: Preview,
        illustrations: Illustrations,
        theme: ThemePictures,
        settings: Settings,
        clock: Clock = elapsed_ms,
        *,
        is_still: bool = False,
    ) -> None:
        """`is_still`: the loop stays at its slide."""
        self._preview = preview
        self._is_still = is_still
        preview.viewAsked.connect(lambda place: self._go(place=_PLACES[place]))
        self._illustrations = illustrations
        self._theme = theme
        self._settings = settings
        self._clock = clock
        self._dressed: tuple[tuple[Font, ...], Look] | None = None
        self._letters: frozenset[int] = frozenset()
        self._frame: object = None  # of the deck that plays
        self._ids: tuple[str, ...] = ()
        self.session: bridge.Session | None = None

    def play(self, deck: Deck, start: Session | None = None) -> None:
        """Play a deck: from `start`, or at the card, in the language and with the aids of the one before.

        A deck with the same pages and pictures takes its place within the same items: PySide 6.11 never frees all of
        those that are made anew, and making them takes longer.
        """
        if (deck.fonts, deck.look) != self._dressed:  # Qt keeps each font that it has loaded
            self._dressed, self._letters = (deck.fonts, deck.look), load_deck_fonts(deck)
        deck = with_letters_there_are(deck, self._letters)
        language = self._settings.language if self._settings.language in deck.words else None
        ruled = rules(deck, self._settings, language)
        ruled = replace(ruled, idle_ms=tuple(_A_DAY_MS for _ in ruled.idle_ms))
        if self._is_still:
            ruled = replace(ruled, dwell_ms=tuple(_A_DAY_MS for _ in ruled.dwell_ms))
        frame, self._frame = self._frame, _frame(deck)
        shown, look = bridge.Deck(deck, self._illustrations, ruled.attract_languages), bridge.Look(deck.look)
        if self.session and frame == self._frame and not start:
            self.session.adopt(ruled)
            self._preview.change(shown, look)
            return
        session = bridge.Session(ruled, lambda _: None, self._clock)
        before = start or (self.session.state if self.session else None)
        if before:
            session.assume(continued(before, self._ids or ruled.page_ids, ruled, self._clock()))
            session.tick()  # from here on it runs again
        self._ids, self.session = ruled.page_ids, session
        self._theme.show(deck.look, deck.folder)
        self._preview.play(Played(session, shown, look, self._preview))

    def turn(self, page: int) -> None:
        """Show another page, in the same way."""
        if self.session and self.session.state.page != page:
            self._go(page=page)

    def _go(self, *, page: int | None = None, place: Place | None = None) -> None:
        if self.session:
            now = self.session.state
            there = replace(now, page=now.page if page is None else page, place=place or now.place)
            self.session.assume(replace(there, slide_number=there.page, slide_at=self._clock()))
            self.session.tick()


def _frame(deck: Deck) -> object:
    """What must be the same in two decks, so that the items of one can show the other."""
    pages = [(page.id, page.kind, page.illustration, page.ground, bool(page.links)) for page in deck.pages]
    files = {file for file in deck.files() if file.suffix != ".yaml"}
    seen = {name: seen for name, seen in stamp(deck.folder).items() if Path(name) in files}
    languages = [(language.code, language.name) for language in deck.languages]
    sections = [section.first for section in deck.sections]
    return pages, seen, languages, deck.attract_languages, deck.look, deck.fonts, sections


def continued(before: Session, ids: tuple[str, ...], ruled: Rules, now: int) -> Session:
    """The state `before`, with pages of these `ids`, in a deck with other rules: the same card, else its neighbour."""
    card = ids[before.page] if before.page < len(ids) else ""
    last = len(ruled.page_ids) - 1
    page = ruled.page_ids.index(card) if card in ruled.page_ids else min(before.page, last)
    language = before.language if before.language in ruled.languages else ruled.languages[0]
    place = before.place if before.place in (Place.ATTRACT, Place.OVERVIEW) else Place.CARD
    slide = page if place is Place.ATTRACT else before.slide_number
    woken_at = now - ruled.ignore_ms  # a touch counts at once
    return replace(
        before,
        place=place,
        page=page,
        language=language,
        slide_number=slide,
        slide_at=now,
        woken_at=woken_at,
        touched_at=now,
        playing_since=None,
    )
