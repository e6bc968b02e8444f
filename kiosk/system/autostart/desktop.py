"""XDG autostart: a desktop entry that Linux desktops start at login (Desktop Entry and Autostart specifications)."""

import re
from collections.abc import Sequence
from configparser import ConfigParser, Error

from kiosk.system.autostart.starter_file import FileStarter

_GROUP = "Desktop Entry"


class DesktopEntry(FileStarter):
    """A file such as ~/.config/autostart/kiosk.desktop."""

    def _says_on(self, text: bytes) -> bool:
        entry = _read(text)
        # The first is the specification's way to switch an entry off, which KDE follows; the second is GNOME's.
        return entry.get("Hidden") != "true" and entry.get("X-GNOME-Autostart-enabled") != "false" and "Exec" in entry

    def _program(self, text: bytes) -> str:
        return _unescaped(_read(text).get("TryExec", ""))

    def _written(self, command: Sequence[str]) -> bytes:
        lines = (
            f"[{_GROUP}]",
            "Type=Application",
            "Name=Kiosk",
            "Comment=Started at login by `kiosk autostart enable`",
            f"TryExec={_escaped(command[0])}",
            f"Exec={_escaped(' '.join(map(_quoted, command)))}",
            "Terminal=false",
            "",
        )
        return "\n".join(lines).encode()


def _read(text: bytes) -> dict[str, str]:
    parser = ConfigParser(interpolation=None, strict=False, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str  # type: ignore[assignment, method-assign] # keys are told apart by case
    try:
        parser.read_string(text.decode())
        return dict(parser[_GROUP])
    except (Error, UnicodeDecodeError, KeyError):
        return {}


def _quoted(argument: str) -> str:
    """An argument of Exec, with `%` and everything special to a shell escaped."""
    argument = argument.replace("%", "%%")
    if re.fullmatch(r"[\w./:,@+%=-]+", argument):
        return argument
    return '"' + re.sub(r'(["`$\\])', r"\\\1", argument) + '"'


def _escaped(value: str) -> str:
    """A value of type string. Its escapes come on top of those of Exec."""
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _unescaped(value: str) -> str:
    kinds = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    return re.sub(r"\\([sntr\\])", lambda found: kinds[found[1]], value)
