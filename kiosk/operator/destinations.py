"""Where a report can be saved."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk import paths
from kiosk.operator.words import Said, phrase
from kiosk.system import usb_drives


@dataclass(frozen=True)
class Destination:
    """A folder to save a report in, and its name."""

    name: Said
    folder: Path


def destinations() -> tuple[Destination, ...]:
    """USB drives, then this computer."""
    return (*map(_drive, drives()), Destination(phrase("this_computer"), documents_folder()))


def drives() -> list[Path]:
    """USB drives that can be written, or will be when asked: for reports and recovery files."""
    return [folder for folder in usb_drives.answering() if os.access(folder, os.W_OK) or usb_drives.is_served(folder)]


def documents_folder() -> Path:
    """The folder for reports on this computer."""
    return paths.documents_folder()


def prepared(place: Path) -> Path:
    """The folder of a destination. On this computer it is created; on a missing drive it is not.

    Raises OSError.
    """
    if place == documents_folder():
        place.mkdir(parents=True, exist_ok=True)
    return place


def _drive(folder: Path) -> Destination:
    try:
        free = f" ({shutil.disk_usage(folder).free / 1e9:.0f} GB)"
    except OSError:
        free = ""
    return Destination(f"{folder.name or folder}{free}", folder)
