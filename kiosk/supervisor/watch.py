"""The loop: start the player, wait for its beats, and decide what follows when they stop.

A player that asks for a successor stays on the screen until that one is there: nobody sees the change. If somebody
comes meanwhile, it says that it stays, and the successor is ended.
"""

import logging
import os
import queue
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from kiosk import alone
from kiosk.heartbeat import ON_SCREEN, STAYS, SUCCESSOR
from kiosk.supervisor.ladder import PAUSES_S, Ladder, Mode, failed, restarted
from kiosk.supervisor.player import (
    FAILED,
    QUIT,
    RESTART,
    WITHOUT_GPU,
    WRONG_USAGE,
    Event,
    Player,
    said,
)
from kiosk.supervisor.systemd import Notifier

START_S = 60.0  # to the first beat: a cold start from a slow card
SILENCE_S = 15.0  # between two beats; then the player hangs. With its end and a new start: under 30 s
STOOD_STILL_S = 2.0  # later than we asked to wake: the processes were stopped, a virtual machine was frozen
NO_SCREEN_S = 60.0  # without a screen after it had one; then whoever started us is to know
DONE, BY_SIGNAL = 0, 128  # how we end; the second with the signal's number
_SAFE = {Mode.LAST_GOOD: "last-good", Mode.FAILSAFE: "failsafe"}  # as the player's --safe takes them

_log = logging.getLogger("kiosk.supervisor")


def run(command: Sequence[str], arguments: Sequence[str]) -> int:
    """Keep a player on the screen until SIGTERM, SIGINT, SIGHUP or the operator ends it; the exit code.

    0 is the operator's wish; a signal's is what a shell says of a program that it has ended. So whoever starts us again
    knows whether to. `command` starts the player, `arguments` are the user's.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    _no_core_files()
    with _Watch([*command, *arguments]).signals() as watch:
        return watch.keep()


class _Watch:
    """What is known of the player that runs and of those before."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()  # None: we are to end
        self._code = DONE  # ours, once we end
        self._notifier = Notifier()
        self._family, self._seat = alone.new_name(), alone.new_seat()
        self._ladder = Ladder()
        self._pause_s = 0.0  # before the next start
        self._backend: tuple[str, ...] = ()
        self._after = ""  # why the player starts again
        self._leaving: Player | None = None  # on the screen until its successor is
        self._stays = False  # it goes on instead
        self._has_played = False
        self._no_screen_since: float | None = None

    @contextmanager
    def signals(self) -> Iterator["_Watch"]:
        """While in here, signals that ask us to end come as an event."""

        def end(number: int, _frame: FrameType | None) -> None:
            self._code = BY_SIGNAL + number
            self._events.put(None)

        names = ("SIGTERM", "SIGINT", "SIGHUP")
        before = {number: signal.signal(number, end) for name in names if (number := getattr(signal, name, None))}
        try:
            yield self
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            if self._seat:
                self._seat.close()

    def keep(self) -> int:
        """Start players one after another; our exit code."""
        while True:
            code = self._one_life()
            if code is None:
                code = self._pause()
            if code is not None:
                self._notifier.tell("STOPPING=1")
                self._dismiss()
                return code

    def _dismiss(self) -> None:
        """End the player that has a successor."""
        leaving, self._leaving = self._leaving, None
        if leaving:
            leaving.end()

    def _is_end(self, event: Event | None) -> bool:
        """Whether we are to end: by a signal, or by the operator, who found the player that was about to leave."""
        return event is None or event == (self._leaving, QUIT)

    def _is_otherwise(self, event: Event) -> bool:
        """Whether the player that is about to leave wants something else: to stay, or yet another successor."""
        whose, said_ = event
        if whose is not self._leaving:
            return False
        if isinstance(said_, int):
            self._leaving = None  # gone before its time
        self._stays = said_ == STAYS
        return said_ in (STAYS, SUCCESSOR)

    def _next(self) -> Player:
        """The player that stays after all, else a new one. Raises OSError."""
        if self._stays and self._leaving:
            player, self._leaving, self._stays = self._leaving, None, False
            return player
        mode = self._ladder.mode
        options = [*self._backend]
        if mode in _SAFE:
            options += ["--safe", _SAFE[mode], "--safe-for", str(self._ladder.safe_s)]
        if self._after:
            options += ["--after", self._after]
        return Player([*self._command, *options], self._events, self._family, self._seat)

    def _one_life(self) -> int | None:
        """Start the player and watch it; our exit code, or None when another is to follow."""
        mode = self._ladder.mode
        try:
            player = self._next()
        except OSError as error:
            self._fail(f"the player cannot be started: {error}", is_its_own=False)
            return None
        silence, alive = START_S, False
        due = time.monotonic() + silence  # only this player's own words put it off
        while True:
            until = max(due, time.monotonic())
            try:
                event = self._events.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                if time.monotonic() > until + STOOD_STILL_S:
                    due = time.monotonic() + silence
                    continue  # we stood still ourselves, so did the player: it has its chance anew
                player.abort()
                self._fail(f"the player gave no sign of life for {silence:.0f} s")
                return None
            if event is None or self._is_end(event):
                player.end()
                return self._code
            if self._is_otherwise(event):
                player.end()
                return None
            whose, said_ = event
            if whose is not player:
                continue  # a late word of one that is gone
            if isinstance(said_, int):
                return self._ended(said_)
            silence = SILENCE_S
            due = time.monotonic() + silence
            if said_ == ON_SCREEN:
                self._dismiss()
            elif said_ == SUCCESSOR:
                self._dismiss()
                self._leaving = player
                return self._ended(RESTART)
            if not alive:
                alive = self._has_played = True
                self._no_screen_since = None
                self._notifier.tell("READY=1", f"STATUS=playing, {_SAFE.get(mode, 'as set')}")
            self._notifier.tell("WATCHDOG=1")

    def _ended(self, code: int) -> int | None:
        """The player has ended by itself; our exit code, or None."""
        self._after = ""
        if code == QUIT:
            return self._code
        if code == WRONG_USAGE and not self._has_played:
            return code
        if code == RESTART:
            self._ladder = restarted(self._ladder)
            return None
        if code == WITHOUT_GPU:
            self._backend = ("--backend", "software")
            return None
        self._fail(said(code), is_its_own=code != WRONG_USAGE)
        if code == WRONG_USAGE and not self._leaving:  # what was right is not any more: the screen is gone
            self._no_screen_since = self._no_screen_since or time.monotonic()
            if time.monotonic() - self._no_screen_since > NO_SCREEN_S:
                _log.error("no screen for %.0f s: ending", NO_SCREEN_S)
                return FAILED
        return None

    def _fail(self, reason: str, *, is_its_own: bool = True) -> None:
        """Only what may be the player's own fault, or its deck's, leads to the safe mode."""
        before = self._ladder.mode
        if is_its_own:
            self._ladder = failed(self._ladder, time.monotonic())
        self._pause_s = self._ladder.pause_s() if is_its_own else PAUSES_S[-1]
        self._after = reason
        _log.error("%s; it is started again", reason)
        if self._ladder.mode > before:
            _log.error("that was too often: safe mode, %s", _SAFE[self._ladder.mode])
        self._notifier.tell(f"STATUS={reason}")

    def _pause(self) -> int | None:
        """Wait before the next start; our exit code if there is to be none."""
        until, self._pause_s = time.monotonic() + self._pause_s, 0.0
        while (left := until - time.monotonic()) > 0:
            self._notifier.tell("WATCHDOG=1")
            try:
                event = self._events.get(timeout=left)
                if event is None or self._is_end(event):
                    return self._code
                if self._is_otherwise(event):
                    break
            except queue.Empty:
                break
        return None


def _no_core_files() -> None:
    """A crash must not fill the disk."""
    if os.name != "nt":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
