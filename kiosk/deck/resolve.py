"""Makes the Deck of a deck's files: each text settled for each language, each colour settled for its ground."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.deck.colours import PALETTE, readable
from kiosk.deck.fallback import card_word, choose, choose_word
from kiosk.deck.files import DeckFile, PageEntry, TextsFile
from kiosk.deck.model import WORD_NAMES, Deck, Illustration, Language, Page, PageText
from kiosk.deck.pictures import Pictures

Texts = Mapping[str, TextsFile]


def resolve(folder: Path, file: DeckFile, texts: Texts, pictures: Pictures) -> Deck:
    """The Deck in `folder`, whose `pictures` were looked at.

    The files are free of errors: each text is there in one language at least.
    """
    names = {language.code: language.name for language in file.languages}
    colours = {**PALETTE, **file.theme.colours}
    cover = _texts(
        names,
        texts,
        headline=lambda texts: texts.title,
        body=lambda texts: texts.introduction,
        description=lambda texts: texts.description,
    )

    def picture(entry: PageEntry) -> Illustration:
        return Illustration(
            file=folder / entry.illustration,
            has_quiet_side=entry.focus is None and pictures.has_quiet_side(entry.illustration),
            focus=entry.focus or (0.5, 0.5),
            credit=entry.credit or "",
            folder=folder,
        )

    return Deck(
        folder=folder,
        version=file.version or "",
        languages=tuple(Language(code, name) for code, name in names.items()),
        default_language=file.default_language or file.languages[0].code,
        colours=colours,
        pages=(
            _page(picture(file.cover), colours, "cover", file.cover, cover),
            *(_page(picture(card), colours, card.id, card, _card_texts(names, texts, card.id)) for card in file.cards),
        ),
        section={code: chosen.value for code, chosen in choose(texts, lambda texts: texts.section).items()},
        words=_words(texts),
        operator_words={code: file.operator for code, file in texts.items()},
    )


def _page(
    illustration: Illustration, colours: Mapping[str, str], name: str, entry: PageEntry, texts: Mapping[str, PageText]
) -> Page:
    felt, ink, walnut = (colours[colour] for colour in ("felt", "ink", "walnut"))
    accent = colours[entry.accent]
    ground = colours[entry.ground or entry.accent]
    return Page(
        id=name,
        illustration=illustration,
        figure=entry.figure or "",
        dwell_ms=round(entry.dwell * 1000) if entry.dwell else None,
        accent=accent,
        on_paper=readable(felt, accent, walnut, ink),
        on_accent=readable(accent, felt, ink),
        ground=ground,
        on_ground=readable(ground, felt, ink),
        texts=texts,
    )


def _card_texts(names: Mapping[str, str], texts: Texts, card_id: str) -> dict[str, PageText]:
    body = card_word(card_id, "body")

    def paragraphs(file: TextsFile) -> tuple[str, ...] | None:
        text = body(file)
        return (text,) if text else None

    return _texts(names, texts, card_word(card_id, "headline"), paragraphs, card_word(card_id, "description"))


def _texts(
    names: Mapping[str, str],
    texts: Texts,
    headline: Callable[[TextsFile], str | None],
    body: Callable[[TextsFile], tuple[str, ...] | None],
    description: Callable[[TextsFile], str | None],
) -> dict[str, PageText]:
    headlines, bodies, descriptions = choose(texts, headline), choose(texts, body), choose(texts, description)
    return {
        code: PageText(
            headline=headlines[code].value,
            body=bodies[code].value,
            description=descriptions[code].value if descriptions else "",
            fallback=next(
                (names[used.language] for used in (bodies[code], headlines[code]) if used.language != code), ""
            ),
        )
        for code in names
    }


def _words(texts: Texts) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {code: {} for code in texts}
    for name in WORD_NAMES:
        for code, chosen in choose_word(texts, name).items():
            words[code][name] = chosen.value
    return words
