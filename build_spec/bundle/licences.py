"""Collects licences of what only the executable contains: Python, PyInstaller's loader, system libraries.

Those of Python packages are in their metadata; kiosk/licences.py shows them all.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_DOC = Path("/usr/share/doc")


def collect(libraries: Iterable[Path], folder: Path) -> list[tuple[str, str]]:
    """Write them into `folder`, for PyInstaller. Raises SystemExit for a library of unknown licence."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(_python(), folder / "Python.txt")
    loader = distribution("pyinstaller").read_text("licenses/COPYING.txt")
    assert loader
    (folder / "PyInstaller's loader.txt").write_text(loader, encoding="utf-8")
    if sys.platform == "linux":  # on Windows and macOS what is not of a package comes with Python, and its text says so
        for package in _system_packages(libraries):
            (folder / f"{package}.txt").write_text(_debians(package), encoding="utf-8")
    return [(str(file), "kiosk/licences") for file in sorted(folder.iterdir())]


def _debians(package: str) -> str:
    """Debian's copyright record of a package, and where this exact library's source is."""
    form = "${source:Package} ${source:Version}"
    told = subprocess.run(["dpkg-query", "-W", "-f", form, package], check=True, capture_output=True, text=True)  # noqa: S603, S607
    source, version = told.stdout.split()
    where = f"Built from {source} {version}; its source: https://snapshot.debian.org/package/{source}/{version}/"
    return f"{where}\n\n{(_DOC / package / 'copyright').read_text(encoding='utf-8')}"


def _python() -> Path:
    base = Path(sys.base_prefix)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = (base / "lib" / version / "LICENSE.txt", base / "LICENSE.txt", _DOC / version / "copyright")
    return next(place for place in places if place.is_file())


def _system_packages(libraries: Iterable[Path]) -> list[str]:
    """The Debian packages of the system's libraries, without Python's own."""
    files = {str(file.resolve()) for file in libraries}
    packages = set()
    for file in sorted(files):
        if not file.startswith(("/lib/", "/usr/lib/")) or "python3" in file:
            continue
        # Before the merge of /lib into /usr/lib, which dpkg may not have noticed.
        for name in (file, file.removeprefix("/usr")):
            owner = subprocess.run(["dpkg-query", "-S", name], check=False, capture_output=True, text=True)  # noqa: S603, S607
            if owner.returncode == 0:
                packages.add(owner.stdout.partition(":")[0])
                break
        else:
            raise SystemExit(f"{file}: of no Debian package, so its licence is not known")
    return sorted(packages)
