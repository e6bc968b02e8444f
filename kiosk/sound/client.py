"""The kiosk's side of the sound player: starts it, gives orders, ends one that hangs. Never waits for it."""

import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from queue import SimpleQueue

from kiosk.process import relaunch
from kiosk.sound import messages
from kiosk.sound.messages import Heard, Order, Piece, Play, Stop, Volume, What

PATIENCE_S = 12.0  # until something is heard; a speaking program has ended before


class Sounds:
    """Plays with a process of its own. `heard` is called on a thread of this object's."""

    def __init__(
        self, heard: Callable[[Heard], None], command: Sequence[str] = (), patience_s: float = PATIENCE_S
    ) -> None:
        self._heard = heard
        self._command = command or [*relaunch.command(), relaunch.SOUND_PLAYER]
        self._patience_s = patience_s
        self._numbers = count(1)
        self._orders: SimpleQueue[Order | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()  # of what follows: the threads share it
        self._process: subprocess.Popen[bytes] | None = None
        self._listener: threading.Thread | None = None
        self._awaited: Play | None = None  # the order that is not over
        self._watchdog: threading.Timer | None = None

    def play(self, pieces: Sequence[Piece], volume: int) -> int:
        """Play these pieces instead of what plays now, and return the number that replies will have.

        `volume` is in percent.
        """
        number = next(self._numbers)
        self._order(Play(number, tuple(pieces), volume))
        return number

    def set_volume(self, volume: int) -> None:
        self._order(Volume(volume))

    def stop(self) -> None:
        """Be silent at once."""
        self._order(Stop())

    def close(self) -> None:
        """End the process."""
        if self._thread:
            self._orders.put(None)
            self._thread.join()
            self._thread = None

    def _order(self, order: Order) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._send_all, name="sound", daemon=True)
            self._thread.start()
        self._orders.put(order)

    def _send_all(self) -> None:
        while order := self._orders.get():
            if not isinstance(order, Volume):
                self._await(order if isinstance(order, Play) else None)
            try:
                self._send(order)
            except (BrokenPipeError, ValueError):
                pass  # it has just ended: whoever reads its replies knows what to do
            except OSError as error:
                self._fail(f"the sound player cannot be started: {error.strerror}")
        self._await(None)
        with self._lock:
            process, listener = self._process, self._listener
        if process and listener:
            process.kill()
            listener.join()

    def _send(self, order: Order) -> None:
        with self._lock:
            process = self._process
        if process is None and isinstance(order, Volume):
            return  # the next order brings it
        if process is None:
            process = subprocess.Popen(  # noqa: S603 - ourselves
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            listener = threading.Thread(target=self._listen, args=(process,), name="sound-replies", daemon=True)
            with self._lock:
                self._process, self._listener = process, listener
            listener.start()
        assert process.stdin
        process.stdin.write(messages.order_line(order))
        process.stdin.flush()

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        """Pass on what the process tells, until it ends."""
        assert process.stdout
        with suppress(BrokenPipeError), process:  # of what it has not read the pipe still holds a part
            for line in process.stdout:
                self._pass_on(messages.heard_of(line))
        with self._lock:
            if self._process is process:
                self._process = None
            missed = self._awaited
        if missed and process.returncode == 0:
            self._orders.put(missed)  # it was idle for long, and ended just when it was asked
        else:
            self._fail("the sound player has ended")

    def _pass_on(self, heard: Heard) -> None:
        with self._lock:
            is_awaited = self._awaited is not None and self._awaited.number == heard.number
            if is_awaited:
                self._calm()
            if is_awaited and heard.what in (What.ENDED, What.FAILED):
                self._awaited = None
        if is_awaited:
            self._heard(heard)

    def _await(self, order: Play | None) -> None:
        """From now on only what is told of this order counts. If nothing is heard for long, the process is ended."""
        with self._lock:
            self._awaited = order
            self._calm()
            if order:
                self._watchdog = threading.Timer(self._patience_s, self._lose_patience)
                self._watchdog.daemon = True
                self._watchdog.start()

    def _calm(self) -> None:
        if self._watchdog:
            self._watchdog.cancel()
            self._watchdog = None

    def _lose_patience(self) -> None:
        with self._lock:
            process = self._process
        if process:
            process.kill()

    def _fail(self, why: str) -> None:
        with self._lock:
            missed, self._awaited = self._awaited, None
            self._calm()
        if missed:
            self._heard(Heard(What.FAILED, missed.number, why=why))
