"""What is ordered and told arrives as it was said."""

import pytest

from kiosk.sound.messages import (
    Heard,
    Order,
    Piece,
    Play,
    Stop,
    Volume,
    What,
    heard_line,
    heard_of,
    order_line,
    order_of,
)

PIECES = (Piece(file="a\nb.opus", marks=(0, 1200)), Piece(command=("espeak-ng", "-v", "ky"), words="Өзүңө «үч»"))


@pytest.mark.parametrize("order", [Play(7, PIECES, 50), Volume(0), Stop()])
def test_orders(order: Order) -> None:
    line = order_line(order)
    assert line.count(b"\n") == 1
    assert order_of(line) == order


def test_replies() -> None:
    heard = Heard(What.FAILED, 7, 1, why="no\ncard")
    assert heard_of(heard_line(heard)) == heard
