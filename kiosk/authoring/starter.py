"""A new deck: it passes the check, plays, and explains itself in its own words and comments."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from kiosk import paths
from kiosk.authoring import schema
from kiosk.authoring.explained import DECK
from kiosk.authoring.folder import DeckFolder, texts_name
from kiosk.deck.colours import PALETTE
from kiosk.deck.fields import Accent
from kiosk.deck.shipped_words import LAST, lookup
from kiosk.system import files
from kiosk.yamlfiles import Data, read
from kiosk.yamlfiles.editing import YamlText
from kiosk.yamlfiles.scalars import LONG
from kiosk.yamlfiles.writing import Manner, flow, text_of

ACCENTS = ("lake", "saffron", "madder", "juniper")  # of the cover and the cards in turns; the words name their skies
_SCHEMAS = Path(".schema")
_SUN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000">
  <!-- Layers that drift against each other: back, mid, front. The left side stays free for words. -->
  <g id="back"><path d="M-60 -60H1660V1060H-60Z" fill="{sky}"/></g>
  <g id="mid"><circle cx="1120" cy="430" r="230" fill="#F4C66B"/></g>
  <g id="front"><path d="M-60 1060V900Q360 760 800 860T1660 740V1060Z" fill="#1B2440"/></g>
</svg>
"""
_DECK_HEAD = """\
# yaml-language-server: $schema=.schema/deck.json
# What is shown, in which order and colours. The words are in texts/<language>.yaml.
# `kiosk check DIR` lists all mistakes in these files. A line that begins with # is a comment: the kiosk ignores it.
"""
TEXTS_HEAD = """\
# yaml-language-server: $schema=../.schema/texts.json
# All words in one language. Change the words, not what stands before a colon, and indent with spaces.
# After >- the lines below join into one paragraph; put a text that contains ": " or " #" into double quotes.
"""


def language_name(code: str) -> str:
    """What a language calls itself; its code if the kiosk does not know."""
    return _names().get(code, code)


def new(folder: Path, languages: Sequence[str], cards: int, title: str = "") -> DeckFolder:
    """A deck of so many cards in these languages, not saved yet. Its words are in English where we have no others.

    One without cards, for others to be put in, has no pictures either, and no word on how to use it; `title` is its
    title.
    """
    ids = [f"card-{number}" for number in range(1, cards + 1)]
    texts = {"deck.yaml": _deck_text(languages, ids)}
    for code in languages:
        texts[texts_name(code)] = TEXTS_HEAD + text_of(_words(code, ids, title), Manner(width=LONG))
    return DeckFolder.new(folder, texts)


def with_language(deck: DeckFolder, code: str) -> DeckFolder:
    """The deck with another language, whose words are still to come."""
    deck = deck.with_deck(
        deck.deck.insert(("languages",), len(deck.languages()), {"code": code, "name": language_name(code)})
    )
    words = deck.words(code)
    return deck if words.text else deck.with_words(code, YamlText(TEXTS_HEAD, words.file))


def save_beside(folder: Path, accents: Sequence[str]) -> None:
    """Write what a new deck needs besides its words: pictures and the schemas that code editors use. Raises OSError."""
    for accent in dict.fromkeys(accents):
        files.replace(folder / _picture(accent), _SUN.format(sky=PALETTE[accent]).encode(), within=folder)
    save_schemas(folder)


def save_schemas(folder: Path) -> None:
    """Write the schemas of a deck's files into its folder, where its files refer to them. Raises OSError."""
    for name in ("deck", "texts"):
        text = json.dumps(schema.SCHEMAS[name](), ensure_ascii=False, indent=1)
        files.replace(folder / _SCHEMAS / f"{name}.json", f"{text}\n".encode(), within=folder)


def accents(cards: int) -> list[str]:
    """The colours of the cover and of so many cards."""
    return [ACCENTS[number % len(ACCENTS)] for number in range(cards + 1)]


def _picture(accent: str) -> str:
    return f"illustrations/{accent}.svg"


def _deck_text(languages: Sequence[str], ids: Sequence[str]) -> str:
    named = "".join(f"  - code: {flow(code)}\n    name: {flow(language_name(code))}\n" for code in languages)
    cover, *others = accents(len(ids))
    pictured = f"  illustration: {_picture(cover)}\n" if ids else ""
    shown = [
        f"  - id: {name}\n    accent: {accent}\n    illustration: {_picture(accent)}\n"
        for name, accent in zip(ids, others, strict=True)
    ]
    extras = "".join(
        f"    # {key}: {value:<{24 - len(key)}} # {DECK[key]}\n"
        for key, value in (("figure", '"118"'), ("credit", '"Photo: A. Name"'), ("focus", "[0.4, 0.3]"))
    )
    choice = ", ".join(get_args(Accent))
    return (
        f'{_DECK_HEAD}\n# {DECK["version"]}\nversion: "1"\n\n'
        f"# {DECK['languages']}\nlanguages:\n{named}\n"
        f"# {DECK['theme']} base: felt, light or dark.\ntheme:\n  base: felt\n\n"
        f"# {DECK['cover']}\ncover:\n  accent: {cover}\n{pictured}\n"
        f"# {DECK['cards']}\n# accent is one of {choice}; that of neighbours should differ.\ncards:\n"
        + "\n".join([shown[0] + extras, *shown[1:]] if shown else [])
    )


def _words(code: str, ids: Sequence[str], title: str) -> Mapping[str, Data]:
    """The words of a new deck in a language."""
    own: Any = _starter(code)
    cards = [own["cards"][number] if number < len(own["cards"]) else None for number in range(len(ids))]
    pictures = [own["description"], *(card["description"] for card in own["cards"])]
    cover = {"title": title or own["title"], "section": own["section"]}
    if not ids:
        return {**cover, "introduction": [own["section"]]}
    return {
        **cover,
        "introduction": [own["introduction"]],
        "description": own["description"],
        "cards": {
            name: card
            or {"headline": f"{own['more']} ({number + 1})", "description": pictures[(number + 1) % len(pictures)]}
            for number, (name, card) in enumerate(zip(ids, cards, strict=True))
        },
    }


@cache
def _starter(code: str) -> Data:
    names = [name for name in (*lookup(code), LAST) if (paths.STARTER / f"{name}.yaml").is_file()]
    return read(paths.STARTER / f"{names[0]}.yaml").data


@cache
def _names() -> Mapping[str, str]:
    data = read(paths.STARTER / "names.yaml").data
    assert isinstance(data, dict)
    return {code: str(name) for code, name in data.items()}
