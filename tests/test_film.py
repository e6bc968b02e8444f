"""The film: every frame is there, things move in it, and the finger really touches what it seems to touch."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from typer.testing import CliRunner

from kiosk import film
from kiosk.cli.commands import cli
from kiosk.deck import Deck
from kiosk.session.event import Event
from kiosk.settings import Settings

RATE = 8
Shoot = Callable[..., tuple[list[Path], list[Event]]]


@pytest.fixture
def shoot(qapp: object, tmp_path: Path) -> Shoot:
    """Films a deck in a hurry; its frames and what happened."""
    assert qapp

    def shoot_(deck: Deck, *languages: str) -> tuple[list[Path], list[Event]]:
        events: list[Event] = []
        scene = film.film(deck, Settings(), tmp_path, [(320, 180)], languages, events.append, RATE, hurry=8)
        return list(scene), events

    return shoot_


def changes(frames: list[QImage]) -> int:
    """How many frames are not as the one before."""
    return sum(one != other for one, other in pairwise(frames))


def test_a_film_of_the_shipped_deck(
    shoot: Shoot, nine_facts: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_finger: list[tuple[int, int, QImage]] = []  # where it is, and what it covers
    draw = film._draw_finger

    def spy(picture: QImage, at: QPointF, near: float, pressed: bool) -> None:
        under_finger.append((round(at.x()), round(at.y()), picture.copy()))
        draw(picture, at, near, pressed)

    monkeypatch.setattr(film, "_draw_finger", spy)
    files, events = shoot(nine_facts, "ky", "ru", "en")

    assert 9 <= len(files) / RATE <= 13, "seconds"
    assert files == [tmp_path / "320x180" / f"film-{number:04}.png" for number in range(1, len(files) + 1)]
    assert [(event.name, event.card, event.language) for event in events] == [
        ("attract_slide", "cover", "ky"),
        ("visit_start", "internet", "ru"),
        ("card", "internet", "ru"),
        ("card", "wikipedia", "ru"),
        ("language", "wikipedia", "en"),
        ("overview", "", "en"),
        ("card", "it-sector", "en"),
    ]
    frames = [QImage(str(file)) for file in files]
    assert {(frame.width(), frame.height()) for frame in frames} == {(320, 180)}
    assert changes(frames) > len(frames) / 3
    assert changes(frames[: 3 * RATE]) > RATE / 2, "the loop moves before anybody touches it"
    swipe = [picture for x, y, picture in under_finger if 100 < x < 280 and 138 <= y <= 143]
    assert changes(swipe) >= RATE / 2, "the page follows the finger"


def test_a_film_of_the_smallest_deck(shoot: Shoot, plain_deck: Deck) -> None:
    smallest = replace(plain_deck, pages=plain_deck.pages[:2], languages=plain_deck.languages[:1])
    _, events = shoot(smallest, "ky")
    assert [(event.name, event.card) for event in events] == [
        ("attract_slide", "cover"),
        ("visit_start", "education"),
        ("card", "education"),
        ("card", "cover"),
        ("overview", ""),
        ("card", "education"),
    ]


@pytest.mark.parametrize("ground", ["#1B2440", "#F3E9D8", "#B5302B"])
def test_the_finger_is_seen_on_every_ground(ground: str) -> None:
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    picture.fill(QColor(ground))
    bare = picture.copy()
    film._draw_finger(picture, QPointF(100, 90), near=1, pressed=True)
    differences = {
        abs(picture.pixelColor(x, 90).lightness() - bare.pixelColor(x, 90).lightness()) for x in range(80, 121)
    }
    assert max(differences) > 80
    assert picture.copy(150, 0, 170, 180) == bare.copy(150, 0, 170, 180)


def test_each_slide_is_a_strip(qapp: object, plain_deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp
    monkeypatch.setattr(film, "STRIP_S", 1)
    files = list(film.strips(plain_deck, Settings(), tmp_path, [(640, 360)], ["en"]))
    names = [f"strip-{number:02}-{page.id}.png" for number, page in enumerate(plain_deck.pages)]
    assert files == [tmp_path / "640x360" / "en" / name for name in names]
    for file in files:
        assert QImage(str(file)).size().toTuple() == (6 * (480 + 16) + 16, 270 + 32), "five pictures in a row"


@pytest.mark.parametrize("view", ["film", "strips"])
def test_render_films(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, view: str) -> None:
    asked: list[tuple[object, ...]] = []

    def pretend(_deck: Deck, _settings: Settings, *rest: object) -> list[Path]:
        asked.append(rest)
        return [tmp_path / "film-0001.png"]

    monkeypatch.setattr(film, view, pretend)
    arguments = ["render", "--view", view, "--out", str(tmp_path), "--size", "640x360", "--size", "360x640"]
    done = CliRunner().invoke(cli, arguments)
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'film-0001.png'}\n")
    assert asked == [(tmp_path, [(640, 360), (360, 640)], ["ky", "ru", "en"])]
