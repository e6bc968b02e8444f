"""A kiosk on a screen that installs from sticks by itself: what hostile ones do to it, and right ones."""

import hashlib
import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from PIL import Image
from support.files import edit, write_deck
from support.packs import Maker, maker
from support.player import Player, wait_until

from chaos.desktop import Desktop, desktop
from chaos.drives import Kind, formatted, plugged
from chaos.house import state_in
from chaos.proof import Proof
from kiosk import paths
from kiosk.packs import keys, manifest
from kiosk.packs.store import Installed, Packs
from kiosk.packs.version import order

_REFUSED = "is refused"


def proofs(name: str, kind: Kind, folder: Path, pulls: int) -> Iterator[Proof]:
    """`pulls`: how often a stick is pulled out while it is read."""
    settings = folder / "kiosk.yaml"
    settings.write_text("packs_from_sticks: install\nidle_s: 10\ncountdown_s: 10\n", encoding="ascii")
    with state_in(folder / "state"):
        made = maker(folder, Packs(paths.packs_folder(settings)))
    place = Path("/media") / f"kiosk-chaos-{os.getpid()}" / "MUSEUM"
    image = formatted(kind, folder / "stick.img")
    try:
        with desktop() as screen:
            screen.player = Player(screen.display, folder, "--settings", settings)
            screen.player.wait_for("ready")
            yield _hostile(name, kind, image, place, made, screen)
            yield _right(kind, image, place, made, screen)
            yield _pulled(kind, image, place, made, pulls)
    finally:
        with suppress(OSError):
            place.rmdir()
            place.parent.rmdir()


def _hostile(name: str, kind: Kind, image: Path, place: Path, made: Maker, screen: Desktop) -> Proof:
    """All that nobody wants: it is looked at once one pack is told to be refused, whose first lines are right."""
    with plugged(kind, image, place):
        there = [what for what, put in _TRICKS.items() if _is_put(put, place, made)]
    player = screen.player.player()
    with plugged(kind, image, place):
        wait_until(lambda: _REFUSED in screen.player.log.read_text(encoding="utf-8"), "look at the stick", 60)
        time.sleep(5)  # two more looks
    said = screen.player.log.read_text(encoding="utf-8")
    is_same = screen.player.player() == player and screen.player.times("ready") == 1
    is_quiet = "Traceback" not in said and said.count(_REFUSED) == 1 and made.kiosk.playing() is None
    figure = "plays on, nothing is installed" if is_same and is_quiet else said[-500:]
    return Proof(f"a hostile stick with {name} ({', '.join(there)})", figure, "so", is_same and is_quiet)


def _right(kind: Kind, image: Path, place: Path, made: Maker, screen: Desktop) -> Proof:
    """Beside all the rest there are two right packs: the higher one plays."""
    with plugged(kind, image, place):
        for version in ("1.9", "1.10"):
            shutil.copyfile(made.pack(version), place / f"facts-{version}.kioskpack")
    with plugged(kind, image, place):
        begun = time.monotonic()
        screen.player.wait_for("ready", 2)
    plays = made.kiosk.playing()
    figure = f"{plays and plays.pack} plays after {time.monotonic() - begun:.1f} s"
    return Proof(
        "  then a right pack is on it, too", figure, "facts 1.10", bool(plays and plays.pack.version == "1.10")
    )


def _pulled(kind: Kind, image: Path, place: Path, made: Maker, times: int) -> Proof:
    """Whenever it is pulled out: what plays is whole, and the one before or a new one."""
    chance, seen, wrong = random.Random(), list[str](), 0
    for version in range(2, 2 + times):
        with plugged(kind, image, place):
            shutil.copyfile(large(made, str(version)), place / f"facts-{version}.kioskpack")
        with plugged(kind, image, place) as stick:
            time.sleep(chance.uniform(0, 4))  # it is looked at every two
            stick.pull()
        wait_until(lambda: not list(made.kiosk.folder.rglob("*.new")), "end", 60)
        plays = made.kiosk.playing()
        seen.append(plays.pack.version if plays else "none")
        wrong += not (plays and _is_whole(plays))
    grows = [order(version) for version in ("1.10", *seen)]
    is_so = not wrong and grows == sorted(grows)
    return Proof(f"  it is pulled out {times} times", f"plays {', '.join(seen)}", "whole, each old or new", is_so)


def _is_whole(plays: Installed) -> bool:
    described = manifest.read((plays.folder / manifest.NAME).read_bytes())
    found = {name: hashlib.sha256((plays.folder / name).read_bytes()).hexdigest() for name in described.files}
    return described.version == plays.pack.version and found == {n: f.sha256 for n, f in described.files.items()}


def large(made: Maker, version: str) -> Path:
    """A pack of some megabytes, so that something is left to read when the stick goes."""
    deck = made.home / "decks" / f"facts-{version}"
    write_deck(deck)
    Image.frombytes("RGB", (1600, 1000), os.urandom(4_800_000)).save(deck / "illustrations" / "picture.png")
    for file in deck.rglob("*.yaml"):
        if "picture.svg" in file.read_text(encoding="utf-8"):
            edit(file, "picture.svg", "picture.png")
    return made.build(deck, version=version, name="facts")


# --- what is put on a hostile stick, as far as its file system can have it


def _is_put(put: Callable[[Path, Maker], object], place: Path, made: Maker) -> bool:
    try:
        put(place, made)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _links(place: Path, made: Maker) -> None:
    outside = made.home / "outside.kioskpack"
    shutil.copyfile(made.pack("7", name="linked"), outside)
    (place / "a-link.kioskpack").symlink_to(outside)
    (place / "a-zero.kioskpack").symlink_to("/dev/zero")


def _devices(place: Path, _: Maker) -> None:
    os.mknod(place / "b-zero.kioskpack", 0o20666, os.makedev(1, 5))
    os.mkfifo(place / "b-pipe.kioskpack")


def _folders(place: Path, made: Maker) -> None:
    (place / "c.kioskpack").mkdir()
    (place / "deep").mkdir()
    shutil.copyfile(made.pack("7", name="deep"), place / "deep" / "deep-7.kioskpack")


def _huge(place: Path, _: Maker) -> None:
    with (place / "d-huge.kioskpack").open("wb") as file:
        file.truncate(10**12)


def _capitals(place: Path, made: Maker) -> None:
    shutil.copyfile(made.pack("7", name="named"), place / "E-NAMED.KIOSKPACK")


def _turned(place: Path, made: Maker) -> None:
    shutil.copyfile(made.pack("7", name="named"), place / "e-\u202ekcapksoik.exe")


def _bytes(place: Path, made: Maker) -> None:
    (place / os.fsdecode(b"f-\xff\xfe.kioskpack")).write_bytes(made.pack("7", key=keys.new()).read_bytes())


def _strange(place: Path, made: Maker) -> None:
    shutil.copyfile(made.pack("8", key=keys.new()), place / "g-strange.kioskpack")


def _half(place: Path, made: Maker) -> None:
    (place / "h-half.kioskpack").write_bytes(made.pack("7", name="half").read_bytes()[:-1])


def _noise(place: Path, _: Maker) -> None:
    (place / "i-noise.kioskpack").write_bytes(os.urandom(100_000))
    (place / "autorun.inf").write_text("[autorun]\nopen=i.exe\n", encoding="ascii")


def _damaged(place: Path, made: Maker) -> None:
    content = bytearray(made.pack("9", name="damaged").read_bytes())
    content[-100] ^= 1
    (place / "j-damaged.kioskpack").write_bytes(content)


_TRICKS = {
    "links": _links,
    "devices": _devices,
    "folders": _folders,
    "a terabyte": _huge,
    "a name in capitals": _capitals,
    "a name turned round": _turned,
    "a name that is no text": _bytes,
    "a strange key": _strange,
    "half a pack": _half,
    "noise": _noise,
    "a changed pack": _damaged,
}
