"""`kiosk selftest`: whether this kiosk is ready for the day."""

from pathlib import Path

import typer

from kiosk import paths
from kiosk.cli.common import PROBLEMS, DeckOption, SettingsOption, all_well, cli, deck_to_play, fail, read_settings
from kiosk.cli.deck_either import deck_either
from kiosk.deck.fonts import Fonts
from kiosk.deck.load import load
from kiosk.operator.panel_values import Check
from kiosk.operator.self_test import checks
from kiosk.problems import CannotStartError, ProblemsError
from kiosk.settings import own_file
from kiosk.text.typeface import lacking


@cli.command()
@deck_either
def selftest(deck: DeckOption = None, settings: SettingsOption = None) -> None:
    """Check that the kiosk is ready.

    Checks deck, settings, disk, clock and start at power-on, and says what to fix.

    The operator panel's self-test adds what needs eyes and fingers: touchscreen, colours, frame rate.

    Exit code 0: ready. 1: something needs fixing. 2: no such folder or file.

    \b
    Examples:
      kiosk selftest
      kiosk selftest --deck my-deck
    """
    try:
        chosen, complaints = read_settings(settings)
        folder = deck_to_play(deck, chosen, settings)
    except CannotStartError as error:
        fail(str(error))
    found = [Check("settings", str(problem), "correct this line") for problem in complaints] or [
        Check("settings", "no mistakes")
    ]
    found += [*checks(folder, (paths.state_folder(settings), own_file(settings).parent)), *_glyphs(folder)]
    if not all_well(found, "ready"):
        raise typer.Exit(PROBLEMS)


def _glyphs(folder: Path) -> list[Check]:
    try:
        deck, _ = load(folder)
    except ProblemsError:
        return []  # already reported
    fonts = Fonts(deck.folder)
    for font in deck.fonts:
        fonts.look(font.file.relative_to(deck.folder).as_posix())
    missing = lacking(deck.written(), fonts.letters)
    mend = f"the typeface lacks {' '.join(missing)}: use other characters" if missing else ""
    return [Check("letters", f"{len(set(deck.written()))} different characters", mend)]
