"""Removes the path of the builder's Python from a library: elsewhere that folder may be somebody else's."""

import shutil
import subprocess
from pathlib import Path


def without(library: Path, copy: Path) -> Path:
    """`library`, or a changed `copy` if it would search for others in a folder of this computer.

    Raises SystemExit without chrpath.
    """
    if not shutil.which("chrpath"):
        raise SystemExit("chrpath: not installed; apt-get install chrpath")
    told = subprocess.run(["chrpath", "-l", str(library)], check=False, capture_output=True, text=True)  # noqa: S603, S607
    if "PATH=/" not in told.stdout:  # none, or $ORIGIN, the library's own folder
        return library
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(library, copy)
    subprocess.run(["chrpath", "-d", str(copy)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
    return copy
