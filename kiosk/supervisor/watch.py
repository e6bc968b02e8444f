"""The supervisor's loop: it waits for players, signals and the clock, and does what the machine decides."""

import logging
import os
import queue
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from kiosk.process import single_instance
from kiosk.supervisor.machine import (
    Abort,
    Action,
    End,
    Exit,
    Log,
    Message,
    Notify,
    Start,
    StartFailed,
    StopSignal,
    TimeUp,
    begin,
    step,
)
from kiosk.supervisor.player import Player
from kiosk.supervisor.systemd import Notifier

_log = logging.getLogger("kiosk.supervisor")


def run(command: Sequence[str], arguments: Sequence[str]) -> int:
    """Keep a player on the screen until SIGTERM, SIGINT, SIGHUP or the operator ends it. Returns the exit code.

    The code is 0 if the operator quit, and 128 plus the number after a signal, as in a shell. So whoever started us
    knows whether to start us again. `command` starts the player; `arguments` are the user's.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    _no_core_files()
    messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
    with _signals(messages), _Executor([*command, *arguments], messages) as executor:
        state, actions = begin(time.monotonic())
        while True:
            for action in actions:
                if isinstance(action, Exit):
                    return action.code
                executor.do(action)
            message = _next(messages, state.due)
            state, actions = step(state, message, time.monotonic())


def _next(messages: "queue.SimpleQueue[Message]", due: float) -> Message:
    """The next message; TimeUp if none comes before `due`."""
    try:
        return messages.get(timeout=max(0.0, due - time.monotonic()))
    except queue.Empty:
        return TimeUp()


@contextmanager
def _signals(messages: "queue.SimpleQueue[Message]") -> Iterator[None]:
    """Inside this context, signals that ask us to end become messages."""

    def end(number: int, _frame: FrameType | None) -> None:
        messages.put(StopSignal(number))

    names = ("SIGTERM", "SIGINT", "SIGHUP")
    before = {number: signal.signal(number, end) for name in names if (number := getattr(signal, name, None))}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Executor:
    """Carries out the machine's actions with real processes."""

    def __init__(self, command: list[str], messages: "queue.SimpleQueue[Message]") -> None:
        self._command = command
        self._messages = messages
        self._players: dict[int, Player] = {}
        self._notifier = Notifier()
        self._family, self._seat = single_instance.new_name(), single_instance.new_seat()

    def __enter__(self) -> "_Executor":
        return self

    def __exit__(self, *_: object) -> None:
        if self._seat:
            self._seat.close()

    def do(self, action: Action) -> None:
        match action:
            case Start(number, options):
                self._start(number, options)
            case End(number):
                if player := self._players.pop(number, None):
                    player.end()
            case Abort(number):
                if player := self._players.pop(number, None):
                    player.abort()
            case Notify(lines):
                self._notifier.tell(*lines)
            case Log(line):
                _log.error("%s", line)

    def _start(self, number: int, options: tuple[str, ...]) -> None:
        try:
            command = [*self._command, *options]
            self._players[number] = Player(number, command, self._messages, self._family, self._seat)
        except OSError as error:
            self._messages.put(StartFailed(str(error)))


def _no_core_files() -> None:
    """Write no core dumps, so that a crash cannot fill the disk."""
    if os.name != "nt":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
