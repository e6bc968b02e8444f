"""Installs, runs, removes and purges the package kiosk-link in a Debian of its own. `make link-deb-test`, as root.

It is booted without a network. An empty package stands in for the kiosk's own, whose many dependencies the link does
not need: it brings the kiosk's user. What the kiosk does with a link is tried in tests/link and tests/chaos.
"""

import re
import shutil
import subprocess
import time
from pathlib import Path

from build_spec.debian import bare
from build_spec.debian.machine import Machine
from build_spec.debian.trial import becomes, say
from kiosk import __version__

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "link-deb-test"
UNIT = "kiosk-link"
_SETTINGS = "name: hall-1\nbroker: mqtts://broker.example\n"
_FOLDERS = {  # who owns what the two write to each other, and what others may
    "/etc/kiosk-link": "root kiosk-link 750",
    "/var/lib/kiosk-link/state": "kiosk-link kiosk-link 700",
    "/var/lib/kiosk-link/to-kiosk": "kiosk-link kiosk 2750",
    "/var/lib/kiosk-link/to-kiosk/packs": "kiosk-link kiosk 2750",
    "/var/lib/kiosk-link/from-kiosk": "kiosk kiosk-link 2750",
}


def main() -> None:
    """Try everything; stop at the first failure."""
    (package,) = (ROOT / "dist").glob(f"kiosk-link_{__version__}_*.deb")
    archive = WORK / "own.tar"
    if not archive.exists():
        bare.make(archive, ["systemd-sysv", "dbus", "udev"])
    root = WORK / "root"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    subprocess.run(["tar", "-C", root, "-xf", archive], check=True)  # noqa: S603, S607
    with Machine(root, boots=True, console=False) as machine:
        machine.apt("install", _kiosk())
        before = machine.files()
        _install(machine, package)
        _serve(machine)
        _leave(machine, before)
    shutil.rmtree(root)
    print("ok    all of it")


def _kiosk() -> Path:
    """A package that stands in for the kiosk's."""
    tree = WORK / "kiosk"
    shutil.rmtree(tree, ignore_errors=True)
    (tree / "DEBIAN").mkdir(parents=True)
    said = (
        f"Package: kiosk\nVersion: {__version__}\nArchitecture: all\nMaintainer: nobody <nobody@example.com>\n"
        "Description: stands in for the kiosk\n"
    )
    (tree / "DEBIAN" / "control").write_text(said, encoding="utf-8")
    users = tree / "usr" / "lib" / "sysusers.d" / "kiosk.conf"
    users.parent.mkdir(parents=True)
    shutil.copy(ROOT / "build_spec" / "debian" / "files" / "kiosk.sysusers", users)
    script = tree / "DEBIAN" / "postinst"
    script.write_text("#!/bin/sh\nset -e\nsystemd-sysusers kiosk.conf\n", encoding="utf-8")
    script.chmod(0o755)
    made = WORK / f"kiosk_{__version__}_all.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-b", tree, made], check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
    return made


def _install(machine: Machine, package: Path) -> None:
    machine.apt("install", package)
    say("apt install, without a network", machine.run("dpkg-query", "-Wf${Version}", UNIT) == __version__)
    say("kiosk-link --version", machine.run(UNIT, "--version") == f"kiosk-link {__version__}")
    say("its user", ":/usr/sbin/nologin" in machine.run("getent", "passwd", UNIT))
    for folder, owned in _FOLDERS.items():
        found = machine.run("stat", "-c", "%U %G %a", folder)
        say(f"{folder}: {found}", found == owned)
    verified = machine.run("systemd-analyze", "verify", f"/usr/lib/systemd/system/{UNIT}.service")
    say(f"systemd-analyze verify {verified}", not verified)
    say("the service is neither enabled nor started", machine.state("is-enabled", UNIT) == "disabled")
    machine.run("systemctl", "start", UNIT)
    say("without settings it does not start, and that is no failure", machine.state("is-failed", UNIT) == "inactive")


def _serve(machine: Machine) -> None:
    settings = machine.root / "etc" / "kiosk-link" / "link.yaml"
    settings.write_text(_SETTINGS, encoding="utf-8")
    machine.run("chgrp", UNIT, "/etc/kiosk-link/link.yaml")
    machine.run("chmod", "640", "/etc/kiosk-link/link.yaml")
    machine.run("systemctl", "enable", "--now", "--quiet", UNIT)
    journal = ("journalctl", "-b", "--no-pager", "-u", UNIT)
    becomes("it says that the broker cannot be reached", lambda: "cannot be reached" in machine.run(*journal))
    time.sleep(3)  # a link that ends without its broker would have ended by then
    say("  and goes on", machine.state("is-active", UNIT) == "active")
    print(machine.run("systemd-analyze", "security", "--no-pager", UNIT).splitlines()[-1].strip())
    status = machine.status_of(machine.process("kiosk-link --config"))
    say("without capabilities, with seccomp", re.search(r"CapEff:\t0+\n.*Seccomp:\t2", status, re.S))


def _leave(machine: Machine, before: set[str]) -> None:
    machine.apt("remove", UNIT)
    say("remove leaves the settings", (machine.root / "etc/kiosk-link/link.yaml").exists())
    machine.apt("purge", UNIT)
    left = machine.files() - before
    say(f"purge leaves nothing {sorted(left) or ''}", not left)
    users = [(machine.root / "etc" / name).read_text(encoding="utf-8") for name in ("passwd", "group")]
    say("  no user either", not any(re.search(f"^{UNIT}:", text, re.M) for text in users))


if __name__ == "__main__":
    main()
