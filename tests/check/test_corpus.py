"""What `kiosk check` passes, the kiosk shows; what the kiosk cannot show, it names: for decks as people bring them."""

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from support.driver import Screen

from kiosk.check import check
from kiosk.deck import Deck, Illustration
from kiosk.problems import Rule, Severity
from kiosk.qt.painting import Order, UnusableError, paint
from kiosk.session.state import Place, Session
from kiosk.text.unspaced import has_thai_dictionary

CORPUS = Path(__file__).parent / "corpus"
DECK = """\
languages:
  - code: en
    name: English
cover:
  accent: lake
cards:
  - id: one
    accent: madder
    illustration: {}
"""
TEXTS = """\
title: A deck
section: Examples
introduction:
  - It has one card.
cards:
  one:
    headline: One card
    body: It says what it is.
    description: A picture.
"""
# What is said of each, where anything is.
PICTURES = {
    "1440x900-figma.svg": {Rule.PICTURE_SIDE},
    "css-filter.svg": {Rule.PICTURE_DIFFERS},
    "drawio.svg": {Rule.PICTURE_LACKS, Rule.PICTURE_UNUSABLE},
    "dropshadow.svg": {Rule.PICTURE_DIFFERS},
    "four-problems.svg": {Rule.PICTURE_DIFFERS},
    "inkscape-text.svg": {Rule.PICTURE_DIFFERS},
    "truncated.webp": {Rule.PICTURE_UNUSABLE},
}
DECKS = {
    "path-case": {Rule.PICTURE_MISSPELT},
    "path-nested": {Rule.DECK_NESTED},
    "txt-arabic": {Rule.LETTERS_MISSING},
    "txt-cjk": {Rule.LETTERS_MISSING},
    "txt-colon": {Rule.YAML_COLON},
    "txt-hash": {Rule.TEXT_CUT},
    "txt-nfd": {Rule.LETTERS_MISSING},
    "txt-tab": {Rule.YAML_TAB},
    "txt-thai": {Rule.LETTERS_MISSING} | (set() if has_thai_dictionary() else {Rule.LINE_UNBREAKABLE}),
    "txt-unlisted-language": {Rule.LANGUAGE_UNLISTED},
}


def checked(folder: Path) -> tuple[Deck | None, set[Rule]]:
    """The deck that is played, if one is, and the rules that it breaks, without those about words and sizes."""
    deck, problems = check(folder)
    assert (deck is None) == any(problem.severity is Severity.ERROR for problem in problems)
    return deck, {problem.rule for problem in problems} - {Rule.PICTURE_SMALL}


def with_picture(folder: Path, name: str, data: bytes) -> Path:
    (folder / "texts").mkdir()
    (folder / name).write_bytes(data)
    (folder / "deck.yaml").write_text(DECK.format(name), encoding="utf-8")
    (folder / "texts" / "en.yaml").write_text(TEXTS, encoding="utf-8")
    return folder


def is_painted(folder: Path, name: str) -> bool:
    """Whether the kiosk has a picture for it."""
    illustration = Illustration(folder / name, has_quiet_side=False, folder=folder)
    try:
        layers = paint(Order(illustration, "#ffffff", (160, 100), layered=False)).layers
    except UnusableError:
        return False
    return any(not layer.image.isNull() for layer in layers)


@pytest.mark.parametrize("file", sorted((CORPUS / "pictures").iterdir()), ids=lambda file: file.name)
def test_a_picture_is_painted_or_named(file: Path, tmp_path: Path) -> None:
    folder = with_picture(tmp_path, file.name, file.read_bytes())
    deck, rules = checked(folder)
    assert rules == PICTURES.get(file.name, set())
    assert is_painted(folder, file.name) == (deck is not None)


@pytest.mark.parametrize("part", [0.1, 0.55, 0.98])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_half_copied_photo_is_named(form: str, part: float, tmp_path: Path) -> None:
    whole = BytesIO()
    Image.radial_gradient("L").convert("RGB").save(whole, form)
    name = f"photo.{form.lower()}"
    folder = with_picture(tmp_path, name, whole.getvalue()[: int(part * len(whole.getvalue()))])
    deck, rules = checked(folder)
    assert (deck, rules) == (None, {Rule.PICTURE_UNUSABLE})
    assert not is_painted(folder, name)


@pytest.mark.usefixtures("unpainted")
@pytest.mark.parametrize("folder", sorted((CORPUS / "decks").iterdir()), ids=lambda folder: folder.name)
def test_a_deck_is_shown_or_named(
    folder: Path, open_screen: Callable[..., Screen], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "kiosk.qt.fonts")  # the computer may have fonts for the letters, or not
    deck, rules = checked(folder)
    assert rules == DECKS.get(folder.name, set())
    if deck is None:
        return
    screen = open_screen(deck)
    for number, page in enumerate(deck.pages):
        screen.assume(Session(Place.CARD, language=deck.default_language, page=number))
        screen.settle()
        headline = page.texts[deck.default_language].headline
        assert Rule.LETTERS_MISSING in rules or letters(headline) in letters(screen.words())


def letters(text: str) -> str:
    """A text without spaces and signs, which depend on where its lines end."""
    return "".join(filter(str.isalnum, text))
