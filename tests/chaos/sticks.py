"""Real sticks with real file systems: read, pulled out in the middle, and one that does not answer any more."""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from support.packs import Maker, maker

from chaos import stick_kiosk
from chaos.drives import KINDS, Kind, Stick, formatted, plugged
from chaos.proof import Proof, not_here
from chaos.stick_kiosk import large
from kiosk.packs import install as installing
from kiosk.packs import reading, sticks
from kiosk.packs.errors import PackError
from kiosk.system import usb_drives


def main(*, short: bool) -> Iterator[Proof]:
    """Each file system."""
    if os.geteuid() != 0:
        yield not_here("sticks", "only root can mount")
        return
    for name, kind in KINDS.items():
        if kind.missing:
            yield not_here(f"a stick with {name}", f"{', '.join(kind.missing)} missing (build_spec/setup.sh chaos)")
            continue
        with tempfile.TemporaryDirectory() as folder:
            yield from _proofs(name, kind, Path(folder))
        if name == "NTFS" or not short:  # which can have all that a hostile one has
            with tempfile.TemporaryDirectory() as folder:
                yield from stick_kiosk.proofs(name, kind, Path(folder), 1 if short else 5)


def _proofs(name: str, kind: Kind, folder: Path) -> Iterator[Proof]:
    image, place = formatted(kind, folder / "stick.img"), folder / "MUSEUM"
    made = maker(folder)
    mounted = usb_drives.mounted
    try:
        with plugged(kind, image, place) as stick:
            usb_drives.mounted = lambda: [stick.place]
            for version in ("1", "2"):
                shutil.copyfile(large(made, version), stick.place / f"facts-{version}.kioskpack")
            (stick.place / "holiday.jpg").write_bytes(b"x" * 100_000)
        with plugged(kind, image, place) as stick:
            found = _offers(made)
            yield _proof(
                f"a stick with {name}: its packs are offered", ", ".join(found), found == ["facts 1", "facts 2"]
            )
            installing.install(made.kiosk, stick.place / "facts-1.kioskpack")
            plays = made.kiosk.playing()
            yield _proof("  and one is installed", str(plays and plays.pack), bool(plays and plays.pack.version == "1"))
            yield _pulled(made, stick)
        if not kind.is_in_kernel:
            with plugged(kind, image, place) as stick:
                yield _hanging(made, stick)
            with plugged(kind, image, place) as stick:
                yield _hanging_in_the_middle(made, stick)
    finally:
        usb_drives.mounted = mounted


def _offers(made: Maker) -> list[str]:
    return [str(offer.pack) for offer in sticks.offers(sticks.look(), made.kiosk.record())]


def _pulled(made: Maker, stick: Stick) -> Proof:
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
    is_read = bool(plays and plays.pack.version == "2") and told == "installed" and not stick.server
    return _proof("  pulled out in the middle: the old plays on, nothing is left over", told, is_whole or is_read)


def _hanging(made: Maker, stick: Stick) -> Proof:
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
        stick.go_on()
    looking.join(60)
    told = f"{'one waits' if waits else 'none waits'}, {done.pack} from elsewhere is installed"
    return _proof("  which does not answer any more: a pack from elsewhere comes in", told, done.pack.version == "3")


def _hanging_in_the_middle(made: Maker, stick: Stick) -> Proof:
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
    stick.go_on()
    is_so = told.startswith("silent") and done.pack.version == "4"
    return _proof("  nor in the middle: it is given up, and others install", f"after {took:.0f} s, {told}", is_so)


def _proof(promise: str, figure: str, is_met: bool) -> Proof:
    return Proof(promise, figure, "so", is_met)
