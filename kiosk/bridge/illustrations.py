"""Has illustrations painted on a thread of its own, and hands them to QML."""

import itertools
import logging
import queue
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.bridge.painting import Layer, Order, Painting, UnusableError, paint
from kiosk.troubles import trouble

PROVIDER = "illustrations"
_PATIENCE_S = 10
_log = logging.getLogger(__name__)


class Shown:
    """A painted layer for as long as somebody holds it; `source` is its URL for QML."""

    def __init__(self, layer: Layer, name: str) -> None:
        self.layer = layer
        self.source = f"image://{PROVIDER}/{name}"


Receiver = Callable[[Painting, list[Shown]], None]


@dataclass(order=True)
class _Job:
    rank: int
    number: int
    order: Order | None = field(compare=False)  # None ends the thread


class Illustrations(QQuickImageProvider):
    """Paints orders one after another, the lowest rank first. Belongs to the GUI thread.

    It keeps no picture: what nobody holds any more is gone.
    """

    _painted = Signal(int, object)

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count(1)
        self._receivers: dict[int, weakref.WeakMethod[Receiver]] = {}
        self._shown: weakref.WeakValueDictionary[str, Shown] = weakref.WeakValueDictionary()
        self._painted.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name="illustrations", daemon=True)
        self._thread.start()

    def ask(self, order: Order, rank: int, receiver: Receiver) -> Callable[[], None]:
        """Have `order` painted; the bound method `receiver` is called with it, if it still is there then.

        What is returned calls the order off.
        """
        number = next(self._numbers)
        self._receivers[number] = weakref.WeakMethod(receiver)
        self._jobs.put(_Job(rank, number, order))
        return partial(self._call_off, number)

    def _call_off(self, number: int) -> None:
        self._receivers.pop(number, None)

    def close(self) -> None:
        """End the thread; the picture it is at is finished first."""
        self._receivers.clear()
        self._jobs.put(_Job(-1, 0, None))
        self._thread.join(_PATIENCE_S)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """Qt calls this on the GUI thread: pictures are ready before QML hears of them."""
        shown = self._shown.get(name)
        return shown.layer.image if shown else QImage()

    def _work(self) -> None:
        while (job := self._jobs.get()).order is not None:
            if job.number not in self._receivers:
                continue
            try:
                painting = paint(job.order)
            except UnusableError as error:
                file = job.order.illustration.file
                _log.error(
                    "the picture %s cannot be shown: %s", file, error, extra=trouble("trouble_picture", file=file)
                )
                painting = Painting(())
            except Exception:  # our own fault: it costs this picture, not all that come after
                _log.exception("the picture %s cannot be painted", job.order.illustration.file)
                painting = Painting(())
            self._painted.emit(job.number, painting)
            del painting

    @Slot(int, object)
    def _deliver(self, number: int, painting: Painting) -> None:
        receiver = self._receivers.pop(number, None)
        receive = receiver() if receiver else None
        if receive is None:
            return
        shown = [Shown(layer, f"{number}-{depth}") for depth, layer in enumerate(painting.layers)]
        self._shown.update({f"{number}-{depth}": layer for depth, layer in enumerate(shown)})
        receive(painting, shown)
