"""Paintings that tests share: a picture that no test changes is painted once in each size."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock

from kiosk.qt.painting import Order, Painting

MOST_BYTES = 150_000_000


class Kept:
    """Paints, and keeps what lies in `folders`. The longest unused goes when there is too much. For any thread."""

    def __init__(self, paint: Callable[[Order], Painting], *folders: Path) -> None:
        self._paint = paint
        self._folders = set(folders)
        self._kept: OrderedDict[Order, Painting] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __call__(self, order: Order) -> Painting:
        if self._folders.isdisjoint(order.illustration.file.parents):
            return self._paint(order)
        with self._lock:
            painting = self._kept.pop(order, None)
            if painting:
                self._kept[order] = painting
                return _copy(painting)
        painting = self._paint(order)
        with self._lock:
            if order not in self._kept:
                self._kept[order] = painting
                self._bytes += _bytes(painting)
            while self._bytes > MOST_BYTES:
                self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        return _copy(painting)


def alike(one: Painting, other: Painting) -> bool:
    """Whether they are the same to the pixel."""

    def told(painting: Painting) -> object:
        pictures = [(layer.image.format(), bytes(layer.image.constBits())) for layer in painting.layers]
        return pictures, [{**vars(layer), "image": None} for layer in painting.layers]

    return told(one) == told(other) and replace(one, layers=()) == replace(other, layers=())


def _copy(painting: Painting) -> Painting:
    """The same with layers of its own: tests look when they are let go."""
    return replace(painting, layers=tuple(map(replace, painting.layers)))


def _bytes(painting: Painting) -> int:
    return sum(layer.image.sizeInBytes() for layer in painting.layers)
