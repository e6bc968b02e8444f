"""Memory and processor's time of a program with all its processes, read in /proc."""

import os
import re
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Process:
    """A line of /proc/PID/stat."""

    number: int
    parent: int
    session: int
    cpu_s: float  # its own, and that of its children that have ended


def process(stat: str) -> Process:
    """Read /proc/PID/stat. A program's name may contain anything, brackets and blanks as well."""
    number, rest = stat.split(" ", 1)
    fields = rest[rest.rindex(")") + 2 :].split()
    ticks = sum(map(int, fields[11:15]))
    return Process(int(number), int(fields[1]), int(fields[3]), ticks / _TICKS_A_SECOND)


def family(root: int, folder: Path = _PROC) -> list[Process]:
    """A process, all that descend from it, and all of the session that it leads: orphans stay in that."""
    found = []
    for file in folder.glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            found.append(process(file.read_text(encoding="utf-8", errors="replace")))
    members = {root} | {one.number for one in found if one.session == root}
    grown = True
    while grown:
        children = {one.number for one in found if one.parent in members} - members
        members |= children
        grown = bool(children)
    return [one for one in found if one.number in members]


def cpu_s(root: int, folder: Path = _PROC) -> float:
    """The processor's time that a program has had so far, s. That of processes that have ended is their parents'."""
    return sum(one.cpu_s for one in family(root, folder))


def pss_mb(root: int, folder: Path = _PROC) -> float:
    """The program's memory, MB: what processes share counts once, split among them (PSS)."""
    kb = 0
    for one in family(root, folder):
        with suppress(OSError):
            told = (folder / str(one.number) / "smaps_rollup").read_text(encoding="ascii")
            found = re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)
            kb += int(found[1]) if found else 0
    return kb / 1000


def end(processes: list[Process]) -> None:
    """End what is left of a program."""
    for one in processes:
        with suppress(ProcessLookupError):
            os.kill(one.number, signal.SIGKILL)
