"""The cover's keys and words. Its words are at the top of a text file."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from kiosk.deck.fields import Line, Paragraph
from kiosk.deck.forms.page import Form, PageEntry, PageWords
from kiosk.deck.kinds import COVER

MAX_PARAGRAPHS = 6  # paragraphs of the introduction

_Piece = Annotated[Paragraph, BeforeValidator(lambda value: "" if value is None else value)]


def _written(paragraphs: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The paragraphs that show something; None if there are none."""
    return tuple(filter(None, paragraphs or ())) or None


class CoverWords(PageWords):
    """The cover's words in one language."""

    title: Line | None = None
    introduction: Annotated[
        Annotated[tuple[_Piece, ...], Field(max_length=MAX_PARAGRAPHS)] | None, AfterValidator(_written)
    ] = None


FORM = Form(COVER, PageEntry, CoverWords, needs=("title", "introduction"), headline="title", body="introduction")
