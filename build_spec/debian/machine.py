"""A Debian in a folder, booted with systemd-nspawn, or only entered for single commands."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

DATA = "/var/lib/kiosk"
# Paths where dpkg, apt and systemd write files of their own, whatever the package.
_NOT_OURS = tuple(
    f"/{name}"
    for name in (
        *("proc", "sys", "dev", "run", "tmp", "var/tmp", "var/log", "var/cache"),
        *("var/lib/apt", "var/lib/dpkg", "var/lib/systemd", "etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-"),
    )
)
_HEADLESS = """\
[Service]
Environment=WLR_BACKENDS=headless WLR_RENDERER=pixman
WatchdogSec=30
TimeoutStartSec=90
"""
_NO_CONSOLE = "StandardInput=null\nTTYPath=\n[Unit]\nConditionPathExists=\n"
_BOOT_S = 60
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
# No network, and no files of systemd-nspawn's own inside.
_NSPAWN = ("systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--private-network", "--resolv-conf=off",
           "--timezone=off", "--link-journal=no", "--machine=kiosk-deb-test")  # fmt: skip


class Machine:
    """A root to try a package in. As a context manager it boots on entry and shuts down on exit."""

    def __init__(self, root: Path, *, boots: bool, console: bool, device: str = "") -> None:
        self.root = root
        self.boots = boots
        self.console = console
        self.device = device  # a device of this computer to show inside
        self._nspawn: subprocess.Popen[bytes] | None = None
        self._systemd = 0  # the process of its systemd, seen from here

    def __enter__(self) -> Self:
        if self.boots:
            drop_in = self.root / "etc/systemd/system/kiosk.service.d/headless.conf"
            drop_in.parent.mkdir(parents=True)
            drop_in.write_text(_HEADLESS + ("" if self.console else _NO_CONSOLE), encoding="utf-8")
            self._boot()
        return self

    def _boot(self) -> None:
        consoles = ("--bind=/dev/tty0", "--bind=/dev/tty1") if self.console else ()
        devices = (f"--bind={self.device}",) if self.device else ()
        # Its udev must only handle devices that change: all others belong to this computer.
        (self.root / "etc/systemd/system/systemd-udev-trigger.service").symlink_to("/dev/null")
        command = (*_NSPAWN, *consoles, *devices, "--console=pipe", "-D", str(self.root), "-b")
        log = self.root.with_name("boot.log")
        with log.open("wb") as out:
            # With a writable /sys it runs udev too.
            writable = {**os.environ, "SYSTEMD_NSPAWN_API_VFS_WRITABLE": "1"}
            self._nspawn = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=writable)  # noqa: S603
        until = time.monotonic() + _BOOT_S
        while time.monotonic() < until:
            children = Path(f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children").read_text("ascii").split()
            self._systemd = int(children[-1]) if children else 0
            if self._systemd and self.state("is-system-running", "") == "running":
                return
            time.sleep(0.5)
        raise TimeoutError(f"it does not boot: {log}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._nspawn:
            self._nspawn.terminate()  # shuts it down in order
            self._nspawn.wait(60)

    def _entered(self, *command: str) -> list[str]:
        if self._systemd:
            return ["nsenter", "-t", str(self._systemd), "-m", "-u", "-i", "-n", "-p", "-C", "-r", "-w", *command]
        variables = (f"--setenv={name}={value}" for name, value in _ENVIRONMENT.items())
        return [*_NSPAWN, *variables, "--pipe", "-D", str(self.root), *command]

    def run(self, *command: str, check: bool = True) -> str:
        """The output of a command run inside."""
        done = subprocess.run(  # noqa: S603
            self._entered(*command),
            env=_ENVIRONMENT,
            text=True,
            check=False,
            timeout=600,
            capture_output=True,
        )
        if check and done.returncode:
            journal = self.run("journalctl", "-b", "--no-pager", "-n", "60", "-u", "kiosk", check=False)
            raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}\n{journal}")
        return done.stdout.strip()

    def apt(self, what: str, package: Path | str) -> str:
        """Install a package file, or remove or purge an installed package. Returns apt's output."""
        if isinstance(package, str):
            return self.run("apt-get", what, "-y", "-q", package)
        shutil.copy(package, self.root / package.name)
        said = self.run("apt-get", what, "-y", "-q", f"/{package.name}")
        (self.root / package.name).unlink()
        return said

    def files(self) -> set[str]:
        """Every path inside, except those that do not belong to the package."""
        found = (f"/{path.relative_to(self.root)}" for path in self.root.rglob("*"))
        return {file for file in found if not file.startswith(_NOT_OURS)}

    def state(self, question: str = "is-active", unit: str = "kiosk") -> str:
        """What systemctl answers about a unit."""
        return self.run("systemctl", question, *([unit] if unit else []), check=False)

    def property(self, name: str) -> str:
        """A property of the service."""
        return self.run("systemctl", "show", "kiosk", "--value", "-p", name, check=False)

    def in_sandbox(self, script: str) -> bool:
        """Whether a shell script succeeds in a service confined like the kiosk's."""
        other = (
            "Conflicts",
            "Exec",
            "Type",
            "Restart",
            "Watchdog",
            "Notify",
            "TTY",
            "Standard",
            "Condition",
            "RuntimeD",
        )
        text = (self.root / "lib/systemd/system/kiosk.service").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith(other)]
        lines.insert(lines.index("[Service]") + 1, f"Type=oneshot\nExecStart=/bin/sh -c '{script}'")
        probe = self.root / "etc/systemd/system/kiosk-probe.service"
        probe.write_text("\n".join(lines), encoding="utf-8")
        self.run("systemctl", "daemon-reload")
        failed = self.run("sh", "-c", "systemctl start kiosk-probe || echo failed")
        probe.unlink()
        return not failed

    def process(self, command: str, other_than: int = 0) -> int:
        """The first process inside whose command line contains this; 0 if there is none."""
        inside = Path(f"/proc/{self._systemd}/ns/pid").readlink()
        for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda folder: int(folder.name)):
            try:
                if (folder / "ns" / "pid").readlink() == inside and int(folder.name) != other_than:
                    text = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    if command in text.split(" -- ")[0] and not text.startswith("/bin/sh"):
                        return int(folder.name)
            except OSError:
                continue  # it has ended in the meantime
        return 0

    def kill(self, process: int, number: int) -> None:
        """Send a signal."""
        os.kill(process, number)

    def status_of(self, process: int) -> str:
        """The kernel's status file of a process."""
        return Path(f"/proc/{process}/status").read_text(encoding="ascii")
