"""`kiosk run --preview`: a deck in a window, for whoever edits it."""

from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import DeckArgument, SettingsOption, cli, fail, read_settings, seen_deck, size_of
from kiosk.cli.deck_either import deck_either
from kiosk.deck import Record
from kiosk.problems import CannotStartError


@cli.command("run --preview", hidden=True)  # one word: kiosk/__main__.py makes it of two
@deck_either
def preview(
    deck: DeckArgument = None,
    settings: SettingsOption = None,
    windowed: Annotated[
        str | None, typer.Option(metavar="WxH", help="The window's size in px. [default: most of the screen]")
    ] = None,
    language: Annotated[str | None, typer.Option(metavar="LANG", help="The language to begin with.")] = None,
    card: Annotated[
        str | None, typer.Option(metavar="ID", help="The card to begin with, or cover. [default: the slideshow]")
    ] = None,
) -> None:
    """Show a deck in a window while you edit it: each save shows at once, on the same card in the same language.

    While a save cannot be shown, what it was before stays, with the mistakes below it. Keys change the card, the
    language, the shape of the screen, the size of the text and the contrast; the window lists them.

    It counts no visits, keeps no copies, and may run beside a kiosk.

    \b
    Examples:
      kiosk run --preview my-deck
      kiosk run --preview my-deck --card education --language ru
    """
    from kiosk.preview import show  # noqa: PLC0415 - Qt, only once we know that it can be loaded

    try:
        chosen, _ = read_settings(settings)
        folder = paths.whole(seen_deck(deck, chosen, settings))
        chosen = chosen.overridden(language=language)
        size = size_of(windowed) if windowed else None
        record = Record(paths.state_folder(windowed=True) / "pictures")
        code = show.run(folder, chosen, record, show.Wish(size, card, language))
    except CannotStartError as error:
        fail(str(error))
    raise typer.Exit(code)
