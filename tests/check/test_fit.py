"""Which texts are laid out to see whether they fit, and what becomes of the others."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.check import Screen, layout
from kiosk.check.fit import doubtful
from kiosk.check.layout import Text, UnmeasuredError, measured
from kiosk.deck import Deck, Page
from kiosk.process import relaunch

WORDS = (
    "Фонд өлкөдөгү демократиялык институттарды бекемдөөгө жардам берген жана жабдууларды орнотууга каражат бөлгөн. "
    * 12
)
SMALL, USUAL = Screen(10.1), Screen()


def page(plain: Page, name: str, headline: int, body: int, paragraphs: int = 1, figure: str = "") -> Page:
    """A page with so many letters in its headline and in all paragraphs together."""
    parts = tuple(WORDS[: body // paragraphs].strip() for _ in range(paragraphs))
    text = replace(plain.texts["ky"], headline=WORDS[:headline].strip(), body=parts, prose=(), figure_unit="")
    return replace(plain, id=name, figure=figure, texts={"ky": text})


@pytest.fixture
def deck_with(nine_facts: Deck) -> Callable[..., Deck]:
    def made(*pages: tuple[int, int, int, str]) -> Deck:
        cover, plain = nine_facts.pages[:2]
        cards = (page(plain, f"card-{number}", *given) for number, given in enumerate(pages))
        cover = replace(cover, texts={"ky": cover.texts["ky"]})
        return replace(nine_facts, languages=nine_facts.languages[:1], pages=(cover, *cards))

    return made


def largest(deck_with: Callable[..., Deck], screen: Screen, headline: int, paragraphs: int, figure: str) -> int:
    """The letters of a body that surely fits."""
    body = 20
    while (1, "ky") not in doubtful(deck_with((headline, body, paragraphs, figure)), screen):
        body += 20
    return body - 20


@pytest.mark.parametrize("screen", [USUAL, SMALL], ids=["43 inches", "10 inches"])
def test_what_surely_fits_does_fit_and_twice_as_much_does_not(deck_with: Callable[..., Deck], screen: Screen) -> None:
    shapes = [(80, 1, "400+"), (30, 4, "")] if screen is USUAL else [(40, 1, ""), (30, 1, "400+")]
    bodies = [largest(deck_with, screen, *shape) for shape in shapes]
    sure = [(headline, body, *rest) for (headline, *rest), body in zip(shapes, bodies, strict=True)]
    deck = deck_with(*sure, (80, 2 * max(bodies) + 200, 1, "400+"))
    texts: list[Text] = [(1, "ky"), (2, "ky"), (3, "ky")]
    beats: list[None] = []
    assert measured(deck, screen, texts, lambda: beats.append(None)).keys() == {(3, "ky")}
    assert len(beats) == 2 * 3 + 1, "in portrait only what did not fit"
    assert (3, "ky") in doubtful(deck, screen)


def test_a_text_that_stands_in_for_another_is_told_once(deck_with: Callable[..., Deck]) -> None:
    deck = deck_with((40, 1290, 1, ""))
    cover, card = deck.pages
    strange = replace(card.texts["ky"], fallback="Кыргызча")
    deck = replace(deck, pages=(cover, replace(card, texts={**card.texts, "en": strange})))
    assert [text for text in doubtful(deck, USUAL) if text[0] == 1] == [(1, "ky")]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; sys.exit('ImportError: libEGL.so.1 is missing')", "ImportError: libEGL.so.1 is missing"),
        ("import os; os.abort()", "Qt does not work here"),
        ("print('no list')", "Qt does not work here"),
    ],
)
def test_where_qt_does_not_work_it_says_so(
    deck_with: Callable[..., Deck], monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    monkeypatch.setattr(relaunch, "command", lambda: [sys.executable, "-c", program])
    with pytest.raises(UnmeasuredError, match=said):
        measured(deck_with((40, 1290, 1, "")), USUAL, [(1, "ky")])


def test_where_it_takes_too_long_it_says_so(deck_with: Callable[..., Deck], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relaunch, "command", lambda: [sys.executable, "-c", "import threading as t; t.Event().wait()"])
    monkeypatch.setattr(layout, "_PATIENCE_S", 0)
    monkeypatch.setattr(layout, "_PER_TEXT_S", 0)
    with pytest.raises(UnmeasuredError, match="it took too long"):
        measured(deck_with((40, 1290, 1, "")), USUAL, [(1, "ky")])


def test_what_is_known_is_not_laid_out_again(
    deck_with: Callable[..., Deck], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    deck, asked = deck_with((40, 1290, 1, ""), (40, 20, 1, "")), []

    def answer(question: bytes, *_: object) -> bytes:
        asked.append(question)
        return b'[[1, "ky", ["landscape"]]]'

    monkeypatch.setattr(layout, "_answer", answer)
    for _ in range(2):
        assert measured(deck, USUAL, [(1, "ky")], kept=tmp_path / "kept") == {(1, "ky"): ["landscape"]}
    assert len(asked) == 1
    other = deck_with((40, 1290, 1, ""), (40, 40, 1, ""))
    measured(other, USUAL, [(1, "ky")], kept=tmp_path / "kept")
    assert len(asked) == 1, "another card's text makes no difference"
    measured(deck, SMALL, [(1, "ky")], kept=tmp_path / "kept")
    assert len(asked) == 2


def test_after_an_edit_only_that_page_is_laid_out_again(
    deck_with: Callable[..., Deck], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[list[list[object]]] = []

    def answer(question: bytes, *_: object) -> bytes:
        asked.append(json.loads(question)["texts"])
        return json.dumps([[*text, ["landscape"]] for text in asked[-1]]).encode()

    monkeypatch.setattr(layout, "_answer", answer)
    texts: list[Text] = [(1, "ky"), (2, "ky"), (3, "ky")]
    deck = deck_with((40, 1290, 1, ""), (40, 1250, 1, ""), (40, 1200, 1, ""))
    assert measured(deck, USUAL, texts, kept=tmp_path).keys() == set(texts)
    edited = deck_with((40, 1290, 1, ""), (40, 1150, 1, ""), (40, 1200, 1, ""))
    assert list(measured(edited, USUAL, texts, kept=tmp_path)) == texts, "in the order in which they were asked for"
    assert asked == [[[1, "ky"], [2, "ky"], [3, "ky"]], [[1, "ky"]]]


def test_many_texts_are_laid_out_on_all_cores(deck_with: Callable[..., Deck], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_MANY", 1)
    monkeypatch.setattr(layout, "cores", lambda: 2)
    ends: list[Callable[[], None]] = []
    killed: list[int] = []

    def answer(
        question: bytes, _patience: float, _errors: object, beat: Callable[[], object], started: object
    ) -> bytes:
        texts = json.loads(question)["texts"]
        assert callable(started)
        started(lambda: killed.append(len(texts)))
        beat()
        return json.dumps([[*text, ["portrait"]] for text in texts]).encode()

    monkeypatch.setattr(layout, "_answer", answer)
    deck = deck_with((40, 1290, 1, ""), (40, 1250, 1, ""), (40, 1200, 1, ""))
    beats: list[None] = []
    texts: list[Text] = [(1, "ky"), (2, "ky"), (3, "ky")]
    found = measured(deck, USUAL, texts, lambda: beats.append(None), started=ends.append)
    assert found == {text: ["portrait"] for text in texts}
    assert len(beats) == 2
    ends[-1]()
    assert sorted(killed) == [1, 2], "what ends it ends all of it"
