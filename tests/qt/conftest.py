"""Pictures drawn for the kiosk."""

from pathlib import Path

import pytest
from support.files import PICTURE
from support.kept import LIGHT

from kiosk.deck import Illustration
from kiosk.qt import kept_paintings
from kiosk.qt.painting import Order, Painting, paint


@pytest.fixture
def svg(tmp_path: Path) -> Path:
    file = tmp_path / "picture.svg"
    file.write_text(PICTURE, encoding="utf-8")
    return file


@pytest.fixture
def order(tmp_path: Path) -> Order:
    deck = tmp_path / "deck"
    deck.mkdir()
    (deck / "a.svg").write_text(LIGHT, encoding="utf-8")
    return Order(Illustration(deck / "a.svg", True, folder=deck), "#2D6C8F", (320, 180), True, 1.25, True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "paintings"


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """What was really painted, in order."""
    orders: list[Order] = []

    def noting(order: Order) -> Painting:
        orders.append(order)
        return paint(order)

    monkeypatch.setattr(kept_paintings, "paint", noting)
    return orders
