"""A program that tests start: its children try PINs on a real file, killed at chosen moments, or all at once.

    python -m support.tries storm|everywhere|together FOLDER    prints what came of it as JSON

It is a process of its own because it forks, which a process with Qt in it should not.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Literal

from argon2 import PasswordHasher

from kiosk.operator.pin import PinGuard, Verdict, storage
from kiosk.system.clock import Moment

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PIN, OTHER_PIN, WRONG_PIN = "482915", "730264", "905173"


class Counting(PasswordHasher):
    """Records each evaluation in a file before it is made, so that no kill hides one."""

    def __init__(self, file: Path) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.file = file

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - its name there
        with self.file.open("ab", buffering=0) as out:
            out.write(b".")
        return super().verify(hash, password)

    @property
    def evaluations(self) -> int:
        return self.file.stat().st_size if self.file.exists() else 0


def die_at(call: int) -> None:
    """Kill this process at its nth call from here on, of a Python or C function."""
    left = call

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal left
        left -= event in ("call", "c_call")
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def in_child(action: Callable[[], object], killed_at: int) -> bool:
    """Do it in a child process that is killed at a call. Returns whether it finished before."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            die_at(killed_at)
            action()
            code = 0
        finally:
            sys.setprofile(None)
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL), f"a child ended with {status}"
    return status == 0


def at(clock: str, at_s: float) -> Callable[[], Moment]:
    moment = Moment(clock=clock, at_s=at_s)
    return lambda: moment


def storm(folder: Path) -> dict[str, object]:
    """1,000 wrong tries, half of them killed somewhere.

    The clock jumps forwards, backwards and from boot to boot meanwhile.
    """
    dice = random.Random(22)
    file, hasher = folder / "pin.json", Counting(folder / "evaluations")
    PinGuard(file, hasher=hasher).set(PIN)
    boot, at_s, killed, unsafe = 0, 0.0, 0, 0
    for _ in range(1000):
        jump = dice.random()
        if jump < 0.05:
            boot += 1
            at_s = dice.uniform(0, 100)
        elif jump < 0.1:
            at_s = dice.uniform(0, at_s)
        else:
            at_s += dice.uniform(0, 9000)
        clock = at(f"boot {boot}", at_s)

        def one_try(clock: Callable[[], Moment] = clock) -> None:
            assert PinGuard(file, clock, hasher).check(WRONG_PIN) in (Verdict.WRONG, Verdict.WAIT, Verdict.LOCKED)

        if dice.random() < 0.5:
            one_try()
        else:
            killed += not in_child(one_try, dice.randint(1, 330))
        unsafe += storage.read(file).tried < hasher.evaluations  # and the file is always whole
    guard = PinGuard(file, clock, hasher)
    return {
        "evaluations": hasher.evaluations,
        "killed": killed,
        "unsafe": unsafe,
        "locked": guard.is_locked,
        "right": guard.check(PIN),
    }


Files = tuple[tuple[str, bytes], ...]


def files_at_each_call(action: Callable[[], object], folder: Path) -> list[Files]:
    """What the folder holds at each of its calls, of a Python or C function: what a kill there would leave."""
    seen: dict[Files, None] = {}

    def look(_frame: FrameType, event: str, _arg: object) -> None:
        if event in ("call", "c_call"):
            seen[tuple((file.name, file.read_bytes()) for file in sorted(folder.iterdir()))] = None

    sys.setprofile(look)
    try:
        action()
    finally:
        sys.setprofile(None)
    return list(seen)


def everywhere(folder: Path) -> dict[str, object]:
    """Make a wrong try, a right one and set a PIN, and look at each of their calls what a kill would leave.

    Reports what was evaluated, what is stored, and which PIN works then. Real kills are in `storm`.
    """
    file, evaluations = folder / "pin.json", folder / "evaluations"
    guard = PinGuard(file, at("boot", 0), CHEAP)
    guard.set(PIN)
    for _ in range(5):
        guard.check(WRONG_PIN)
    before, later = file.read_bytes(), at("boot", 100)
    actions: dict[str, Callable[[PinGuard], object]] = {
        "wrong": lambda guard: guard.check(WRONG_PIN),
        "right": lambda guard: guard.check(PIN),
        "set": lambda guard: guard.set(OTHER_PIN, at_keyboard=True),
    }
    found: dict[str, object] = {}
    for name, action in actions.items():
        _put(folder, ((file.name, before),))
        guard = PinGuard(file, later, Counting(evaluations))
        outcomes: set[tuple[int, int, str]] = set()
        for left in files_at_each_call(lambda: action(guard), folder):  # noqa: B023 - called at once
            _put(folder, left)
            tried = storage.read(file).tried
            guard = PinGuard(file, at("boot", 10_000), CHEAP)
            works = (
                "old" if guard.check(PIN) is Verdict.RIGHT else "new" if guard.check(OTHER_PIN) is Verdict.RIGHT else ""
            )
            outcomes.add((Counting(evaluations).evaluations, tried, works))
        found[name] = {"outcomes": sorted(outcomes)}
    return found


def _put(folder: Path, files: Files) -> None:
    """Make the folder hold these files only."""
    for file in folder.iterdir():
        file.unlink()
    for name, content in files:
        (folder / name).write_bytes(content)


def together(folder: Path) -> dict[str, object]:
    """Twelve children try a wrong PIN at the same moment; five tries are free. Then some try while others set PINs."""
    file, hasher, clock = folder / "pin.json", Counting(folder / "evaluations"), at("boot", 0)
    PinGuard(file, clock, hasher).set(PIN)
    gate, opener = os.pipe()

    def start(action: Callable[[], object]) -> int:
        child = os.fork()
        if child == 0:
            code = 1
            try:
                os.close(opener)
                os.read(gate, 1)  # waits until the other end is closed
                action()
                code = 0
            finally:
                os._exit(code)
        return child

    children = [start(lambda: PinGuard(file, clock, hasher).check(WRONG_PIN)) for _ in range(12)]
    os.close(opener)
    assert {os.waitpid(child, 0)[1] for child in children} == {0}
    evaluations = hasher.evaluations
    PinGuard(file, clock, CHEAP).set(PIN, at_keyboard=True)
    gate, opener = os.pipe()

    def try_often() -> None:
        for _ in range(100):
            assert PinGuard(file, clock, CHEAP).check(PIN) in (Verdict.RIGHT, Verdict.WRONG, Verdict.WAIT)

    def set_often() -> None:
        for number in range(50):
            PinGuard(file, clock, CHEAP).set(OTHER_PIN if number % 2 else PIN, at_keyboard=True)

    children = [start(action) for action in (try_often, set_often, try_often, set_often)]
    os.close(opener)
    assert {os.waitpid(child, 0)[1] for child in children} == {0}
    return {"evaluations": evaluations, "then": PinGuard(file, at("boot", 10_000), CHEAP).check(OTHER_PIN)}


if __name__ == "__main__":
    os.fsync = lambda fd: None  # noqa: ARG005 - unlike a power cut, a kill loses nothing that was written
    what = {"storm": storm, "everywhere": everywhere, "together": together}[sys.argv[1]]
    print(json.dumps(what(Path(sys.argv[2]))))
