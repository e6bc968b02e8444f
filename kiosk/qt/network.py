"""No network: QML loads only what is on this computer."""

import logging

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlAbstractUrlInterceptor

_LOCAL = {"", "file", "qrc", "image"}  # image: drawn by the program itself
_log = logging.getLogger(__name__)


class LocalOnly(QQmlAbstractUrlInterceptor):
    """Qt asks this for every URL that QML would load, on any thread. It refuses those of other computers."""

    def intercept(self, path: QUrl | str, kind: QQmlAbstractUrlInterceptor.DataType) -> QUrl:  # noqa: ARG002 - Qt's signature
        url = QUrl(path)
        # On Windows, file://server/share is on a network drive.
        if url.scheme().lower() in _LOCAL and (url.scheme() == "image" or not url.host()):
            return url
        _log.error("refused to load %s: the kiosk has no network", url.toString()[:200])
        return QUrl()
