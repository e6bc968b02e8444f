"""The time that all we build carries: that of the sources. So the same sources make the same files at any time."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def source_date() -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH where it is set, as reproducible-builds.org has it, else the last commit's.

    In a source distribution, which has no git, the changelog's.
    """
    if "SOURCE_DATE_EPOCH" in os.environ:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    # In a container the folder is often another user's, which git must be told is meant so.
    command = ["git", "-c", f"safe.directory={ROOT}", "log", "-1", "--format=%ct"]
    if (ROOT / ".git").exists():
        return int(subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout)  # noqa: S603
    return int((ROOT / "CHANGELOG.md").stat().st_mtime)


def environment() -> dict[str, str]:
    """Our environment with what makes a program build the same twice: the time, and Python's sets in one order."""
    return {**os.environ, "SOURCE_DATE_EPOCH": str(source_date()), "PYTHONHASHSEED": "0"}


def settle(path: Path, when: float) -> None:
    """Give a file, or a folder with all in it, one time, in s since 1970, and permissions that no umask has touched."""
    for file in (path, *path.rglob("*")):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file.stat().st_mode & 0o100 else 0o644)
        if not file.is_symlink() or os.utime in os.supports_follow_symlinks:
            os.utime(file, (when, when), follow_symlinks=not file.is_symlink())
