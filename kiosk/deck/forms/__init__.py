"""What editors write for each kind of page: the list of all forms, checked by pydantic."""

from collections.abc import Mapping

from kiosk.deck.forms import cover, fact
from kiosk.deck.forms.page import Form

COVER = cover.FORM
FACT = fact.FORM
_CARDS = (
    FACT,
)  # fmt: skip  # a line a kind
CARDS: Mapping[str, Form] = {form.kind.name: form for form in _CARDS}
FORMS = (COVER, *_CARDS)

__all__ = ["CARDS", "COVER", "FACT", "FORMS", "Form"]
