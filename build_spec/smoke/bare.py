"""A Debian with nothing in it but what build_spec/system-packages.txt names, and how to run a program there.

It is kept in build/smoke.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_spec.debian import bare as debian

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ROOT / "build_spec" / "system-packages.txt"
WORK = ROOT / "build" / "smoke"
BARE = WORK / "root"
VISITOR = 1000  # user and group; not root
PROGRAM, HOME = "/opt/kiosk", "/home/visitor"


def make() -> None:
    """Make the minimal Debian, unless it exists with the same packages."""
    made_of = WORK / "root.packages"
    wanted = PACKAGES.read_text(encoding="utf-8")
    if made_of.is_file() and made_of.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(BARE, ignore_errors=True)
    debian.make(BARE, wanted.split(), None, f'--customize-hook=mkdir -p "$1{PROGRAM}" "$1{HOME}"')
    made_of.write_text(wanted, encoding="utf-8")


def inside(
    command: Sequence[str], program: Path, home: Path, binds: Sequence[tuple[Path, str]], variables: Mapping[str, str]
) -> list[str]:
    """The command line that runs `command` in the minimal Debian.

    It runs as VISITOR, without a network, with only `home` and a /tmp in it writable. `program` is mounted as
    /opt/kiosk; `binds` are further folders and their places there.
    """
    temporary = home / "tmp"
    for folder in (home, temporary):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.chown(folder, VISITOR, VISITOR)
    bound = [(home, HOME), (temporary, "/tmp"), *binds]  # noqa: S108 - of the bare Debian
    environment = {"HOME": HOME, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **variables}
    return [
        *("bwrap", "--unshare-net", "--unshare-ipc"),
        *("--ro-bind", str(BARE), "/", "--ro-bind", str(program), PROGRAM, "--proc", "/proc", "--dev", "/dev"),
        *(word for source, place in bound for word in ("--bind", str(source), place)),
        *("--clearenv", *(word for name, value in environment.items() for word in ("--setenv", name, value))),
        *("--chdir", HOME, "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"),
        *("setpriv", f"--reuid={VISITOR}", f"--regid={VISITOR}", "--clear-groups", "--no-new-privs"),
        *command,
    ]
