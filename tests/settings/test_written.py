"""What is written into a settings file is read again."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.settings import Settings
from kiosk.settings.files import change, load
from kiosk.settings.form import settings_of
from kiosk.text.letters import can_be_seen
from kiosk.yamlfiles import parse
from kiosk.yamlfiles.writing import text_of


def write(folder: Path, text: str) -> Path:
    file = folder / "settings.yaml"
    file.write_text(text, encoding="utf-8")
    return file


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.settings import files as settings_files
from kiosk.system import files
steps = [(Path, "write_bytes"), (files, "sync"), (Path, "replace"), (files, "sync")]
calls = 0
def killing(name, real):
    def call(*arguments):
        global calls
        calls += 1
        if calls == int(sys.argv[2]):
            if name == "write_bytes":
                real(arguments[0], arguments[1][:5])  # half of it
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)
    return call
for owner, name in set(steps):
    setattr(owner, name, killing(name, getattr(owner, name)))
settings_files.change(Path(sys.argv[1]), idle_s=30)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize(("step", "idle_s"), [(1, 60), (2, 60), (3, 60), (4, 30), (5, 30)])
def test_killed_while_it_saves_it_leaves_the_old_or_the_new(tmp_path: Path, step: int, idle_s: int) -> None:
    """Killed at its 1st to 4th step on the disk; it has no 5th."""
    own = write(tmp_path, "screen: 1\n")
    done = subprocess.run([sys.executable, "-c", KILLED, str(own), str(step)], check=False, timeout=300)
    assert done.returncode == (0 if step == 5 else -signal.SIGKILL)
    assert load(own) == (Settings(screen=1, idle_s=idle_s), ())
    change(own, idle_s=40)
    assert load(own) == (Settings(screen=1, idle_s=40), ())


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "deck": st.sampled_from([Path("/srv/deck"), Path("/srv/дек: 1 #2"), Path("/null"), None]),
        "language": st.sampled_from(["ky", "no", "on", None]),
        "idle_s": st.integers(10, 3600),
        "screen_diagonal_in": st.floats(5, 200),
        "operator_keys": st.sampled_from(["Ctrl+Alt+1", None]),
        "opening_hours": st.sampled_from(
            [None, {**dict.fromkeys(WEEKDAYS, "closed"), "exceptions": {"2026-12-31": "10:00-12:00, 20:00-02:00"}}]
        ),
        "statistics": st.sampled_from(["on", "off"]),
    },
)


@trying(max_examples=40)
@given(st.lists(VALUES, max_size=4))
def test_whatever_is_changed_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, changes: list[dict[str, Any]]
) -> None:
    own = tmp_path_factory.mktemp("own") / "kiosk.yaml"
    own.write_text("# mine\nscreen: 1\n", encoding="utf-8")
    expected: dict[str, Any] = {"screen": 1}
    for values in changes:
        change(own, **values)
        expected.update(values)
    assert load(own) == (settings_of(expected), ())
    assert own.read_text(encoding="utf-8").count("# mine") == 1


@given(st.dictionaries(st.text(min_size=1), st.none() | st.text(), max_size=5))
def test_any_text_is_written_as_it_is_read(values: dict[str, str | None]) -> None:
    read_again = {name: text if text and can_be_seen(text) else None for name, text in values.items()}
    assert (parse(Path("x"), text_of(values)).data or {}) == read_again
