"""Tries the source as a newcomer does: a bare Debian with git, make and Python, a clone, `make test`.

`make newcomer` calls it, as root. ARGS="--suite bookworm" takes another release than Debian 13; "--as-user" is somebody
who is not root, for whom root runs the command that is printed; words such as `run` are other targets of the Makefile.
`--short` runs only the tests of what differs between systems.
What is committed is tried. pip gets its packages there from where it gets them here.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from build_spec.debian import bare as debian

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "newcomer"
ASKED_FOR = ("git", "make", "python3")  # by README.md
SHORT = "test ARGS='tests/player tests/process tests/qt tests/system tests/text tests/pictures tests/painter'"


def main() -> None:
    """Make the Debian, clone, run the targets one after another; end with the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--suite", default="trixie", help="the release of Debian")
    parser.add_argument("--as-user", action="store_true", help="as somebody who is not root")
    parser.add_argument("--short", action="store_true", help="only tests of what differs between systems")
    parser.add_argument("targets", nargs="*", default=["test"], help="targets of the Makefile")
    options = parser.parse_args()
    root = _bare(options.suite)
    user = "newcomer" if options.as_user else "root"
    if options.as_user:
        _run(root, "root", "useradd --create-home newcomer")
        debian.output("chown", "-R", "1000:1000", str(WORK / "source"))  # git clones nobody else's
    _run(root, user, "rm -rf ~/kiosk; git clone --quiet /source ~/kiosk")
    for target in [SHORT] if options.short else options.targets:
        code, printed = _run(root, user, f"cd ~/kiosk && make {target}")
        to_run = re.search(r"^ +(apt-get .+)", "".join(printed), re.MULTILINE)
        if code and to_run and options.as_user:
            _run(root, "root", to_run[1])
            code, _ = _run(root, user, f"cd ~/kiosk && make {target}")
        if code:
            sys.exit(f"make {target} ended with {code}")
    shutil.rmtree(root)


def _bare(suite: str) -> Path:
    """A Debian of its own to be used up; it is copied from one that is kept for the next time."""
    kept, root = WORK / suite, WORK / "root"
    if not kept.exists():
        debian.make(kept, ASKED_FOR, suite)
    shutil.rmtree(root, ignore_errors=True)
    debian.output("cp", "-a", "--reflink=auto", str(kept), str(root))
    shutil.rmtree(WORK / "source", ignore_errors=True)
    debian.output("git", "clone", "--quiet", "--bare", str(ROOT), str(WORK / "source"))
    return root


def _run(root: Path, user: str, command: str) -> tuple[int, list[str]]:
    """Run a shell's command in there, and print what it prints: its exit code, its lines."""
    print(f"== {user}: {command}", flush=True)
    nspawn = [
        *("systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--pipe", "--machine=kiosk-newcomer"),
        *("--resolv-conf=bind-host", "--timezone=off", "--link-journal=no", f"--user={user}", "-D", str(root)),
        *(f"--bind-ro={WORK / 'source'}:/source", *_pip()),
    ]
    with subprocess.Popen(  # noqa: S603
        [*nspawn, "sh", "-c", command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout
        lines = []
        for line in process.stdout:
            sys.stdout.buffer.write(line)
            sys.stdout.flush()
            lines.append(line.decode(errors="replace"))
    return process.returncode, lines


def _pip() -> Iterator[str]:
    """What brings pip's configuration in there: its files and what those name, and its variables."""
    pip = (sys.executable, "-m", "pip", "config")
    files = [line.split(",")[0].strip() for line in debian.output(*pip, "debug").splitlines() if "exists: True" in line]
    settings = debian.output(*pip, "list")
    certificates = re.search(r"cert='(.+)'", settings)
    for path in {*files, *re.findall(r"(?:file://|(?<=['\s]))(/[^'\s]+)", settings)}:
        if Path(path).exists() and not path.startswith("/etc/ssl"):  # that the root has itself, or gets
            yield f"--bind-ro={path.removesuffix('/simple')}"  # an index's packages lie beside it
    for name, value in os.environ.items():
        if name.startswith("PIP_") and name != "PIP_CERT":
            yield f"--setenv={name}={value}"
    if certificates:
        yield f"--bind-ro={certificates[1]}:/pip.pem"
        yield "--setenv=PIP_CERT=/pip.pem"


if __name__ == "__main__":
    main()
