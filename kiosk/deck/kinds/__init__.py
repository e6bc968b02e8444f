"""The list of all kinds of page. CONTRIBUTING.md says how to add one."""

from collections.abc import Mapping

from kiosk.deck.kinds import cover, fact
from kiosk.deck.kinds.kind import Kind

COVER = cover.KIND
FACT = fact.KIND  # the kind of a card that names none
KINDS = (
    COVER,
    FACT,
)  # fmt: skip  # a line a kind
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}

__all__ = ["BY_NAME", "COVER", "FACT", "KINDS", "Kind"]
