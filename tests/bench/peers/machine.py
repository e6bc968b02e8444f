"""What the figures were measured on."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path


def machine() -> dict[str, object]:
    """The machine's description, and its load now."""
    return {
        "processor": _line(Path("/proc/cpuinfo"), r"^model name\s*: (.+)$"),
        "cores": os.cpu_count(),
        "memory_gb": round(int(_line(Path("/proc/meminfo"), r"^MemTotal: +(\d+) kB")) / 1e6, 1),
        "system": _line(Path("/etc/os-release"), r'^PRETTY_NAME="?([^"\n]+)'),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "qt": version("PySide6-Essentials"),
        "load": round(os.getloadavg()[0], 1),
    }


def _line(file: Path, form: str) -> str:
    found = re.search(form, file.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1].strip() if found else "0"
