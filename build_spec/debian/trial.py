"""Installs, upgrades, removes and purges the package in a Debian of its own, a line for each thing that was tried.

`make deb-test` calls it, as root. mmdebstrap makes the Debian from this machine's own package sources. systemd-nspawn
boots it, without a network, so that the service runs as it will; with --short it is only entered. cage has
no screen there. With --console the service gets this machine's first console, taken from whoever sits there.
"""

import argparse
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from build_spec.debian import bare as debian
from build_spec.debian import package as deb
from build_spec.debian.machine import DATA, Machine
from build_spec.debian.stick import LABEL, Stick
from kiosk import __version__

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "deb-test"
BUMPED = f"{__version__}+next"
GOES = "usr/share/icons/hicolor/16x16/apps/kiosk.png"  # a file that the next version lacks


def main() -> None:
    """Try everything; stop at the first failure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="do not boot it: the service is not tried")
    parser.add_argument("--suite", help="another release of this machine's distribution, such as trixie")
    parser.add_argument("--console", action="store_true", help="the service takes this machine's first console")
    options = parser.parse_args()
    (package,) = (ROOT / "dist").glob(f"kiosk_{__version__}_*.deb")
    root = WORK / "root"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    _run("tar", "-C", root, "-xf", _debian(package, options.suite))
    stick = None if options.short else Stick(WORK / "stick.img")
    device = stick.device if stick else ""
    with Machine(root, boots=not options.short, console=options.console, device=device) as machine:
        before = machine.files()
        _install(machine, package)
        if stick:
            _serve(machine)
            _export(machine, stick)
        _upgrade(machine, package)
        _leave(machine, before)
    shutil.rmtree(root)
    if not options.suite:  # the package is the same for every release
        _look_over(package)
        _reproduce(package)
    print("ok    all of it")


def _run(*command: str | Path) -> str:
    return subprocess.run([*map(str, command)], check=True, text=True, stdout=subprocess.PIPE).stdout  # noqa: S603


def say(what: str, is_so: object) -> None:
    print(f"{'ok   ' if is_so else 'WRONG'} {what}", flush=True)
    if not is_so:
        sys.exit(1)


def becomes(what: str, is_so: Callable[[], object], within_s: float = 60) -> None:
    """Wait until it is so, and print it."""
    until = time.monotonic() + within_s
    while not (found := is_so()) and time.monotonic() < until:
        time.sleep(0.2)
    say(what, found)


def _debian(package: Path, suite: str | None) -> Path:
    """A Debian like this one with the package's dependencies, as an archive that is kept for the next time."""
    wanted = _run("dpkg-deb", "-f", package, "Depends")
    names = [re.split(r"[ (|]", name.strip())[0] for name in wanted.split(",")]
    archive = WORK / f"{suite or 'own'}-{sha256(wanted.encode()).hexdigest()[:12]}.tar"
    if not archive.exists():
        debian.make(archive, ["systemd-sysv", "dbus", "udev", *names], suite)
    say(f"a Debian ({suite or 'this one'}) with {len(names)} packages that ours depends on", archive.exists())
    return archive


def _reproduce(package: Path) -> None:
    """Build the package again, in another place and at another time."""
    first = sha256(package.read_bytes()).hexdigest()
    again = deb.build(WORK / "again")
    say("built once more: the same, bit for bit", sha256(again.read_bytes()).hexdigest() == first)
    shutil.rmtree(again.parent)


def _look_over(package: Path) -> None:
    lintian = subprocess.run(["lintian", "--fail-on", "error,warning", str(package)], check=False)  # noqa: S603, S607
    say("lintian has nothing to say but what is overridden, with reasons", lintian.returncode == 0)


def _install(machine: Machine, package: Path) -> None:
    said = machine.apt("install", package)
    say("the install says how to set a PIN", "sudo -u kiosk kiosk pin" in said)
    say("apt install, without a network", machine.run("dpkg-query", "-Wf${Version}", "kiosk") == __version__)
    say("kiosk --version", machine.run("kiosk", "--version") == f"kiosk {__version__}")
    inside = f"{machine.run('dirname', machine.run('readlink', '-f', '/usr/bin/kiosk'))}/_internal"
    linked = f"LD_LIBRARY_PATH={inside} find {inside} -type f -name '*.so*' -exec ldd {{}} +"
    missing = machine.run("sh", "-c", f"{linked} | grep 'not found' | sort -u || true")
    say(f"every library is there {missing}", not missing)
    say("the service is neither enabled nor started", machine.state("is-enabled") == "disabled")
    share = machine.root / "usr" / "share"
    _run("desktop-file-validate", share / "applications" / "kiosk.desktop")
    _run("appstreamcli", "validate", "--no-net", share / "metainfo" / "org.kiosk.Kiosk.metainfo.xml")
    say("desktop entry and AppStream metadata are valid", True)
    docs = [share / "doc" / "kiosk" / name for name in ("install.md", "decks.md", "reliability.md")]
    say("the guides", all(guide.is_file() for guide in docs))
    copied = "cp -r /usr/share/kiosk/nine-facts /tmp/my-deck && HOME=/tmp kiosk check /tmp/my-deck"
    example = machine.run("sh", "-c", copied)
    say("the example deck, copied and checked", all(": note: " in line for line in example.splitlines()))
    say("the manual page", (share / "man" / "man1" / "kiosk.1.gz").is_file())
    done = _as_kiosk(machine, "echo 482915 | kiosk pin --stdin && kiosk check")
    say("as the kiosk's user: kiosk pin, kiosk check", "kiosk is set" in done)
    for command in ("lockdown-report", "selftest"):
        advice = "systemctl enable --now kiosk" in _as_kiosk(machine, f"kiosk {command} || true")
        say(f"kiosk {command} advises to enable the service", advice)


def _as_kiosk(machine: Machine, script: str) -> str:
    """The output of a shell script run by the service's user."""
    user = ("setpriv", "--reuid=kiosk", "--regid=kiosk", "--clear-groups", "env", f"HOME={DATA}")
    return machine.run(*user, "sh", "-c", script)


def _serve(machine: Machine) -> None:
    machine.run("systemctl", "enable", "--now", "--quiet", "kiosk")
    say("systemctl enable --now kiosk", machine.state() == "active")
    for command in ("lockdown-report", "selftest"):
        found = "multi-user.target.wants/kiosk.service" in _as_kiosk(machine, f"kiosk {command} || true")
        say(f"kiosk {command} finds it enabled", found)
    say("it tells systemd that it plays", "playing" in machine.property("StatusText"))
    print(machine.run("systemd-analyze", "security", "--no-pager", "kiosk").splitlines()[-1].strip())
    player = machine.process("kiosk play")
    say("without capabilities, with seccomp", re.search(r"CapEff:\t0+\n.*Seccomp:\t2", machine.status_of(player), re.S))
    network = 'perl -MSocket -e "socket(S, PF_INET, SOCK_STREAM, 0) or exit 1"'
    say("no way to the network", not machine.in_sandbox(network))
    say("the system is read-only to it", not machine.in_sandbox("touch /usr/x || touch /etc/x || touch /var/x"))
    say("its data is not", machine.in_sandbox(f"touch {DATA}/.x"))
    for name, begins in (("player", "kiosk play"), ("kiosk run", "kiosk run"), ("cage", "/usr/bin/cage")):
        old, starts = machine.process("kiosk play"), machine.property("NRestarts")
        machine.kill(machine.process(begins), 9)
        becomes(f"{name} killed: it plays again", lambda old=old: machine.process("kiosk play", old))  # type: ignore[misc]
        restarted = machine.property("NRestarts") != starts
        say(f"  by {'systemd' if restarted else 'kiosk run'}", restarted == (name != "player"))
        becomes("  and says so", lambda: machine.state() == "active")
    old, starts = machine.process("kiosk play"), machine.property("NRestarts")
    machine.kill(old, 15)
    becomes("player ended, which nobody asked for: it plays again", lambda: machine.process("kiosk play", old))
    say("  by kiosk run", machine.property("NRestarts") == starts and machine.state() == "active")
    machine.kill(machine.process("kiosk run"), 19)
    starts = machine.property("NRestarts")
    becomes("kiosk run hangs: the watchdog", lambda: machine.property("NRestarts") != starts)
    becomes("  it plays again", lambda: machine.state() == "active")
    machine.kill(machine.process("kiosk run"), 15)
    becomes("kiosk run ended, which nobody asked for: it plays again", lambda: machine.property("NRestarts") != starts)
    becomes("  and says so", lambda: machine.state() == "active")
    machine.run("touch", "/run/kiosk/quit")  # as if the operator had quit
    machine.kill(machine.process("kiosk run"), 15)
    # Here a signal ends it instead of the operator, which systemd may call "failed"; it is at rest either way.
    becomes("the operator quits: it stays off", lambda: machine.state() in ("inactive", "failed"))
    if machine.console:
        say("  a login prompt", machine.state("is-active", "getty@tty1") == "active")
    machine.run("systemctl", "start", "kiosk")
    say("  systemctl start kiosk", machine.state() == "active")


def _export(machine: Machine, stick: Stick) -> None:
    stick.prepare(machine)
    stick.plug(machine)
    place = f"/run/media/kiosk/{LABEL}"
    wants = machine.run("udevadm", "info", "--query=property", "--property=SYSTEMD_WANTS", "--value", stick.device)
    say("a drive that is plugged in is the kiosk's", wants == stick.unit)
    becomes("  it is mounted", lambda: machine.state(unit=stick.unit) == "active")
    options = machine.run("findmnt", "-n", "-o", "OPTIONS", place).split(",")
    say("  to be read only, without programs or devices", {"ro", "nosuid", "nodev", "noexec"} <= {*options})
    say("  the kiosk sees it", machine.in_sandbox(f"test -r {place}"))
    say("  and does not write on it", not machine.in_sandbox(f"touch {place}/x"))
    say("  but when it asks to", machine.in_sandbox(f"kiosk report --format html --out {place}/report.html"))
    say("  also a recovery file", machine.in_sandbox(f"kiosk pin --recovery {place}/kiosk-recovery.key"))
    files = machine.run("ls", place).split()
    say("  which are there", {"report.html", "kiosk-recovery.key"} <= {*files})
    say("  then it is to be read only again", "ro" in machine.run("findmnt", "-n", "-o", "OPTIONS", place).split(","))
    stick.pull(machine)
    becomes("  pulled out: nothing is left of it", lambda: not machine.run("ls", "/run/media/kiosk"))
    stick.close(machine)


def _upgrade(machine: Machine, package: Path) -> None:
    (machine.root / DATA[1:] / "kept").write_text("data", encoding="utf-8")
    started = machine.property("ExecMainStartTimestampMonotonic")
    machine.apt("install", _next(package))
    say(f"upgrade to {BUMPED}", machine.run("dpkg-query", "-Wf${Version}", "kiosk") == BUMPED)
    say("  what it does not have any more is gone", not (machine.root / GOES).exists())
    say("  the data is there", (machine.root / DATA[1:] / "kept").exists())
    if machine.boots:
        becomes(
            "  the kiosk that ran was restarted", lambda: machine.property("ExecMainStartTimestampMonotonic") != started
        )
        becomes("  and plays", lambda: machine.state() == "active")
        say("  and is enabled as before", machine.state("is-enabled") == "enabled")


def _next(package: Path) -> Path:
    """The package as a later version without one of the files."""
    tree = WORK / "next"
    shutil.rmtree(tree, ignore_errors=True)
    _run("dpkg-deb", "-R", package, tree)
    control = tree / "DEBIAN" / "control"
    control.write_text(
        control.read_text(encoding="utf-8").replace(f"Version: {__version__}\n", f"Version: {BUMPED}\n"), "utf-8"
    )
    (tree / GOES).unlink()
    target = WORK / package.name.replace(__version__, BUMPED)
    _run("dpkg-deb", "--root-owner-group", "-Znone", "-b", tree, target)
    shutil.rmtree(tree)
    return target


def _leave(machine: Machine, before: set[str]) -> None:
    machine.apt("remove", "kiosk")
    left = {file for file in machine.files() - before if not file.startswith(DATA)}
    say(f"remove leaves the data and nothing else {sorted(left) or ''}", not left)
    say("  the data is there", (machine.root / DATA[1:] / "kept").exists())
    machine.apt("purge", "kiosk")
    left = machine.files() - before
    say(f"purge leaves nothing {sorted(left) or ''}", not left)
    users = [(machine.root / "etc" / name).read_text(encoding="utf-8") for name in ("passwd", "group")]
    say("  no user either", not any(re.search("^kiosk:", text, re.M) for text in users))


if __name__ == "__main__":
    main()
