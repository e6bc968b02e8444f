"""Sticks of our own: images with the file systems that sticks have.

Where the kernel lacks a file system, FUSE has it: then a stick is pulled out by killing what serves it, and hangs by
stopping it.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from support.player import wait_until

_BYTES = 64_000_000


@dataclass(frozen=True)
class Kind:
    """A file system. `make`: the command that makes it; `in_kernel`: its name there; `fuse`: the command otherwise."""

    make: tuple[str, ...]
    in_kernel: str
    fuse: tuple[str, ...]

    @property
    def is_in_kernel(self) -> bool:
        """Whether the kernel knows it."""
        return f"\t{self.in_kernel}\n" in Path("/proc/filesystems").read_text(encoding="ascii")

    @property
    def missing(self) -> list[str]:
        """The programs that are not here."""
        tools = (self.make[0], self.make[0] if self.is_in_kernel else self.fuse[0])
        return [tool for tool in dict.fromkeys(tools) if not shutil.which(tool)]


KINDS = {
    "FAT": Kind(("mkfs.vfat",), "vfat", ("fusefat", "-f", "-o", "rw+")),
    "exFAT": Kind(("mkfs.exfat",), "exfat", ("mount.exfat-fuse", "-d")),
    "NTFS": Kind(("mkfs.ntfs", "-F", "-Q"), "ntfs3", ("ntfs-3g", "-o", "no_detach")),
}


@dataclass
class Stick:
    """A stick that is plugged in at `place`."""

    place: Path
    server: int = field(default=0)  # of FUSE; 0: the kernel's

    def hang(self) -> None:
        """It does not answer any more, until it is told to go on."""
        os.kill(self.server, signal.SIGSTOP)
        state = Path(f"/proc/{self.server}/stat")
        wait_until(lambda: ") T " in state.read_text(encoding="ascii"), "stop", 20)

    def go_on(self) -> None:
        """It answers again."""
        os.kill(self.server, signal.SIGCONT)

    def pull(self) -> None:
        """As if somebody pulled it out."""
        if self.server:
            os.kill(self.server, signal.SIGKILL)
        else:
            subprocess.run(["umount", "-l", self.place], check=True)


def formatted(kind: Kind, image: Path) -> Path:
    """An empty stick."""
    with image.open("wb") as out:
        out.truncate(_BYTES)
    subprocess.run([*kind.make, image], check=True, capture_output=True)
    return image


@contextmanager
def plugged(kind: Kind, image: Path, place: Path) -> Iterator[Stick]:
    """The stick, plugged in for as long as in here."""
    place.mkdir(parents=True, exist_ok=True)
    server, device = None, ""
    if kind.is_in_kernel:
        subprocess.run(["mount", "-t", kind.in_kernel, "-o", "loop", image, place], check=True)
    else:
        found = subprocess.run(["losetup", "-f", "--show", image], check=True, capture_output=True, text=True)
        device = found.stdout.strip()
        server = subprocess.Popen([*kind.fuse, device, place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: os.path.ismount(place), "mount", 20)
    try:
        yield Stick(place, server.pid if server else 0)
    finally:
        subprocess.run(["umount", "-l", place], check=False, capture_output=True)
        if server:
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.wait()
            subprocess.run(["losetup", "-d", device], check=False)
