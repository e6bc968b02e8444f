"""The panel's gate: what can be done there is refused while it is locked, and done when it is not."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMetaMethod, QObject, Signal, Slot
from support.driver import Screen
from support.operator_service import FakeService
from support.panel import answered, call, message, open_panel, panel_of

from kiosk.bridge.operator import Ending
from kiosk.bridge.operator.access import Gated
from kiosk.bridge.operator.panel_values import Fact, ListedDeck, Phrase


def objects(operator: QObject) -> list[QObject]:
    """It and all of its parts that QML may have."""
    found = [operator, *operator.findChildren(QObject)]
    return [one for one in found if type(one).__module__.startswith("kiosk.bridge.operator")]


def slots(thing: QObject) -> Iterator[tuple[str, list[str]]]:
    """What QML may call: names and the types of what they take."""
    meta = thing.metaObject()
    for number in range(QObject().metaObject().methodCount(), meta.methodCount()):
        method = meta.method(number)
        name = bytes(method.name().data()).decode()
        if method.methodType() is QMetaMethod.MethodType.Slot and not name.startswith("_"):
            yield name, [bytes(kind.data()).decode() for kind in method.parameterTypes()]


# What may be called while the panel is locked: it tells words, or is the way in.
HARMLESS = {("Operator", "say"), ("Phrase", "said"), ("Pin", "enter"), ("Pin", "weakness")}
VALUES = {"double": 9.0, "int": 1200, "QString": "/media/usb"}
DEEDS = {
    ("Checks", "run"), ("Panel", "chooseDeck"), ("Panel", "exportReport"), ("Panel", "installPack"),
    ("Panel", "openUntil"), ("Panel", "quit"), ("Panel", "reboot"), ("Panel", "refresh"), ("Panel", "restart"),
    ("Panel", "setSizes"), ("Panel", "shutDown"), ("Pin", "set"),
}  # fmt: skip


def test_a_locked_panel_does_nothing(wide: Screen, service: FakeService) -> None:
    """Whatever the panel can do is refused without the PIN: every slot of every object is asked, those to come too."""
    open_panel(wide)  # so that all there is has been there
    wide.session.leave()
    answered(wide)
    call(wide)
    service.calls.clear()
    operator = wide.kiosk.operator
    assert operator
    ended: list[Ending] = []
    operator.ended.connect(ended.append)
    tried = set()
    for thing in objects(operator):
        kind = thing.metaObject().className()
        for name, types in slots(thing):
            if (kind, name) not in HARMLESS:
                tried.add((kind, name))
                getattr(thing, name)(*(VALUES[one] for one in types))
    answered(wide)
    assert tried >= DEEDS
    assert (service.calls, ended, panel_of(wide).property("diagonal")) == ([], [], 43)
    assert message(wide) == ""


class Later(Gated):
    """What somebody adds one day, without a thought for the gate."""

    done = Signal()

    @Slot()
    def act(self) -> None:
        self.done.emit()


def test_what_is_added_later_is_behind_the_gate_too(wide: Screen) -> None:
    operator = wide.kiosk.operator
    assert operator
    later, done = Later(operator._access, operator), list[bool]()
    later.done.connect(lambda: done.append(True))
    later.act()
    assert done == []
    open_panel(wide)
    later.act()
    assert done == [True]


@pytest.mark.parametrize(("kind", "name"), sorted(DEEDS - {("Pin", "set")}))
def test_an_open_panel_does_it(wide: Screen, service: FakeService, kind: str, name: str) -> None:
    """Behind the PIN each of them does something: else it would say nothing that the gate refuses them."""
    open_panel(wide)
    operator = wide.kiosk.operator
    assert operator
    done: list[object] = []
    operator.ended.connect(done.append)
    service.calls.clear()
    thing = next(one for one in objects(operator) if one.metaObject().className() == kind)
    types = dict(slots(thing))[name]
    values = {**VALUES, "QString": "/decks/felt"}
    getattr(thing, name)(*(values[one] for one in types))
    answered(wide)
    assert service.calls or done


def test_what_is_shown_anew_takes_the_place_of_what_was(wide: Screen) -> None:
    """The objects that QML is given are as many after a hundred looks as after one."""
    open_panel(wide)
    panel = panel_of(wide)

    def alive() -> int:
        answered(wide)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        return sum(isinstance(one, (Phrase, Fact, ListedDeck)) for one in gc.get_objects())

    panel.refresh()
    before = alive()
    assert before > 20
    for _ in range(100):
        panel.refresh()
    assert alive() == before
