"""The decks that the host may choose from."""

from pathlib import Path

from kiosk import paths
from kiosk.host.folders import folders


def found_decks(present: Path) -> list[Path]:
    """The decks there are: the built-in one, the present one, those beside it and those in the user's data folder."""
    beside = [present.parent] if present != paths.BUILT_IN_DECK else []
    places = [folder for parent in (*beside, paths.decks_folder()) for folder in folders(parent)]
    decks = [folder for folder in (paths.BUILT_IN_DECK, present, *places) if (folder / "deck.yaml").is_file()]
    return list(dict.fromkeys(decks))
