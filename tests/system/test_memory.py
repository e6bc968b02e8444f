"""What a start has read of libraries is let go of; what was written stays."""

import subprocess
import sys

import pytest

from kiosk.system.memory import _only_read

MAPS = """\
55aa00000000-55aa00001000 r--p 00000000 fe:00 11 /usr/share/fonts/Golos.ttf
Anonymous:             0 kB
VmFlags: rd mr mw me
7f0000000000-7f0000400000 r-xp 00010000 fe:00 12 /usr/lib/a place/libQt6Gui.so.6
Rss:                4096 kB
Anonymous:             0 kB
7f0000400000-7f0000500000 r--p 00410000 fe:00 12 /usr/lib/a place/libQt6Gui.so.6
Anonymous:             4 kB
7f0000500000-7f0000600000 rw-p 00510000 fe:00 12 /usr/lib/a place/libQt6Gui.so.6
Anonymous:             0 kB
7f0000600000-7f0000700000 r--s 00000000 fe:00 13 /home/visits.sqlite-shm
Anonymous:             0 kB
7f0000700000-7f0000800000 r-xp 00000000 00:01 14 /memfd:JITCode:QtQml (deleted)
Anonymous:             0 kB
7f0000800000-7f0000900000 r--p 00000000 00:00 0
Anonymous:             0 kB
7f0000900000-7f0000a00000 r-xp 00000000 00:00 0                          [vdso]
Anonymous:             0 kB
"""
LET_GO = """
import ctypes, re
from kiosk.system.memory import let_go_of_libraries
import PySide6.QtCore
def of_files():
    with open("/proc/self/smaps_rollup") as rollup:
        told = rollup.read()
    return [int(re.search(rf"^{name}: +(\\d+) kB", told, re.M)[1]) for name in ("Rss", "Anonymous")]
before = of_files()
let_go_of_libraries()
after = of_files()
print(before[0] - before[1], after[0] - after[1], after[1])
assert PySide6.QtCore.QLocale("ky").name() == "ky_KG"
"""


def test_only_parts_of_libraries_in_which_nothing_was_written_are_let_go_of() -> None:
    assert list(_only_read(MAPS.splitlines(keepends=True))) == [(0x7F0000000000, 0x7F0000400000)]


@pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")
def test_what_is_needed_again_comes_back() -> None:
    done = subprocess.run([sys.executable, "-c", LET_GO], capture_output=True, text=True, check=True)
    before, after, written = map(int, done.stdout.split())
    assert after < before / 2, "kB of files"
    assert written > 1000, "kB that were written are still there"
