"""Reads the accessible tree as a screen reader does: over a real AT-SPI bus, from another process."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

_PATIENCE_S = 20.0
_BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
_REGISTRY = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
_ROOT = "/org/a11y/atspi/accessible/root"
_ITEM = "org.a11y.atspi.Accessible"
_SAID = "org.a11y.atspi.Event.Object"
# AtspiStateType in at-spi2-core, atspi/atspi-constants.h
_STATES = {
    1: "active",
    4: "checked",
    8: "enabled",
    11: "focusable",
    12: "focused",
    22: "selectable",
    23: "selected",
    25: "showing",
    30: "visible",
    41: "checkable",
}


@dataclass(frozen=True)
class Told:
    """What a screen reader is told of one thing. `depth`: how many things it lies in."""

    depth: int
    role: str
    name: str
    states: frozenset[str]
    language: str

    @property
    def is_read(self) -> bool:
        """Whether a screen reader comes to it."""
        return {"showing", "visible"} <= self.states

    def __str__(self) -> str:
        marks = sorted(self.states & {"checked", "selected", "focused"})
        return f"{'  ' * self.depth}{self.role}: {self.name}{''.join(f' ({mark})' for mark in marks)}"


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """Inside this context, a session bus runs on which assistive technology is switched on. Yields its address.

    The accessibility bus, which it starts, has its socket in `folder`.
    """
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env={**os.environ, "XDG_RUNTIME_DIR": str(folder), "XDG_CACHE_HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    assert daemon.stdout
    with daemon, daemon.stdout:
        address = daemon.stdout.readline().decode().strip()
        try:
            with closing(open_dbus_connection(address)) as bus:
                status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
                bus.send_and_get_reply(Properties(status).set("IsEnabled", "b", True), timeout=_PATIENCE_S)
                launcher = unwrap_msg(bus.send_and_get_reply(message_bus.GetConnectionUnixProcessID("org.a11y.Bus")))[0]
            try:
                yield address
            finally:
                os.kill(launcher, signal.SIGTERM)
        finally:
            daemon.terminate()


class ScreenReader:
    """A connection to the accessibility bus of a session bus. Use it as a context."""

    def __init__(self, session: str) -> None:
        with closing(open_dbus_connection(session)) as bus:
            address = unwrap_msg(bus.send_and_get_reply(new_method_call(_BUS, "GetAddress"), timeout=_PATIENCE_S))[0]
        self._held = ExitStack()
        self._bus = self._held.enter_context(closing(open_dbus_connection(address)))
        rule = MatchRule(type="signal", interface=_SAID, member="Announcement")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule))
        self._announced = self._held.enter_context(self._bus.filter(rule))
        self._bus.send_and_get_reply(
            new_method_call(_REGISTRY, "RegisterEvent", "sass", ("object:announcement", [], ""))
        )

    def __enter__(self) -> "ScreenReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def tree(self) -> list[Told]:
        """Everything in the windows of the only program on the bus."""
        (program,) = self._children("org.a11y.atspi.Registry", _ROOT)
        return [told for window in self._children(*program) for told in self._told(*window, depth=0)]

    def announced(self) -> list[str]:
        """What has been announced since the last call."""
        self._ask(
            "org.a11y.atspi.Registry", _ROOT, "GetRole"
        )  # what was sent before this has arrived before its answer
        said = [str(message.body[3][1]) for message in self._announced]
        self._announced.clear()
        return list(map(plain, said))

    def _told(self, owner: str, path: str, depth: int) -> Iterator[Told]:
        low, high = self._ask(owner, path, "GetState")[0]
        bits = low | high << 32
        yield Told(
            depth,
            str(self._ask(owner, path, "GetRoleName")[0]).removeprefix(
                "push "
            ),  # a button's is shorter since at-spi2 2.56
            plain(str(self._property(owner, path, "Name"))),
            frozenset(name for bit, name in _STATES.items() if bits >> bit & 1),
            str(self._property(owner, path, "Locale")),
        )
        for child in self._children(owner, path):
            yield from self._told(*child, depth=depth + 1)

    def _children(self, owner: str, path: str) -> list[tuple[str, str]]:
        return [(str(name), str(place)) for name, place in self._ask(owner, path, "GetChildren")[0]]

    def _ask(self, owner: str, path: str, what: str) -> tuple[Any, ...]:
        call = new_method_call(DBusAddress(path, owner, _ITEM), what)
        return tuple(unwrap_msg(self._bus.send_and_get_reply(call, timeout=_PATIENCE_S)))

    def _property(self, owner: str, path: str, what: str) -> object:
        reply = self._bus.send_and_get_reply(Properties(DBusAddress(path, owner, _ITEM)).get(what), timeout=_PATIENCE_S)
        return unwrap_msg(reply)[0][1]


def plain(words: str) -> str:
    """Words with plain spaces and hyphens and without line breaks."""
    return words.replace("\n", " ").translate({0xA0: " ", 0x2011: "-"})


def environment(session: str, display: str) -> dict[str, str]:
    """The environment of a program of the tests on this session bus and X server."""
    shown = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(Path(__file__).parents[1])}
    return {**os.environ, **shown, "DBUS_SESSION_BUS_ADDRESS": session}
