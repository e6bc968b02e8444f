"""Pictures as they are painted."""

from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.deck import Illustration
from kiosk.qt.painting import Order, Painting, paint

GROUND = "#6a2e4f"


def draw(
    file: Path, width: int = 200, height: int = 200, *, drawn: bool = False, focus: tuple[float, float] = (0.5, 0.5)
) -> QImage:
    """The picture as one."""
    order = Order(Illustration(file, drawn, focus), GROUND, (width, height), layered=False)
    (layer,) = paint(order).layers
    assert (layer.x, layer.y, layer.depth) == (0, 0, 0)
    return layer.image


def layers(picture: Illustration, width: int, height: int) -> Painting:
    return paint(Order(picture, GROUND, (width, height), layered=True))


def together(painting: Painting, width: int, height: int, drift: float = 0, ground: str = "transparent") -> QImage:
    """What the layers show in their place, over the ground."""
    seen = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    seen.fill(QColor(ground))
    painter = QPainter(seen)
    for layer in painting.layers:
        painter.drawImage(QPointF(layer.x + round(drift * layer.depth * painting.drift_room), layer.y), layer.image)
    painter.end()
    return seen


def colours(image: QImage, *places: tuple[int, int]) -> list[str]:
    return [image.pixelColor(x, y).name() for x, y in places]
