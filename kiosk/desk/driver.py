"""Goes on with roll-outs while the desk runs, each on a thread of its own."""

import logging
import threading
from collections.abc import Sequence

from kiosk.fleet import rollout
from kiosk.fleet.rollout import Manner, StoppedError
from kiosk.fleet.tower import Tower
from kiosk.link.contract import Pack
from kiosk.problems import CannotStartError

_log = logging.getLogger(__name__)
_AGAIN_S = 30.0  # after the broker was gone
_SETTLED_S = 10.0


class Driver:
    """The roll-outs that this desk goes on with. What it does is noted at the broker: another desk can take over."""

    def __init__(self, tower: Tower, again_s: float = _AGAIN_S) -> None:
        self._tower, self._again_s = tower, again_s
        self._lock = threading.Lock()
        self._threads: dict[str, threading.Thread] = {}
        self._ended = threading.Event()

    def drives(self, group: str) -> bool:
        """Whether it goes on with a roll-out to this group."""
        thread = self._threads.get(group)
        return thread is not None and thread.is_alive()

    def settle(self, group: str) -> None:
        """Wait until it has seen that a roll-out to this group was stopped, which takes some seconds at most."""
        thread = self._threads.get(group)
        if thread:
            thread.join(_SETTLED_S)

    def begin(
        self,
        group: str,
        pack: Pack,
        plan: Sequence[Sequence[str]],
        manner: Manner,
        first: Sequence[str] = (),
        stage: int = 0,
    ) -> None:
        """Go on with it from this stage on. One that goes on already, to the same group, ends by what it then reads."""
        given = (group, pack, plan, manner, first, stage)
        thread = threading.Thread(target=self._work, args=given, name=f"roll-out to {group}", daemon=True)
        with self._lock:
            self._threads[group] = thread
            thread.start()

    def close(self) -> None:
        """Begin nothing anew. What goes on ends with the program; its note stays."""
        self._ended.set()

    def _work(
        self,
        group: str,
        pack: Pack,
        plan: Sequence[Sequence[str]],
        manner: Manner,
        first: Sequence[str],
        stage: int,
    ) -> None:
        def tell(line: str) -> None:
            _log.info("%s %s to %s: %s", pack.name, pack.version, group, line.strip())

        while not self._ended.is_set():
            try:
                rollout.roll_out(self._tower, group, pack, plan, manner, tell, first=first, begin=stage)
            except StoppedError as error:  # which is noted
                _log.info("the roll-out of %s %s to %s has stopped: %s", pack.name, pack.version, group, error)
            except CannotStartError as error:
                _log.warning("the roll-out to %s waits for the broker: %s", group, error)
                self._ended.wait(self._again_s)
                with self._tower.hearing:
                    note = self._tower.fleet.rollouts.get(group)
                if note and note.pack.hash == pack.hash:
                    if note.state == "stopped":
                        return
                    stage = max(stage, note.stage)
                continue
            return
