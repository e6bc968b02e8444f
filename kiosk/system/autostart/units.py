"""Reads systemd's units as systemd does: an administrator's file replaces a package's, and drop-ins come last."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PLACES = ("etc/systemd", "run/systemd", "usr/local/lib/systemd", "usr/lib/systemd", "lib/systemd")


@dataclass(frozen=True)
class Units:
    """The units in the folders of one manager, highest priority first."""

    folders: tuple[Path, ...]

    def file(self, name: str) -> Path | None:
        """A unit's file; None if there is none or the unit is masked."""
        found = self._strongest(name)
        return None if found is None or _is_masked(found) else found

    def is_masked(self, name: str) -> bool:
        """Whether an administrator has masked it, so that nothing starts it."""
        found = self._strongest(name)
        return found is not None and _is_masked(found)

    def names(self, pattern: str) -> list[str]:
        """The units whose file name matches `pattern`."""
        return sorted({file.name for folder in self.folders for file in folder.glob(pattern)})

    def values(self, name: str, key: str) -> list[str]:
        """All values of `key` in a unit and its drop-ins, in order. An empty value clears those before it."""
        found: list[str] = []
        for file in (self.file(name), *self._drop_ins(name)):
            for line in _lines(file) if file else ():
                before, sign, value = line.partition("=")
                if sign and before.strip() == key:
                    found = [*found, value.strip()] if value.strip() else []
        return found

    def wanted(self, pattern: str) -> Iterator[Path]:
        """The links in other units' .wants folders that start matching units, if their target exists."""
        for folder in self.folders:
            for link in sorted(folder.glob(f"*.wants/{pattern}")):
                if self.file(link.name):
                    yield link

    def _strongest(self, name: str) -> Path | None:
        template = _template(name)
        files = (folder / named for named in dict.fromkeys((name, template)) for folder in self.folders)
        return next((file for file in files if file.is_symlink() or file.exists()), None)

    def _drop_ins(self, name: str) -> list[Path]:
        """A unit's drop-ins, sorted by name. Of the same name, the folder with the highest priority counts."""
        found: dict[str, Path] = {}
        for named in dict.fromkeys((_template(name), name)):
            for folder in reversed(self.folders):
                found |= {file.name: file for file in (folder / f"{named}.d").glob("*.conf")}
        return [found[file] for file in sorted(found)]


def of_system(root: Path) -> Units:
    """The system's units below `root`."""
    return Units(_distinct(root / place / "system" for place in _PLACES))


def of_user(root: Path, config: Path) -> Units:
    """The units of user sessions; `config` is this user's settings folder."""
    return Units(_distinct((config / "systemd" / "user", *(root / place / "user" for place in _PLACES))))


def _distinct(folders: Iterable[Path]) -> tuple[Path, ...]:
    """The folders without duplicates: on most systems /lib is a link to /usr/lib."""
    return tuple({folder.resolve(): folder for folder in reversed([*folders])}.values())[::-1]


def _template(name: str) -> str:
    """The template of an instance such as getty@tty1.service; any other name as it is."""
    before, sign, after = name.partition("@")
    return f"{before}@.{after.rpartition('.')[2]}" if sign else name


def _is_masked(file: Path) -> bool:
    if file.is_symlink() and str(file.readlink()) == "/dev/null":
        return True
    return file.is_file() and file.stat().st_size == 0


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
