"""A Debian with nothing in it but what build_spec/system-packages.txt names, and how to run a program there.

It is made with mmdebstrap from wherever this machine's apt gets its packages, and kept in build/smoke.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ROOT / "build_spec" / "system-packages.txt"
WORK = ROOT / "build" / "smoke"
BARE = WORK / "root"
VISITOR = 1000  # user and group; not root
PROGRAM, HOME = "/opt/kiosk", "/home/visitor"


def make() -> None:
    """Make the bare Debian, unless it is there with the same packages."""
    made_of = WORK / "root.packages"
    wanted = PACKAGES.read_text(encoding="utf-8")
    if made_of.is_file() and made_of.read_text(encoding="utf-8") == wanted:
        return
    shutil.rmtree(BARE, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    targets = ("apt-get", "indextargets", "--format", "$(ORIGIN) $(CODENAME) $(REPO_URI) $(COMPONENT)")
    found = [line.split() for line in _output(*targets, "Created-By: Packages").splitlines()]
    own = [line for line in found if len(line) == 4 and line[0] in ("Debian", "Ubuntu")]
    if not own:
        raise SystemExit("apt names no mirror of Debian or Ubuntu: run apt-get update first")
    sources, options = WORK / "sources.list", WORK / "apt.conf"
    sources.write_text("".join(f"deb {uri} {release} {part}\n" for _, release, uri, part in own), encoding="utf-8")
    options.write_text(_output("apt-config", "dump", "Acquire"), encoding="utf-8")  # how it gets there, too
    release = min((line[1] for line in own), key=len)  # bookworm, not bookworm-updates
    _output(
        *("mmdebstrap", "--quiet", "--mode=root", "--variant=minbase", f"--aptopt={options}"),
        *(
            f"--include={','.join(wanted.split())}",
            f'--customize-hook=mkdir -p "$1{PROGRAM}" "$1{HOME}"',
        ),
        *(release, str(BARE), str(sources)),
    )
    made_of.write_text(wanted, encoding="utf-8")


def inside(
    command: Sequence[str], program: Path, home: Path, binds: Sequence[tuple[Path, str]], variables: Mapping[str, str]
) -> list[str]:
    """`command` as it is run there: as VISITOR, without a network, nothing to be written but `home` and a /tmp in it.

    `program` is what lies in /opt/kiosk; `binds` are further folders and where they are there.
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


def _output(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return done.stdout
