"""Disks of our own: ext4 images on loop mounts."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def image(file: Path, megabytes: int) -> Path:
    """Make an empty disk."""
    with file.open("wb") as out:
        out.truncate(megabytes * 1_000_000)
    _do("mkfs.ext4", "-q", "-m", "0", file)
    return file


@contextmanager
def mounted(disk: Path, place: Path, *options: str) -> Iterator[Path]:
    """The disk, at `place` for as long as in here."""
    place.mkdir(exist_ok=True)
    _do("mount", "-o", ",".join(("loop", *options)), disk, place)
    try:
        yield place
    finally:
        _do("umount", place)


def remount(place: Path, option: str) -> None:
    """Mount again what is mounted: `ro` or `rw`."""
    _do("mount", "-o", f"remount,{option}", place)


def cannot_be_had() -> str:
    """Why there are no loop mounts here; empty: there are."""
    if os.name == "nt" or os.getuid():
        return "loop mounts need root on Linux"
    if not shutil.which("mkfs.ext4", path=_PATH):
        return "mkfs.ext4 is missing (build_spec/setup.sh chaos)"
    with tempfile.TemporaryDirectory() as folder:
        try:
            with mounted(image(Path(folder) / "disk", 4), Path(folder) / "place"):
                return ""
        except subprocess.CalledProcessError as error:
            return f"no loop mounts: {error.stderr.strip()}"


def _do(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "PATH": _PATH})
