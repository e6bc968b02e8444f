"""Builds the Deck from a deck's files: chooses each text for each language and each colour for its ground."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kiosk.deck.fallback import Chosen, PageSource, choose, choose_word, section_titles, sources
from kiosk.deck.form import DeckFile, InterfaceWords, TextsFile
from kiosk.deck.forms import Form
from kiosk.deck.forms.page import PageEntry
from kiosk.deck.forms.theme import Theme
from kiosk.deck.kinds import COVER
from kiosk.deck.link import ALL, linked
from kiosk.deck.look import Look
from kiosk.deck.markdown import blocks
from kiosk.deck.model import Deck, Font, Language, Section
from kiosk.deck.page import Illustration, Page, PageText
from kiosk.deck.picture_check import Pictures
from kiosk.deck.prose import Block
from kiosk.deck.recordings import Recordings, narrations
from kiosk.deck.theming import has_quiet_side, painted, themed

_SPOKEN = 5  # languages of the attract loop, unless the deck chooses them: more would each come too rarely
Texts = Mapping[str, TextsFile]


def resolve(folder: Path, file: DeckFile, texts: Texts, pictures: Pictures, recordings: Recordings) -> Deck:
    """The Deck in `folder`, whose `pictures` and `recordings` were checked.

    The files must be free of errors: each text exists in at least one language.
    """
    names = {language.code: language.name for language in file.languages}
    shown = themed(folder, file.theme)
    entries: dict[str, PageEntry] = {COVER.name: file.cover, **{card.id: card for card in file.cards}}

    def page(name: str, source: PageSource) -> Page:
        entry, form = entries[name], source.form
        own = {part: choose(texts, source.word(part)) for part in form.own_words}
        said = _texts(names, texts, source, own, has_figure=bool(entry.figure))
        content = form.filled(folder, entry, {part: _said(chosen) for part, chosen in own.items()}, said)
        picture = _illustration(folder, entry, pictures)
        links = {code: linked(entry.link[code]) for code in (ALL, *names) if code in entry.link} if entry.link else {}
        made = _page(picture, shown, file.theme, name, entry, said)
        code = getattr(entry, "code", None) or ""
        heard = narrations(folder, entry.narration or {}, recordings)
        return replace(made, kind=form.kind.name, content=content, links=links, code=code, narrations=heard)

    return Deck(
        folder=folder,
        version=file.version or "",
        languages=tuple(Language(code, name) for code, name in names.items()),
        default_language=file.default_language or file.languages[0].code,
        attract_languages=file.attract_languages or tuple(names)[:_SPOKEN],
        fonts=tuple(Font(folder / font.file, font.languages) for font in file.fonts),
        look=shown,
        pages=tuple(page(name, source) for name, source in sources(_in_sections(file)).items()),
        section={} if file.sections else _said(choose(texts, lambda texts: texts.section)),
        sections=_sections(file, texts),
        words=_words(texts),
        operator_words={code: file.operator for code, file in texts.items()},
    )


def _in_sections(file: DeckFile) -> dict[str, Form]:
    """Each card's form, by its id: section by section."""
    order = [section.id for section in file.sections]
    cards = sorted(file.cards, key=lambda card: order.index(card.section) if card.section else 0)
    return {card.id: file.forms[card.id] for card in cards}


def _sections(file: DeckFile, texts: Texts) -> tuple[Section, ...]:
    """The sections that have cards."""
    sections, first = [], 1
    for (_, find), section in zip(section_titles(file).items(), file.sections, strict=False):
        if count := sum(card.section == section.id for card in file.cards):
            sections.append(Section(first, _said(choose(texts, find))))
        first += count
    return tuple(sections)


def _illustration(folder: Path, entry: PageEntry, pictures: Pictures) -> Illustration | None:
    if entry.illustration is None:
        return None
    return Illustration(
        file=folder / entry.illustration,
        has_quiet_side=has_quiet_side(entry, pictures),
        focus=entry.focus or (0.5, 0.5),
        credit=entry.credit or "",
        folder=folder,
    )


def _page(
    illustration: Illustration | None,
    look: Look,
    theme: Theme,
    name: str,
    entry: PageEntry,
    texts: Mapping[str, PageText],
) -> Page:
    return Page(
        id=name,
        illustration=illustration,
        figure=entry.figure or "",
        dwell_ms=round(entry.dwell * 1000) if entry.dwell else None,
        texts=texts,
        **painted(look, theme, entry, has_quiet_side=bool(illustration and illustration.has_quiet_side)),
    )


def _texts(
    names: Mapping[str, str],
    texts: Texts,
    source: PageSource,
    own: Mapping[str, Mapping[str, Chosen[str]]],
    *,
    has_figure: bool,
) -> dict[str, PageText]:
    form = source.form
    headlines, bodies = choose(texts, source.word(form.headline)), choose(texts, source.word(form.body))
    descriptions = choose(texts, source.word("description"))
    units = choose(texts, source.word("figure_unit")) if has_figure else {}

    def body(code: str) -> tuple[Block, ...]:
        text = bodies[code].value if bodies else ()
        return tuple(block for part in ((text,) if isinstance(text, str) else text) for block in blocks(part))

    def opening(code: str) -> str:  # in the language of the body
        language = bodies[code].language if bodies else code
        return source.word("opening")(texts[language]) or ""

    def fallback(code: str) -> str:
        used = (chosen[code].language for chosen in (bodies, headlines, units, *own.values()) if chosen)
        return next((names[language] for language in used if language != code), "")

    said = {code: body(code) for code in names}
    return {
        code: PageText(
            headline=headlines[code].value,
            body=tuple(block.text for block in said[code]),
            prose=said[code] if any(block.is_marked for block in said[code]) else (),
            opening=opening(code),
            description=descriptions[code].value if descriptions else "",
            figure_unit=units[code].value if units else "",
            fallback=fallback(code),
        )
        for code in names
    }


def _said(chosen: Mapping[str, Chosen[str]]) -> dict[str, str]:
    return {code: each.value for code, each in chosen.items()}


def _words(texts: Texts) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {code: {} for code in texts}
    for name in InterfaceWords.model_fields:
        for code, chosen in choose_word(texts, name).items():
            words[code][name] = chosen.value
    return words
