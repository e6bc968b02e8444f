"""A page of a PDF that Qt Quick can render into."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter, QPdfWriter


class PdfPage(QPaintDevice):
    """A page of a PDF as a device of its own, in px, whose painters all are the one that paints the PDF.

    Qt Quick begins a painter for each picture it renders; on the PDF itself, that would begin it anew each time.
    """

    def __init__(self, size: tuple[int, int], writer: QPdfWriter, painter: QPainter) -> None:
        super().__init__()
        self._writer, self._painter = writer, painter
        kinds = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            kinds.PdmWidth: size[0],
            kinds.PdmHeight: size[1],
            kinds.PdmDepth: 32,
            kinds.PdmDevicePixelRatio: 1,
            kinds.PdmDevicePixelRatioScaled: round(QPaintDevice.devicePixelRatioFScale()),
        }

    def metric(self, kind: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(kind, 96)

    def paintEngine(self) -> QPaintEngine:
        return self._writer.paintEngine()

    def redirected(self, _offset: QPoint) -> QPaintDevice:
        return self._writer

    def sharedPainter(self) -> QPainter:
        return self._painter
