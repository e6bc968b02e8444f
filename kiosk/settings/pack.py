"""The settings that come with a pack: below the kiosk's own, so that whatever is set on the kiosk itself stays."""

from pathlib import Path

from kiosk import paths
from kiosk.packs.manifest import SETTINGS
from kiosk.packs.store import Packs
from kiosk.system import files

# What is about the deck and the exhibition, not about the computer, its screen or its operator.
PACK_MAY_SET = frozenset(
    {"language", "motion", "idle_s", "countdown_s", "guide_s", "opening_hours", "closed_shows", "statistics"}
)


def settings_of_pack(named: Path | None) -> Path | None:
    """The settings file of the pack that plays on the kiosk with this settings file; None if there is none."""
    pack = Packs(paths.packs_folder(named)).playing()
    file = pack and pack.folder / SETTINGS
    return file if file and files.is_file(file) else None
