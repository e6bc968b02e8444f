"""The cover: the deck's own title and introduction. Page 0, and no card."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from kiosk.deck.kinds.kind import Kind
from kiosk.deck.page import Content, PageText


@dataclass(frozen=True)
class Cover(Content):
    """What only a cover has."""

    is_long: bool  # its introduction has several paragraphs in some language

    @classmethod
    def of(cls, _given: Mapping[str, Any], texts: Mapping[str, PageText]) -> Self:
        return cls(is_long=any(len(text.body) > 1 for text in texts.values()))


KIND = Kind("cover", Cover)
