"""A window for editors, with everything that the kiosk's own QML needs to be shown in it."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow

from kiosk import paths
from kiosk.deck.look import OWN
from kiosk.player.assembly import engine_for
from kiosk.qt.illustrations import Illustrations
from kiosk.qt.pixel_ratio import PixelRatio
from kiosk.qt.theme_pictures import ThemePictures

NONE: Mapping[str, QQuickImageProvider] = {}
_PART = 0.85  # of the screen, unless a size is given


class EditorsWindow:
    """One window of kiosk/ui/editor, open until `close`. `given` are its properties, `providers` draw its pictures."""

    def __init__(
        self,
        qml: str,
        given: Mapping[str, object],
        size: tuple[int, int] | None,
        providers: Mapping[str, QQuickImageProvider] = NONE,
    ) -> None:
        self.illustrations = Illustrations()
        self.theme = ThemePictures(OWN, None)
        self.engine, self._local_only = engine_for(self.illustrations, self.theme)
        for name, provider in providers.items():
            self.engine.addImageProvider(name, provider)
        self.engine.setInitialProperties(dict(given))
        self.engine.load(QUrl.fromLocalFile(paths.UI / "editor" / qml))
        if not self.engine.rootObjects():
            raise RuntimeError(f"{qml} does not load; the log says why")
        window = self.engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window
        PixelRatio(window)  # the window keeps it
        room = window.screen().availableGeometry()
        area = QRect(room.topLeft(), QSize(*size) if size else room.size() * _PART)
        area.moveCenter(room.center())
        window.setGeometry(area)
        window.show()

    def close(self) -> None:
        """Take it apart: the engine goes first, so that QML never misses anything."""
        self.window.hide()
        self.illustrations.close()
        self.engine.deleteLater()
        QGuiApplication.sendPostedEvents(None, 52)  # QEvent::DeferredDelete
