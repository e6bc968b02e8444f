"""What a kind adds to a page, as QML sees it."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.bridge.contents import type_of
from kiosk.deck.kinds import Kind
from kiosk.deck.page import Content, Said

LOOK = """
import QtQml
import Kiosk
QtObject {
    property QtObject page: null
    readonly property FilmContent film: page as FilmContent
    readonly property list<var> all: [film?.lengthS, film?.isLoud, film?.maker, film?.file, film?.subTitle("ky")]
    readonly property string said: all.join(" ")
}
"""


@dataclass(frozen=True)
class Film(Content):
    file: Path
    length_s: float
    is_loud: bool
    maker: str
    sub_title: Said


@pytest.mark.usefixtures("qapp")
def test_every_field_is_there_under_its_name(tmp_path: Path) -> None:
    film_content = type_of(Kind("film", Film))
    engine, owner = QQmlEngine(), QObject()
    component = QQmlComponent(engine)
    component.setData(LOOK.encode(), "")
    asked: list[str] = []

    def spoken(language: str) -> str:
        asked.append(language)
        return language

    film = Film(tmp_path / "a.webm", 9.5, True, "Ч. Айтматов", {"ky": "бир эки"})
    content = film_content(film, spoken, lambda text, _: text, owner)
    look = component.create()
    assert look, component.errorString()
    look.setProperty("page", content)
    url = (tmp_path / "a.webm").as_uri()
    assert look.property("said") == f"9.5 true Ч. Айтматов {url} бир эки"
    assert set(asked) == {"ky"}
    look.deleteLater()
