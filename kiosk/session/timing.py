"""Works out the session's rules from the deck and the settings: how long each thing lasts."""

from kiosk.deck import Deck, Page
from kiosk.session.state import Rules
from kiosk.settings import Settings
from kiosk.text.unspaced import words_in

# 120 words a minute: for a visitor who stands and perhaps reads a second language.
_READING_MS_PER_WORD = 500
LEAST_COUNTDOWN_S = 20  # WCAG 2.2.1
# A slide shows few words, to people at a distance: time to notice it, then a second for every two words.
_SLIDE_MS, _SLIDE_MS_PER_WORD, _SLIDE_MS_AT_MOST = 6_000, 500, 14_000
# `idle_s` already includes this much reading; a longer card adds the rest.
_READING_MS_INCLUDED = 20_000
_TYPING_MS = 1000  # for the next digit of a number, once its key counts again


def rules(deck: Deck | None, settings: Settings, first_language: str | None = None) -> Rules:
    """The session's rules; without a deck, those of failsafe. The loop starts in `first_language`."""
    if deck is None:
        return Rules((), ())
    first = first_language or deck.default_language
    codes = [language.code for language in deck.languages]
    spoken = [code for code in codes if code in (first, *deck.attract_languages)]
    return Rules(
        page_ids=tuple(page.id for page in deck.pages),
        languages=_beginning_with(first, codes),
        attract_languages=_beginning_with(first, spoken),
        dwell_ms=tuple(map(_dwell_ms, deck.pages)),
        idle_ms=tuple(_idle_ms(page, settings) for page in deck.pages),
        countdown_ms=max(LEAST_COUNTDOWN_S, settings.countdown_s) * 1000,
        codes=tuple(page.code.casefold() for page in deck.pages),
        key_pause_ms=settings.key_pause_ms,
        # Else nobody could type 11 where hands shake so much that the same key counts late.
        typed_ms=max(Rules.typed_ms, settings.key_pause_ms + _TYPING_MS),
        guide_ms=settings.guide_s * 1000,
        volume=settings.volume,
        volume_most=0 if settings.sound == "off" else settings.volume_most,
    )


def _beginning_with(first: str, codes: list[str]) -> tuple[str, ...]:
    place = codes.index(first)
    return (*codes[place:], *codes[:place])


def _dwell_ms(page: Page) -> int:
    if page.dwell_ms is not None:
        return page.dwell_ms
    words = max(words_in(f"{page.figure} {text.figure_unit} {text.headline}") for text in page.texts.values())
    return min(_SLIDE_MS + words * _SLIDE_MS_PER_WORD, _SLIDE_MS_AT_MOST)


def _idle_ms(page: Page, settings: Settings) -> int:
    reading = page.words * _READING_MS_PER_WORD
    return settings.idle_s * 1000 + max(0, reading - _READING_MS_INCLUDED)
