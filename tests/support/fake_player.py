"""A player that follows a plan: one line for each life, such as `beat, exit 3`, `signal 11`, `hang`.

Usage: fake_player.py PLAN LIVES [options of the supervisor]. It appends its options to LIVES. A life that `stay`s until
it is asked to end appends to LIVES.left its own number and how many lives there were by then.
"""

import os
import signal
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from kiosk.supervisor.heartbeat import Heartbeat

plan, lives = map(Path, sys.argv[1:3])


def lived() -> int:
    """How many lives have begun."""
    return len(lives.read_text(encoding="utf-8").splitlines()) if lives.exists() else 0


def leave(_number: int, _frame: FrameType | None) -> None:
    with lives.with_suffix(".left").open("a", encoding="utf-8") as out:
        out.write(f"{number + 1} of {lived()}\n")
    os._exit(0)


number = lived()
steps = plan.read_text(encoding="utf-8").splitlines()[number].split(", ")
if "stay" in steps:
    signal.signal(signal.SIGTERM, leave)  # before others learn of this life: it may be ended at once
with lives.open("a", encoding="utf-8") as out:
    out.write(" ".join(sys.argv[3:]) + "\n")
heartbeat = Heartbeat(os.environ)
for step in steps:
    word, _, value = step.partition(" ")
    if word == "beat":
        heartbeat.beat()
    elif word == "on-screen":
        heartbeat.on_screen()
    elif word == "successor":
        assert heartbeat.ask_for_successor()
    elif word == "successor-comes":  # until this many lives have begun
        while lived() < int(value):
            time.sleep(0.01)  # waits for another process
    elif word == "remain":
        heartbeat.stay()
    elif word == "stay":
        while True:  # until SIGTERM
            heartbeat.beat()
            time.sleep(0.2)
    elif word == "wait-for":  # until this many have left
        left = lives.with_suffix(".left")
        while not left.exists() or len(left.read_text(encoding="utf-8").splitlines()) < int(value):
            time.sleep(0.01)  # waits for another process
    elif word == "exit":
        os._exit(int(value))
    elif word == "signal":
        os.kill(os.getpid(), int(value))
    elif word == "hang":
        signal.signal(signal.SIGABRT, signal.SIG_IGN)  # hangs so badly that not even this signal works
        threading.Event().wait()
    elif word == "tell":
        os.kill(os.getppid(), getattr(signal, value))
        threading.Event().wait()
