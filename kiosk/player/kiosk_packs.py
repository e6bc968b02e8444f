"""The packs of this kiosk, for orders from afar."""

import logging
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.exchange import PackOrder
from kiosk.packs import header
from kiosk.packs.errors import PackError
from kiosk.packs.record import Pack
from kiosk.packs.store import Packs
from kiosk.packs.version import order
from kiosk.problems import printable
from kiosk.system import files

_log = logging.getLogger(__name__)
_LONGEST_S = 1800
PROBLEMS = 1  # its exit code for a pack that is refused; others may get better, such as a full disk


@dataclass(frozen=True)
class KioskPacks:
    """Installs in a process of its own, `command`: checking a deck would cost the player memory for good."""

    packs: Packs
    command: Sequence[str]

    def installed(self) -> tuple[str, ...]:
        """The hashes of all packs that are here."""
        try:
            return tuple(one.pack.hash for one in self.packs.installed())
        except PackError as error:
            _log.info("packs: %s", error)
            return ()

    def playing(self) -> tuple[str, str, str]:
        """The name, version and hash of the pack that plays; empty without one."""
        playing = self.packs.playing()
        return (playing.pack.name, playing.pack.version, playing.pack.hash) if playing else ("", "", "")

    def set_aside(self) -> None:
        """Play the deck of the settings from now on. Raises OSError."""
        try:
            self.packs.set_aside()
        except PackError as error:
            raise OSError(str(error)) from None

    def install(self, wanted: PackOrder, file: Path | None) -> str:
        """Install a pack, or play one that is here. Returns why it was refused, or nothing. Raises OSError."""
        if file is None:
            return self._played(wanted)
        if why := _other(wanted, file):
            return why
        options = ["--older"] if wanted.back else []
        try:
            done = subprocess.run(  # noqa: S603 - this program
                [*self.command, *options, str(file)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_LONGEST_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise OSError(f"installing it took more than {_LONGEST_S // 60} minutes") from None
        if done.returncode == 0:
            return ""
        said = done.stderr.decode(errors="replace").strip().splitlines()
        last = said[-1].removeprefix("kiosk: ").removeprefix(f"{file}: ") if said else f"exit code {done.returncode}"
        if done.returncode != PROBLEMS:
            raise OSError(printable(last)[:300])
        return printable(last)[:300]

    def _played(self, wanted: PackOrder) -> str:
        pack = Pack(wanted.name, wanted.version, wanted.hash)
        try:
            seen = self.packs.record().seen.get(wanted.name)
            if seen and not wanted.back and order(wanted.version) < order(seen.version):
                return f"version {wanted.version} is older than {seen.version}, which was here; say that it is intended"
            self.packs.play(pack)
        except PackError as error:
            if error.is_passing:
                raise OSError(str(error)) from None
            return str(error)
        return ""


def _other(wanted: PackOrder, file: Path) -> str:
    """Why this is not the file of the wanted pack. Its signature is checked when it is installed."""
    try:
        found = header.read(files.read(file, header.MOST_HEADER_BYTES)).pack
    except PackError as error:
        return str(error)
    return "" if found == Pack(wanted.name, wanted.version, wanted.hash) else f"the file holds another pack: {found}"
