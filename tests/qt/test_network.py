"""QML loads nothing from another machine."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlAbstractUrlInterceptor, QQmlComponent, QQmlEngine
from pytestqt.qtbot import QtBot
from support.sources import QML_FILES

from kiosk.qt.network import LocalOnly

KIND = QQmlAbstractUrlInterceptor.DataType.UrlString


@pytest.mark.parametrize("url", ["file:///a/b.qml", "qrc:/qt/x", "image://illustrations/3-0", "Label.qml", ""])
def test_the_programs_own_is_loaded(url: str) -> None:
    assert LocalOnly().intercept(QUrl(url), KIND) == QUrl(url)


@pytest.mark.parametrize(
    "url",
    ["http://a.example/x.png", "HTTPS://a.example", "ftp://a.example/", "file://server/share/x.png", "ws://a.example",
     "//a.example/x.png", "data:image/png;base64,AAAA", "smb://a.example/x"],
)  # fmt: skip
def test_everything_else_is_refused(url: str, expect_log: list[str]) -> None:
    expect_log.append("refused to load")
    assert LocalOnly().intercept(QUrl(url), KIND) == QUrl()


# The last is a race within Qt: the thread that reads pictures may have refused the empty address already.
@pytest.mark.qt_log_ignore('Protocol "" is unknown', "Invalid empty URL", "called when not loading")
@pytest.mark.parametrize(
    "qml",
    ['Image { source: "http://127.0.0.1:9/x.png" }', 'Loader { source: "http://127.0.0.1:9/x.qml" }',
     'FontLoader { source: "http://127.0.0.1:9/x.ttf" }', 'BorderImage { source: "http://127.0.0.1:9/x.png" }'],
)  # fmt: skip
def test_an_engine_does_not_ask_for_it(qtbot: QtBot, qml: str, expect_log: list[str]) -> None:  # noqa: ARG001
    expect_log.append("refused to load http://127.0.0.1:9/x.")
    engine = QQmlEngine()
    guard = LocalOnly()
    engine.addUrlInterceptor(guard)
    component = QQmlComponent(engine)
    component.setData(f"import QtQuick\n{qml}".encode(), QUrl.fromLocalFile(str(Path(__file__).parent / "x.qml")))
    made = component.create()
    assert made is not None, component.errorString()
    made.deleteLater()


def test_our_qml_names_no_network() -> None:
    for file in QML_FILES:
        said = file.read_text(encoding="utf-8")
        if file.parent.name == "editor":  # where words are written, as plain text, and never in front of visitors
            assert said.count("TextEdit {") == said.count("textFormat: TextEdit.PlainText")
            said = said.replace("TextEdit", "")
        for word in ("XMLHttpRequest", "WebSocket", "openUrlExternally", "QtNetwork", "http:", "https:", "TextInput",
                     "TextEdit", "MouseArea"):  # fmt: skip
            assert word not in said, f"{file.name}: {word}"
