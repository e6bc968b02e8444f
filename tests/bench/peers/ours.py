"""The kiosk: from the source, and as `make dist` builds it."""

import sys
from pathlib import Path

from bench.executable import DIST
from bench.peers.export import Exported
from bench.peers.peer import LeftOutError, Peer, said


def source(exported: Exported, _home: Path) -> Peer:
    return _peer("kiosk", (sys.executable, "-m", "kiosk"), exported)


def built(exported: Exported, _home: Path) -> Peer:
    executable = DIST / "kiosk" / "kiosk"
    if not executable.is_file():
        raise LeftOutError("there is no dist/kiosk: make dist builds it")
    return _peer("kiosk, built", (str(executable),), exported)


def _peer(name: str, program: tuple[str, ...], exported: Exported) -> Peer:
    play = (*program, "run", "--backend", "software", "--deck")
    loop, visit = (*play, str(exported.deck)), (*play, str(exported.still_deck))
    return Peer(name, said(*program, "--version"), loop=loop, visit=visit)
