"""Takes out of a library where Python lies on the machine that builds: elsewhere that folder is somebody else's."""

import shutil
import subprocess
from pathlib import Path


def without(library: Path, copy: Path) -> Path:
    """`library`, or a `copy` of it where it would be searched for others in a folder of this machine.

    Raises SystemExit without chrpath.
    """
    if not shutil.which("chrpath"):
        raise SystemExit("chrpath: not installed; apt-get install chrpath")
    told = subprocess.run(["chrpath", "-l", str(library)], check=False, capture_output=True, text=True)  # noqa: S603, S607
    if "PATH=/" not in told.stdout:  # none, or $ORIGIN, which is where the library lies
        return library
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(library, copy)
    subprocess.run(["chrpath", "-d", str(copy)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
    return copy
