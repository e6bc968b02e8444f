"""Lists that QML gets have a type."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QPointF, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk import paths
from kiosk.bridge.lists import ValueList

SHOWN = """
import QtQuick
Item {
    property alias places: places.model
    readonly property string said: Array.from({length: places.count}, (_, i) => places.itemAt(i).said).join(" ")
    Repeater {
        id: places
        Item {
            required property string name
            required property point spot
            required property int nth
            readonly property string said: `${name}:${spot.x}:${nth + 1}`
        }
    }
}
"""


@dataclass(frozen=True)
class Place:
    name: str
    spot: QPointF
    nth: int


@pytest.mark.usefixtures("qapp")
def test_each_field_is_a_property_of_the_delegate() -> None:
    engine, owner = QQmlEngine(), QObject()
    component = QQmlComponent(engine)
    component.setData(SHOWN.encode(), QUrl())
    item = component.create()
    assert item, component.errorString()
    places = ValueList(Place, owner)
    places.show([Place("gate", QPointF(1.5, 0), 0), Place("yard", QPointF(2, 0), 1)])
    item.setProperty("places", places)
    assert item.property("said") == "gate:1.5:1 yard:2:2"
    places.show([Place("tower", QPointF(3, 0), 4)])
    assert item.property("said") == "tower:3:5"
    places.show([])
    assert item.property("said") == ""
    item.deleteLater()


def test_python_gives_qml_nothing_without_a_type() -> None:
    maps = [
        f"{file.name}:{number}"
        for file in sorted((paths.UI.parent / "bridge").rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if "QVariant" in line or "Slot(dict" in line or "result=dict" in line or "Signal(dict" in line
    ]
    assert not maps
