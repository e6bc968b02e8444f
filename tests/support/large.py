"""Large decks: as many cards as are asked for, made of the shipped ones."""

import json
import re
import shutil
from collections.abc import Mapping
from itertools import count, cycle, islice
from pathlib import Path

from kiosk import paths
from kiosk.deck.colours import PALETTE
from kiosk.deck.load import load
from kiosk.deck.model import Deck
from kiosk.deck.page import Page, PageText
from support.decks import picture_of

LANGUAGES = {"ky": "Кыргызча", "ru": "Русский", "en": "English", "kk": "Қазақша", "uk": "Українська"}
_COLOURS = {value: name for name, value in PALETTE.items()}
_SAID = ("ky", "ru", "en")  # the shipped deck's languages: another one takes turns with their words


def write_large_deck(
    folder: Path, cards: int, languages: Mapping[str, str] = LANGUAGES, *, own_pictures: bool = False
) -> Path:
    """A deck of so many fact cards, in `folder`, which is not there yet; `languages` are names by code.

    The words are the shipped deck's, each card with a headline of one of its cards, the number of its own, and
    sentences of others, so that no two cards say the same. The pictures are the nine of it in turns, or as many
    different ones: copies with the card's number in them.
    """
    shipped = load(paths.BUILT_IN_DECK)[0]
    shutil.copytree(paths.BUILT_IN_DECK / "illustrations", folder / "illustrations")
    (folder / "texts").mkdir()
    deck = _deck_file(shipped, cards, languages)
    if own_pictures:
        deck = _with_own_pictures(folder, deck)
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    for code, source in zip(languages, cycle(_SAID), strict=False):
        text = _text_file(shipped, cards, code if code in _SAID else source)
        (folder / "texts" / f"{code}.yaml").write_text(text, encoding="utf-8")
    return folder


def _deck_file(shipped: Deck, cards: int, languages: Mapping[str, str]) -> str:
    lines = ["languages:", *(f"  - {{code: {code}, name: {name}}}" for code, name in languages.items())]
    lines += ["cover:", "  accent: madder", "  illustration: illustrations/cover.svg", '  figure: "1993"', "cards:"]
    for number, page in _cards(shipped, cards):
        lines += [
            f"  - id: card-{number}",
            f"    accent: {_COLOURS[page.accent]}",
            f"    ground: {_COLOURS[page.ground]}",
        ]
        lines.append(f"    illustration: illustrations/{picture_of(page).file.name}")
        lines += [f'    figure: "{page.figure}"'] * bool(page.figure)
    return "\n".join([*lines, ""])


def _with_own_pictures(folder: Path, deck: str) -> str:
    numbers = count()

    def own(found: re.Match[str]) -> str:
        name = f"{found[1]}-{next(numbers)}.svg"
        drawing = (folder / f"{found[1]}.svg").read_bytes()
        (folder / name).write_bytes(drawing.replace(b"</svg>", b"<!-- %b --></svg>" % name.encode()))
        return name

    return re.sub(r"(illustrations/[a-z\d-]+)\.svg", own, deck)


def _text_file(shipped: Deck, cards: int, language: str) -> str:
    cover = shipped.pages[0].texts[language]
    lines = [f"title: {_quoted(cover.headline)}", f"section: {_quoted(shipped.section[language])}"]
    lines += ["introduction:", *(f"  - {_quoted(paragraph)}" for paragraph in cover.body)]
    lines += [f"description: {_quoted(cover.description)}", "cards:"]
    sentences = [sentence for page in shipped.pages[1:] for sentence in _sentences(page.texts[language])]
    for number, page in _cards(shipped, cards):
        text = page.texts[language]
        begin = number % len(sentences)
        said = [*_sentences(text)[:1], *islice(cycle(sentences), begin, begin + 1 + number % 2)]
        lines += [f"  card-{number}:", f"    headline: {_quoted(f'{text.headline} {number}')}"]
        lines += [f"    figure_unit: {_quoted(text.figure_unit)}"] * bool(page.figure and text.figure_unit)
        lines += [f"    body: {_quoted(' '.join(said))}", f"    description: {_quoted(text.description)}"]
    return "\n".join([*lines, ""])


def _cards(shipped: Deck, cards: int) -> list[tuple[int, Page]]:
    """The number of each card, and the shipped one that it is made of."""
    return list(enumerate(islice(cycle(shipped.pages[1:]), cards), start=1))


def _sentences(text: PageText) -> list[str]:
    return [f"{sentence.rstrip('.')}." for paragraph in text.body for sentence in paragraph.split(". ")]


def _quoted(text: str) -> str:
    """As YAML has it; JSON's strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)
