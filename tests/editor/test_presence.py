"""Two editors of one deck notice each other."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.editor.presence import Presence
from kiosk.system import files

HELD = """
import sys
from pathlib import Path
from kiosk.editor.presence import Presence
presence = Presence(Path(sys.argv[1]))
print(presence.other, flush=True)
sys.stdin.read()
"""


def test_the_second_knows_of_the_first(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HELD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout
        assert first.stdout.readline() == b"\n"
        second = Presence(tmp_path)
        assert "@" in second.other
        second.close()
        first.send_signal(signal.SIGKILL)
        first.wait()
    third = Presence(tmp_path)  # nothing is left of one that was killed
    assert third.other == ""
    third.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_in_a_read_only_folder_nobody_is_noticed(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    presence = Presence(tmp_path)
    assert (presence.other, presence.is_read_only) == ("", True)


def test_a_read_only_disk_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    writable = Presence(tmp_path)
    writable.close()
    assert not writable.is_read_only
    monkeypatch.setattr(files, "opened", refused)
    assert Presence(tmp_path).is_read_only
