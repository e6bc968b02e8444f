"""Reads the YAML files people write: bounded, with the place of every value, checked by a pydantic model.

The YAML allowed is the plain part of it: maps, lists and text. Every scalar stays the text that was written (`no` is
not False, `12:30` is not 750); the model gives it a type. Anchors, aliases, merges and tags are refused before
anything is built, so that no file can grow or nest without bound.

A slip costs the entry that it is in, not the file: `read` gives the good part and, with it, what is wrong.
"""

from kiosk.documents.document import MAX_PROBLEMS, Data, Document, Way
from kiosk.documents.reading import MAX_BYTES, parse, read
from kiosk.documents.validating import Model, validate

__all__ = ["MAX_BYTES", "MAX_PROBLEMS", "Data", "Document", "Model", "Way", "parse", "read", "validate"]
