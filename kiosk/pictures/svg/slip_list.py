"""Gathers what an editor is told of an SVG while it is read."""

import xml.etree.ElementTree as ET
from collections.abc import Set

from kiosk.pictures.slip import Slip
from kiosk.pictures.svg import unsupported_messages
from kiosk.pictures.svg.context import Context
from kiosk.pictures.svg.reading import line_of, name_of


class SlipList:
    """Slips, in the words of the program that made the SVG."""

    def __init__(self, made_by: str) -> None:
        self._made_by = made_by
        self._found: list[tuple[Slip, Context]] = []

    def tell(
        self, lack: str, element: ET.Element, context: Context, *values: str, families: tuple[str, ...] = ()
    ) -> None:
        """Add one of LACKS, with the values that its words have places for."""
        said = unsupported_messages.told(lack, self._made_by, *values)
        name = element.get("id") or f"<{name_of(element)}>"
        is_error = unsupported_messages.LACKS[lack].is_error
        self._found.append((Slip(name, said, 1, line_of(element), is_error, families), context))

    def seen(self, used: Set[str]) -> tuple[Slip, ...]:
        """Those of what is seen, each once; `used` are the ids that something refers to."""
        return tuple(dict.fromkeys(slip for slip, context in self._found if _is_seen(context, used)))


def _is_seen(context: Context, used: Set[str]) -> bool:
    return not context.hidden and (context.home is None or bool(context.home & used))
