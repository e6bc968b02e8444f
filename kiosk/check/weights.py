"""Families of fonts without a bold one: for want of it small words are thickened, and large ones stay as they are."""

from collections.abc import Iterator

from kiosk.deck.load import DeckFiles
from kiosk.problems import Problem, Rule


def problems(files: DeckFiles) -> Iterator[Problem]:
    if files.document is None or files.deck is None or files.fonts.has_failed:
        return
    found = [files.fonts.look(font.file) for font in files.deck.fonts]
    bold = {font.family for font in found if font.is_bold}
    for number, font in enumerate(found):
        if font.family not in bold:
            message = f"there is no bold font of {font.family}, so large words are not bold"
            yield files.document.problem(("fonts", number), message, Rule.FONT_BOLD, "bring it, or a variable font")
            bold.add(font.family)
