"""`kiosk selftest`: whether this kiosk is ready for the day."""

from pathlib import Path

import typer

from kiosk import paths
from kiosk import settings as settings_
from kiosk.cli.common import PROBLEMS, DeckOption, SettingsOption, all_well, cli, deck_to_play, fail, read_settings
from kiosk.deck import load
from kiosk.problems import CannotStartError, ProblemsError
from kiosk.selftest import Check, checks
from kiosk.typeface import lacking


@cli.command()
def selftest(deck: DeckOption = None, settings: SettingsOption = None) -> None:
    """Look whether everything is there that the kiosk needs, and say what to mend.

    What only a look and a finger can tell (the touchscreen, colours, frame rate) is in the operator panel's self-test.
    Exit code 0: ready. 1: something is to be mended. 2: no such folder or file.

    \b
    Examples:
      kiosk selftest
      kiosk selftest --deck my-deck
    """
    try:
        chosen, complaints = read_settings(settings)
        folder = deck_to_play(deck, chosen)
    except CannotStartError as error:
        fail(str(error))
    found = [Check("settings", str(problem), "mend this line") for problem in complaints] or [Check("settings", "read")]
    found += [*checks(folder, (paths.state_folder(settings), settings_.own_file(settings).parent)), *_glyphs(folder)]
    if not all_well(found, "ready"):
        raise typer.Exit(PROBLEMS)


def _glyphs(folder: Path) -> list[Check]:
    try:
        deck, _ = load(folder)
    except ProblemsError:
        return []  # said already
    missing = lacking(deck.written())
    mend = f"write other characters than {' '.join(missing)}; the typeface lacks them" if missing else ""
    return [Check("letters", f"{len(set(deck.written()))} different characters", mend)]
