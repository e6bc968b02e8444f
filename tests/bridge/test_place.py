"""What QML compares has the same names in Python."""

from kiosk.bridge import Drawing
from kiosk.bridge.place import Place
from kiosk.pictures.svg.movement import MOVEMENTS
from kiosk.session import state


def test_every_place_of_the_session_has_its_name_in_qml() -> None:
    assert [place.name for place in Place.At] == [place.name for place in state.Place]


def test_every_movement_of_a_picture_has_its_name_in_qml() -> None:
    assert [motion.name.lower() for motion in Drawing.Motion] == ["stands", *MOVEMENTS]
