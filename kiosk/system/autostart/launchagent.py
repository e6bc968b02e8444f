"""macOS: a property list for launchd in a user's session (launchd.plist(5))."""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from kiosk.system.autostart.starter_file import FileStarter

LABEL = "org.kiosk.Kiosk"


class LaunchAgent(FileStarter):
    """~/Library/LaunchAgents/org.kiosk.Kiosk.plist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / f"{LABEL}.plist")

    def _says_on(self, text: bytes) -> bool:
        agent = _read(text)
        return agent.get("RunAtLoad") is True and not agent.get("Disabled")

    def _program(self, text: bytes) -> str:
        arguments = _read(text).get("ProgramArguments")
        return str(arguments[0]) if isinstance(arguments, list) and arguments else ""

    def _written(self, command: Sequence[str]) -> bytes:
        return plistlib.dumps(
            {
                "Label": LABEL,
                "ProgramArguments": list(command),
                "RunAtLoad": True,
                "KeepAlive": {"SuccessfulExit": False},  # when the operator quits, the exit is successful
                "LimitLoadToSessionType": "Aqua",
                "ProcessType": "Interactive",  # or macOS slows it down as a background job
            }
        )


def _read(text: bytes) -> dict[str, Any]:
    try:
        agent = plistlib.loads(text)
    except (plistlib.InvalidFileException, ExpatError, ValueError):
        return {}
    return agent if isinstance(agent, dict) else {}
