"""Words and logos that are hard to tell from what they stand on, and logos that are too small.

Words get a colour that is readable on the ground that deck.yaml names. On a slide they stand on the picture itself,
which may have been drawn in other colours.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import get_args

from kiosk.check.logos import what_is_small
from kiosk.check.painted_colours import Box, PaintedColours
from kiosk.deck.colours import PALETTE, READABLE, VISIBLE, contrast, difference
from kiosk.deck.entry_problems import entries
from kiosk.deck.fields import Ground
from kiosk.deck.form import DeckFile
from kiosk.deck.load import DeckFiles
from kiosk.deck.look import Look
from kiosk.deck.picture_record import Colours, Record
from kiosk.deck.theming import has_quiet_side, painted, themed
from kiosk.painter.client import PainterError
from kiosk.pictures import photos, svg
from kiosk.pictures.crop import WORDS_ABOVE, WORDS_BESIDE
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Document

_WHOLE: Box = (0, 0, 1, 1)
_MOST_LOST = 0.1  # of the words' place may have any colour: a hill, or a cloud
_LEAST_SEEN = 0.015  # of a logo's box: the letters of a thin one take more
_PLACES = {"left side": WORDS_BESIDE, "upper edge": WORDS_ABOVE}
_UNDRAWN = (OSError, svg.UnusableError, photos.UnusableError, PainterError)  # of which others tell


def problems(files: DeckFiles, record: Record, kept: Path | None = None) -> Iterator[Problem]:
    """What is found out of the pictures is kept in the record, and in the folder `kept`."""
    if files.document is None or files.deck is None:
        return
    look = themed(files.folder, files.deck.theme)
    with closing(PaintedColours(files.folder, record, kept)) as colours:
        yield from _logo(files.document, files.deck.theme.logo, look, colours)
        yield from _words(files, files.document, files.deck, look, colours)


def _logo(document: Document, logo: str | None, look: Look, colours: PaintedColours) -> Iterator[Problem]:
    with suppress(*_UNDRAWN):
        found = colours.at(logo, look.paper, _WHOLE) if logo else ()
        if found and sum(part for part, colour in found if contrast(colour, look.paper) >= VISIBLE) < _LEAST_SEEN:
            message = (
                f"{logo} can hardly be seen on the paper ({look.paper}); take the logo's version for a "
                f"{'dark' if contrast(look.paper, '#FFFFFF') > READABLE else 'light'} ground"
            )
            yield document.problem(("theme", "logo"), message, Rule.CONTRAST_PICTURE)
        elif logo and (message := what_is_small(logo, colours.extent(logo, look.paper))):
            yield document.problem(("theme", "logo"), message, Rule.LOGO_SMALL)


def _words(
    files: DeckFiles, document: Document, deck: DeckFile, look: Look, colours: PaintedColours
) -> Iterator[Problem]:
    palette = {**PALETTE, **deck.theme.colours}
    for way, entry in entries(deck):
        if entry.illustration is None or not has_quiet_side(entry, files.pictures):
            continue
        page = painted(look, deck.theme, entry, has_quiet_side=True)
        ground, words = page["ground"], page["on_ground"]
        for side, box in _PLACES.items():
            with suppress(*_UNDRAWN):
                found = colours.at(entry.illustration, ground, box)
                if _is_read(found, words):
                    continue
                key, stands_on = ("ground" if entry.ground else "accent"), max(_lost(found, words))[1]
                draw = f"draw its {side} in {ground}"
                fitting = _fitting(found, look, palette)
                message = (
                    f"words in {words}, as `{key}: {getattr(entry, key)}` asks for, are hard to read on "
                    f"{entry.illustration}, which is {stands_on} at its {side}: their contrast is "
                    f"{contrast(words, stands_on):.1f}:1 and should be {READABLE:g}:1 at least; "
                    f"{f'write `ground: {fitting}`, or ' if fitting else ''}{draw}"
                )
                yield document.problem((*way, key), message, Rule.CONTRAST_PICTURE)
                break


def _lost(colours: Colours, words: str) -> Colours:
    """Those on which words of this colour cannot be read."""
    return tuple((part, colour) for part, colour in colours if contrast(words, colour) < READABLE)


def _fitting(colours: Colours, look: Look, palette: Mapping[str, str]) -> str:
    """The ground most like these colours whose words can be read on them; empty if there is none."""
    main = max(colours)[1]
    names = (name for name in get_args(Ground) if _is_read(colours, look.on(palette[name])))
    return min(names, key=lambda name: difference(palette[name], main), default="")


def _is_read(colours: Colours, words: str) -> bool:
    return sum(part for part, _ in _lost(colours, words)) <= _MOST_LOST
