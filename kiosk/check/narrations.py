"""Narrations that are only drafts, belong to another text, or are missing in some languages."""

from collections.abc import Iterator

from kiosk.deck.forms import COVER
from kiosk.deck.forms.page import PageEntry
from kiosk.deck.load import DeckFiles
from kiosk.deck.model import Deck
from kiosk.deck.narration import draft_of
from kiosk.deck.recordings import COMMENT
from kiosk.problems import Problem, Rule
from kiosk.speech.sentences import digest, sentences
from kiosk.yamlfiles import Way


def problems(files: DeckFiles, deck: Deck) -> Iterator[Problem]:
    """Of a deck that can play."""
    assert files.deck
    assert files.document
    pages = {page.id: page for page in deck.pages}
    entries: list[tuple[Way, str, PageEntry]] = [(("cover",), COVER.kind.name, files.deck.cover)]
    entries += [(("cards", number), card.id, card) for number, card in enumerate(files.deck.cards)]
    for way, name, entry in entries:
        named = entry.narration or {}
        for code, file in named.items():
            place = (*way, "narration", code)
            draft = draft_of(files.recordings.found[file].comments.get(COMMENT, ""))
            if draft is None:
                continue
            if draft.digest != digest(sentences(pages[name], code)):
                message = f"{file} reads other words than the page now has; run `kiosk narrate`"
                yield files.document.problem(place, message, Rule.NARRATION_OUTDATED)
            message = f"{file} is a draft that a program speaks; record it with a person's voice"
            yield files.document.problem(place, message, Rule.NARRATION_DRAFT)
        codes = [language.code for language in deck.languages]
        if named and (lacking := [code for code in codes if code not in named]):
            message = f"there is no narration in {', '.join(lacking)}; record it, or run `kiosk narrate`"
            yield files.document.problem((*way, "narration"), message, Rule.NARRATION_PARTIAL)
