"""`kiosk edit`: the editor."""

from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import OwnDeckArgument, SettingsOption, cli, fail, own_deck, read_settings, size_of
from kiosk.cli.deck_either import deck_either
from kiosk.deck import Record
from kiosk.problems import CannotStartError, ProblemsError
from kiosk.yamlfiles.editing import CannotEditError


@cli.command()
@deck_either
def edit(
    deck: OwnDeckArgument = None,
    settings: SettingsOption = None,
    windowed: Annotated[
        str | None, typer.Option(metavar="WxH", help="The window's size in px. [default: most of the screen]")
    ] = None,
) -> None:
    """Edit a deck in a window, without YAML: its cards, pictures, languages, colours and words.

    In the middle the kiosk itself shows the card as visitors will see it. `kiosk new DIR` makes a deck to begin with.

    The deck's files stay files that people can read: only the lines that you change are written. What you have not
    saved survives a crash.

    \b
    Examples:
      kiosk edit my-deck
      kiosk edit my-deck --windowed 1366x768
    """
    from kiosk.preview import editing  # noqa: PLC0415 - Qt, only once we know that it can be loaded

    try:
        chosen, _ = read_settings(settings)
        folder = paths.whole(own_deck(deck))
        code = editing.run(folder, chosen, Record(paths.checked_pictures()), size_of(windowed) if windowed else None)
    except CannotStartError as error:
        fail(str(error))
    except ProblemsError as error:
        fail(str(error.problems[0]))
    except CannotEditError as error:
        fail(f"the deck cannot be edited: {error}")
    raise typer.Exit(code)
