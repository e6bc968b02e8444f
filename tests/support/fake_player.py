"""A player that lives as it is told: one line of the plan a life, such as `beat, exit 3`, `signal 11`, `hang`.

Usage: fake_player.py PLAN LIVES [options of the supervisor]. What it was started with is appended to LIVES.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from kiosk.heartbeat import Heart

plan, lives = map(Path, sys.argv[1:3])
number = len(lives.read_text(encoding="utf-8").splitlines()) if lives.exists() else 0
with lives.open("a", encoding="utf-8") as out:
    out.write(" ".join(sys.argv[3:]) + "\n")
heart = Heart(os.environ)
for step in plan.read_text(encoding="utf-8").splitlines()[number].split(", "):
    word, _, value = step.partition(" ")
    if word == "beat":
        heart.beat()
    elif word == "exit":
        os._exit(int(value))
    elif word == "signal":
        os.kill(os.getpid(), int(value))
    elif word == "hang":
        signal.signal(signal.SIGABRT, signal.SIG_IGN)  # so deep that not even this is heard
        threading.Event().wait()
    elif word == "tell":
        os.kill(os.getppid(), getattr(signal, value))
        threading.Event().wait()
