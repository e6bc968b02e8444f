"""What a check finds out about an SVG, as plain data: it can be kept, and come from another process."""

from dataclasses import dataclass

from kiosk.pictures import svg
from kiosk.pictures.slip import Slip


@dataclass(frozen=True)
class Verdict:
    """`refused` says why an SVG is not drawn; it is empty for one that is. `letters` are those of its texts."""

    has_quiet_side: bool = False
    may_have_quiet_side: bool = False
    letters: str = ""
    slips: tuple[Slip, ...] = ()
    refused: str = ""


def verdict(data: bytes) -> Verdict:
    """Read an SVG's text completely, as an editor is told of it."""
    try:
        drawing = svg.parse(data, advise=True, draw=False)
    except svg.UnusableError as error:
        return Verdict(slips=error.slips, refused=str(error))
    letters = "".join(sorted(set(drawing.words)))
    return Verdict(drawing.has_quiet_side, drawing.may_have_quiet_side, letters, drawing.slips)
