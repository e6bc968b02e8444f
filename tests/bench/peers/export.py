"""The shipped deck in the forms that the others show: text and pictures in files, and screens of the kiosk itself."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from support.decks import picture_of

from kiosk import paths
from kiosk.deck.load import load
from kiosk.deck.model import Deck

DWELL_S, _STILL_S = 8, 120
WIDTH, HEIGHT = 1920, 1080
_PICTURE = """
import sys
from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader
for source, target, width, height in zip(*[iter(sys.argv[1:])] * 4):
    reader = QImageReader(source)
    reader.setScaledSize(QSize(int(width), int(height)))
    assert reader.read().save(target), source
"""


@dataclass(frozen=True)
class Card:
    """One page for the others: words, colours, the illustration in the screen's size, and the kiosk's own card."""

    headline: str
    text: str
    ground: str
    on_ground: str
    illustration: Path
    screen: Path


@dataclass(frozen=True)
class Exported:
    """All of it."""

    folder: Path
    deck: Path  # the kiosk's own, with the same time for each slide as the others have
    still_deck: Path  # the same, whose first slide stays until somebody comes
    cards: tuple[Card, ...]


def export(folder: Path) -> Exported:
    """Write the cover and all cards of the shipped deck, in its first language, into this folder."""
    deck, still_deck = _deck(folder / "deck", DWELL_S), _deck(folder / "still-deck", _STILL_S)
    loaded = load(deck)[0]
    language = loaded.default_language
    render = ("render", "--deck", str(deck), "--out", str(folder / "screens"))
    view = ("--size", f"{WIDTH}x{HEIGHT}", "--language", language, "--view", "card")
    subprocess.run([sys.executable, "-m", "kiosk", *render, *view], check=True, stdout=subprocess.DEVNULL)
    screens = sorted((folder / "screens").rglob("card-*.png"))
    return Exported(folder, deck, still_deck, _cards(loaded, folder, screens))


def _deck(folder: Path, dwell_s: int) -> Path:
    shutil.copytree(paths.BUILT_IN_DECK, folder)
    form = folder / "deck.yaml"
    form.write_text(with_dwell(form.read_text(encoding="utf-8"), dwell_s), encoding="utf-8")
    return folder


def with_dwell(deck: str, seconds: int) -> str:
    """A deck.yaml in which every page stays so long in the attract loop."""
    return re.sub(r"^( *)accent: .*$", rf"\g<0>\n\g<1>dwell: {seconds}", deck, flags=re.MULTILINE)


def _cards(deck: Deck, folder: Path, screens: list[Path]) -> tuple[Card, ...]:
    cards, wanted = [], []
    for page, screen in zip(deck.pages, screens, strict=True):
        words = page.texts[deck.default_language]
        illustration = folder / f"{screen.stem}.png"
        wanted += [str(picture_of(page).file), str(illustration), str(WIDTH), str(HEIGHT)]
        text = words.opening or words.body[0]
        cards.append(Card(words.headline, text, page.ground, page.on_ground, illustration, screen))
    subprocess.run([sys.executable, "-c", _PICTURE, *wanted], check=True)
    for card in cards:
        with Image.open(card.illustration) as picture:
            assert picture.size == (WIDTH, HEIGHT)
    return tuple(cards)
