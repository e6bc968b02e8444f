"""No network: QML loads what is on this machine, and nothing else."""

import logging

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlAbstractUrlInterceptor

_LOCAL = {"", "file", "qrc", "image"}  # image: what the program draws itself
_log = logging.getLogger(__name__)


class LocalOnly(QQmlAbstractUrlInterceptor):
    """Asked for every URL that a QML engine would load, on whichever thread does. Refuses those of other machines."""

    def intercept(self, path: QUrl | str, kind: QQmlAbstractUrlInterceptor.DataType) -> QUrl:  # noqa: ARG002 - Qt's signature
        url = QUrl(path)
        # file://server/share is a network drive's name on Windows.
        if url.scheme().lower() in _LOCAL and (url.scheme() == "image" or not url.host()):
            return url
        _log.error("refused to load %s: the kiosk has no network", url.toString()[:200])
        return QUrl()
