"""A fact's keys and words."""

from typing import Literal

from kiosk.deck.forms.page import CardEntry, CardWords, Form
from kiosk.deck.kinds import FACT


class FactEntry(CardEntry):
    """A fact's keys in deck.yaml."""

    kind: Literal["fact"] = "fact"


FORM = Form(FACT, FactEntry, CardWords)
