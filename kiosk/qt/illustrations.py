"""Paints illustrations on its own thread and hands them to QML."""

import itertools
import logging
import queue
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.operator.troubles import trouble
from kiosk.qt.first_painting import FirstPainting
from kiosk.qt.kept_paintings import KeptPaintings
from kiosk.qt.painting import Layer, Order, Painting, UnusableError, paint
from kiosk.system import files

PROVIDER = "illustrations"
IN_SIGHT, BESIDE = 0, 1  # the lowest ranks: what is to be seen now, and what may be next
_PATIENCE_S = 10
_log = logging.getLogger(__name__)


class PaintedLayer:
    """A painted layer, kept as long as somebody holds it; `source` is its URL for QML."""

    def __init__(self, layer: Layer, name: str) -> None:
        self.layer = layer
        self.source = f"image://{PROVIDER}/{name}"


Receiver = Callable[[Painting, list[PaintedLayer]], None]


@dataclass(order=True)
class _Job:
    rank: int
    number: int
    order: Order | None = field(compare=False)  # None ends the thread


class Illustrations(QQuickImageProvider):
    """Paints orders one after another, lowest rank first. Belongs to the GUI thread.

    It keeps no picture in memory: once nobody holds a layer, it is freed.
    """

    _painted = Signal(int, object)

    def __init__(self, first: Path | None = None, kept: Path | None = None, spare: Path | None = None) -> None:
        """`first`: the file that keeps the first painting of a start for the next one; `kept`: the others' folder.

        `spare`: where the last good deck may be.
        """
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._first = FirstPainting(first) if first else None
        self._kept = KeptPaintings(kept) if kept else None
        self._spare = spare
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count(1)
        self._receivers: dict[int, weakref.WeakMethod[Receiver]] = {}
        self._shown: weakref.WeakValueDictionary[str, PaintedLayer] = weakref.WeakValueDictionary()
        self._painted.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name="illustrations", daemon=True)
        self._thread.start()

    def ask(self, order: Order, rank: int, receiver: Receiver) -> Callable[[], None]:
        """Have `order` painted. The bound method `receiver` is called with it, if its object still exists.

        Returns a function that cancels the order.
        """
        number = next(self._numbers)
        self._receivers[number] = weakref.WeakMethod(receiver)
        self._jobs.put(_Job(rank, number, order))
        return partial(self._call_off, number)

    def _call_off(self, number: int) -> None:
        self._receivers.pop(number, None)

    def close(self) -> None:
        """End the thread after the picture it is working on."""
        self._receivers.clear()
        self._jobs.put(_Job(-1, 0, None))
        self._thread.join(_PATIENCE_S)

    def requestImage(self, name: str, size: QSize, requested: QSize) -> QImage:  # noqa: ARG002 - Qt's signature
        """The picture for a URL. Qt calls this on the GUI thread; pictures are ready before QML gets their URLs."""
        shown = self._shown.get(name)
        return shown.layer.image if shown else QImage()

    def _work(self) -> None:
        if self._first:
            self._first.read()
        while (job := self._next()).order is not None:
            if job.number not in self._receivers:
                continue
            first = None
            if job.rank == IN_SIGHT:
                first, self._first = self._first, None
            try:
                painting = (first.paint if first else self._kept.paint if self._kept else paint)(job.order)
            except UnusableError as error:
                file = job.order.illustration.file
                _log.error(
                    "the picture %s cannot be shown: %s", file, error, extra=trouble("trouble_picture", file=file)
                )
                painting = self._spared(job.order)
            except Exception:  # our own bug: it must cost only this picture
                _log.exception("the picture %s cannot be painted", job.order.illustration.file)
                painting = Painting(())
            self._painted.emit(job.number, painting)
            del painting
            if self._kept:
                self._kept.pack()
            if first:
                first.keep()

    def _spared(self, order: Order) -> Painting:
        """A picture that is being copied anew is painted as the last good copy of the same deck has it."""
        picture = order.illustration
        try:
            if not self._spare or not picture.folder or _said(self._spare) != _said(picture.folder):
                return Painting(())
            file = self._spare / picture.file.relative_to(picture.folder)
            return paint(replace(order, illustration=replace(picture, file=file, folder=self._spare)))
        except (OSError, ValueError, UnusableError):
            return Painting(())

    def _next(self) -> _Job:
        """The next order; while none of the lowest ranks waits, what was painted is stored."""
        while self._kept and not self._is_awaited() and self._kept.keep_one():
            pass
        return self._jobs.get()

    def _is_awaited(self) -> bool:
        with self._jobs.mutex:
            return bool(self._jobs.queue) and self._jobs.queue[0].rank <= BESIDE

    @Slot(int, object)
    def _deliver(self, number: int, painting: Painting) -> None:
        receiver = self._receivers.pop(number, None)
        receive = receiver() if receiver else None
        if receive is None:
            return
        shown = [PaintedLayer(layer, f"{number}-{depth}") for depth, layer in enumerate(painting.layers)]
        self._shown.update({f"{number}-{depth}": layer for depth, layer in enumerate(shown)})
        receive(painting, shown)


def _said(folder: Path) -> bytes:
    """The deck.yaml of a deck. Raises OSError, also for one that is too large or no file."""
    from kiosk.yamlfiles.reading import MAX_BYTES  # noqa: PLC0415 - a start does without what reads YAML

    return files.read_whole(folder / "deck.yaml", MAX_BYTES, folder)
