"""What is built carries the time of its sources, not that of the build, and no umask of the builder's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_spec import sourcedate

WHEN = 1_700_000_000


def test_the_time_that_a_builder_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(WHEN))
    assert sourcedate.source_date() == WHEN
    assert sourcedate.environment()["SOURCE_DATE_EPOCH"] == str(WHEN)


def test_else_that_of_the_last_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(sourcedate, "ROOT", tmp_path)
    dated = {**os.environ, "GIT_COMMITTER_DATE": f"{WHEN} +0600"}
    name = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), (*name, "commit", "-q", "--no-gpg-sign", "--allow-empty", "-m", "a")):
        subprocess.run(["git", *arguments], check=True, cwd=tmp_path, env=dated)
    assert sourcedate.source_date() == WHEN


def test_and_without_git_that_of_the_changelog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(sourcedate, "ROOT", tmp_path)
    (tmp_path / "CHANGELOG.md").touch()
    os.utime(tmp_path / "CHANGELOG.md", (WHEN, WHEN))
    assert sourcedate.source_date() == WHEN


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_folder_is_the_same_whoever_made_it(tmp_path: Path) -> None:
    for name, mode in (("program", 0o700), ("text", 0o600), ("open", 0o666)):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)
    (tmp_path / "link").symlink_to("nowhere")
    sourcedate.settle(tmp_path, WHEN)
    assert {file.lstat().st_mtime for file in (tmp_path, *tmp_path.iterdir())} == {WHEN}
    assert [oct((tmp_path / name).stat().st_mode & 0o777) for name in ("program", "text", "open")] == [
        *("0o755", "0o644", "0o644"),
    ]
