"""How much memory a process has, as the system tells it."""

from pathlib import Path


def resident_mb(process: str) -> float:
    """The MB of a process, by its number or `self`, that are in memory."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1000
