"""How large the screen is that a kiosk covers, where no setting says so."""

import logging

from PySide6.QtGui import QScreen

from kiosk.settings.diagonal import reported_in, usual_in

_log = logging.getLogger(__name__)


def diagonal_of(screen: QScreen) -> float:
    """A screen's diagonal in inches: as it reports it, or else as screens with as many pixels usually have it."""
    size, mm = screen.size() * screen.devicePixelRatio(), screen.physicalSize()
    px = size.width(), size.height()
    reported = reported_in(px, (mm.width(), mm.height()))
    inches = reported or usual_in(px)
    why = "as it reports" if reported else "from its pixels, because it reports no size that can be true"
    _log.info("screen_diagonal_in is not set: the screen is taken to have %g inches, %s", inches, why)
    return inches
