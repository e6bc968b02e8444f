"""A card's web address: one for all languages as a text, or one for each as a map. Recordings are such a map too."""

from collections.abc import Iterator, Mapping, Sequence

from kiosk.authoring.folder import DeckFolder
from kiosk.deck.link import ALL
from kiosk.editor.fields import BY_LANGUAGE
from kiosk.yamlfiles import Data, Way


def address(link: Data, code: str) -> Data:
    """What is written for a language: its own address, or the one for all; None if nothing is."""
    if not isinstance(link, dict):
        return link
    return link.get(code, link.get(ALL))


def spare(link: Data, codes: Sequence[str]) -> str:
    """The address that stands for a language without one; empty if there is none."""
    given = link if isinstance(link, dict) else {}
    return next((said for code in codes if isinstance(said := given.get(code), str)), "")


def changed(link: Data, codes: Sequence[str], code: str, value: Data) -> Data:
    """The link with another address for a language. The first address is for all languages, and so is one for each."""
    given: Mapping[str, Data] = {other: said for other in codes if (said := address(link, other)) is not None}
    if not given:
        return value
    after = {other: value if other == code else given.get(other) for other in codes}
    left = {other: said for other, said in after.items() if said is not None}
    if not left:
        return None
    is_same = len(left) == len(codes) and len({str(said) for said in left.values()}) == 1
    if is_same:
        return next(iter(left.values()))
    return dict(left)


def without_language(deck: DeckFolder, code: str) -> DeckFolder:
    """The deck without addresses and recordings in a language. Raises CannotEditError."""
    gone: dict[Way, Data] = {
        (*way, code) if len(given) > 1 else way: None
        for way, given in _by_language(deck)
        if isinstance(given, dict) and code in given
    }
    return deck.with_deck(deck.deck.set_each(gone)) if gone else deck


def _by_language(deck: DeckFolder) -> Iterator[tuple[Way, Data]]:
    data = deck.deck.data if isinstance(deck.deck.data, dict) else {}
    cards = data.get("cards")
    pages: list[tuple[Way, Data]] = [(("cover",), data.get("cover"))]
    pages += [(("cards", at), card) for at, card in enumerate(cards if isinstance(cards, list) else ())]
    for way, page in pages:
        for name in BY_LANGUAGE:
            if isinstance(page, dict) and name in page:
                yield (*way, name), page[name]
