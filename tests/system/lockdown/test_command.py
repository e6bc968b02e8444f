"""`kiosk lockdown-report`, as its user sees it."""

from pathlib import Path

from support.command import called, home

from kiosk.system import lockdown
from kiosk.system.autostart import Surroundings


def test_it_says_what_to_fix_and_takes_what_is_accepted(tmp_path: Path) -> None:
    said = called("lockdown-report", **home(tmp_path))
    assert said.returncode == 1
    lines = said.stdout.splitlines()
    to_fix = [line.split(":")[0].strip() for line in lines[lines.index("to fix:") + 1 :]]
    assert "start" in to_fix
    assert sum(line.startswith("FIX ") for line in lines) == len(to_fix)
    accepted = called("lockdown-report", *(word for name in to_fix for word in ("--accept", name)), **home(tmp_path))
    assert (accepted.returncode, accepted.stdout.splitlines()[-1]) == (0, "locked down")
    assert accepted.stdout.count("(accepted)") == len(to_fix)


def test_a_line_that_is_not_there() -> None:
    said = called("lockdown-report", "--accept", "netwrok")
    assert said.returncode == 2
    assert "no line netwrok; there are session, " in said.stderr


def test_macos_is_said_to_be_none(tmp_path: Path) -> None:
    where = Surroundings(platform="darwin", home=tmp_path, root=tmp_path)
    assert [(check.name, check.is_well) for check in lockdown.checks(where)] == [("session", False), ("start", False)]
