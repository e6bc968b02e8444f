"""Real sticks with real file systems: read, pulled out in the middle, and one that does not answer any more.

Where the kernel lacks a file system, FUSE has it: then a stick is pulled out by killing what serves it, and hangs by
stopping it.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from support.files import edit, write_deck
from support.packs import Maker, maker
from support.player import wait_until

from chaos.proof import Proof, not_here
from kiosk.packs import install as installing
from kiosk.packs import reading, sticks
from kiosk.packs.errors import PackError
from kiosk.system import usb_drives

_MB = 64
_KINDS = {
    "FAT": ("mkfs.vfat", (), "vfat", ("fusefat", "-f", "-o", "rw+")),
    "exFAT": ("mkfs.exfat", (), "exfat", ("mount.exfat-fuse", "-d")),
    "NTFS": ("mkfs.ntfs", ("-F", "-Q"), "ntfs3", ("ntfs-3g", "-o", "no_detach")),
}


def main(*, short: bool) -> Iterator[Proof]:  # noqa: ARG001 - it is short
    """Each file system."""
    if os.geteuid() != 0:
        yield not_here("sticks", "only root can mount")
        return
    for kind, (make, options, name, fuse) in _KINDS.items():
        in_kernel = f"\t{name}\n" in Path("/proc/filesystems").read_text(encoding="ascii")
        tool = make if in_kernel else fuse[0]
        if missing := [it for it in (make, tool) if not shutil.which(it)]:
            yield not_here(f"a stick with {kind}", f"{', '.join(missing)} missing")
            continue
        with tempfile.TemporaryDirectory() as folder:
            yield from _proofs(kind, Path(folder), [make, *options], name if in_kernel else "", fuse)


def _proofs(kind: str, folder: Path, make: list[str], name: str, fuse: tuple[str, ...]) -> Iterator[Proof]:
    image = folder / "stick.img"
    with image.open("wb") as out:
        out.truncate(_MB * 1_000_000)
    subprocess.run([*make, image], check=True, capture_output=True)
    made = maker(folder)
    mounted = usb_drives.mounted
    try:
        with _plugged(folder, image, name, fuse) as stick:
            usb_drives.mounted = lambda: [stick.place]
            for version in ("1", "2"):
                shutil.copyfile(_large(made, version), stick.place / f"facts-{version}.kioskpack")
            (stick.place / "holiday.jpg").write_bytes(b"x" * 100_000)
        with _plugged(folder, image, name, fuse) as stick:
            found = _offers(made)
            yield _proof(
                f"a stick with {kind}: its packs are offered", ", ".join(found), found == ["facts 1", "facts 2"]
            )
            installing.install(made.kiosk, stick.place / "facts-1.kioskpack")
            plays = made.kiosk.playing()
            yield _proof("  and one is installed", str(plays and plays.pack), bool(plays and plays.pack.version == "1"))
            yield _pulled(made, stick)
        if not name:
            with _plugged(folder, image, name, fuse) as stick:
                yield _hanging(made, stick)
            with _plugged(folder, image, name, fuse) as stick:
                yield _hanging_in_the_middle(made, stick)
    finally:
        usb_drives.mounted = mounted


def _offers(made: Maker) -> list[str]:
    return [str(offer.pack) for offer in sticks.offers(sticks.look(), made.kiosk.record())]


def _pulled(made: Maker, stick: "_Stick") -> Proof:
    """Pull it out once a megabyte is read."""
    pieces = installing._pieces

    def cut(*given: object) -> Iterator[bytes]:
        for number, piece in enumerate(pieces(*given)):  # type: ignore[arg-type]
            yield piece
            if number == 0:
                stick.pull()

    installing._pieces = cut  # type: ignore[assignment]
    try:
        installing.install(made.kiosk, stick.place / "facts-2.kioskpack")
        told = "installed"
    except PackError as error:
        told = f"{error.reason.value}: {error}"
    finally:
        installing._pieces = pieces
    plays, left = made.kiosk.playing(), list(made.kiosk.folder.rglob("*.new"))
    is_whole = bool(plays and plays.pack.version == "1") and not left and sticks.look() == ()
    # A mount in the kernel lets who reads go on after `umount -l`: then it is installed whole.
    is_read = bool(plays and plays.pack.version == "2") and told == "installed" and bool(stick.kind)
    return _proof("  pulled out in the middle: the old plays on, nothing is left over", told, is_whole or is_read)


def _hanging(made: Maker, stick: "_Stick") -> Proof:
    """It stops to answer: whoever looks at it waits, and others install meanwhile."""
    pack = made.pack("3")
    stick.hang()
    try:
        looking = threading.Thread(target=_offers, args=(made,), daemon=True)
        looking.start()
        looking.join(1)
        waits = looking.is_alive()
        done = installing.install(made.kiosk, pack)
    finally:
        os.kill(stick.server, signal.SIGCONT)
    looking.join(60)
    told = f"{'one waits' if waits else 'none waits'}, {done.pack} from elsewhere is installed"
    return _proof("  which does not answer any more: a pack from elsewhere comes in", told, done.pack.version == "3")


def _hanging_in_the_middle(made: Maker, stick: "_Stick") -> Proof:
    """It stops to answer once a megabyte is read: it is given up, and holds up nobody."""
    pieces, patience_s = installing._pieces, reading.PATIENCE_S

    def cut(*given: object) -> Iterator[bytes]:
        for number, piece in enumerate(pieces(*given)):  # type: ignore[arg-type]
            yield piece
            if number == 0:
                stick.hang()
                reading.PATIENCE_S = 5

    installing._pieces = cut  # type: ignore[assignment]
    begun = time.monotonic()
    try:
        installing.install(made.kiosk, stick.place / "facts-2.kioskpack", older=True)
        told = "installed"
    except PackError as error:
        told = f"{error.reason.value}: {error}"
    finally:
        installing._pieces, reading.PATIENCE_S = pieces, patience_s
    took = time.monotonic() - begun
    done = installing.install(made.kiosk, made.pack("4"))
    os.kill(stick.server, signal.SIGCONT)
    is_so = told.startswith("silent") and done.pack.version == "4"
    return _proof("  nor in the middle: it is given up, and others install", f"after {took:.0f} s, {told}", is_so)


@dataclass
class _Stick:
    place: Path
    kind: str  # the kernel's name; empty: FUSE
    server: int  # of FUSE

    def hang(self) -> None:
        """It does not answer any more, until it is told to go on."""
        os.kill(self.server, signal.SIGSTOP)
        state = Path(f"/proc/{self.server}/stat")
        wait_until(lambda: ") T " in state.read_text(encoding="ascii"), "stop", 20)

    def pull(self) -> None:
        """As if somebody pulled it out."""
        if self.server:
            os.kill(self.server, signal.SIGKILL)
        else:
            subprocess.run(["umount", "-l", self.place], check=True)


@contextmanager
def _plugged(folder: Path, image: Path, kind: str, fuse: tuple[str, ...]) -> Iterator[_Stick]:
    place = folder / "MUSEUM"
    place.mkdir(exist_ok=True)
    server, device = None, ""
    if kind:
        subprocess.run(["mount", "-t", kind, "-o", "loop", image, place], check=True)
    else:
        found = subprocess.run(["losetup", "-f", "--show", image], check=True, capture_output=True, text=True)
        device = found.stdout.strip()
        server = subprocess.Popen([*fuse, device, place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: os.path.ismount(place), "mount", 20)
    try:
        yield _Stick(place, kind, server.pid if server else 0)
    finally:
        subprocess.run(["umount", "-l", place], check=False, capture_output=True)
        if server:
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.wait()
            subprocess.run(["losetup", "-d", device], check=False)


def _large(made: Maker, version: str) -> Path:
    """A pack of some megabytes, so that something is left to read when the stick goes."""
    deck = made.home / "decks" / f"facts-{version}"
    write_deck(deck)
    Image.frombytes("RGB", (1600, 1000), os.urandom(4_800_000)).save(deck / "illustrations" / "picture.png")
    for file in deck.rglob("*.yaml"):
        if "picture.svg" in file.read_text(encoding="utf-8"):
            edit(file, "picture.svg", "picture.png")
    return made.build(deck, version=version, name="facts")


def _proof(promise: str, figure: str, is_met: bool) -> Proof:
    return Proof(promise, figure, "so", is_met)
