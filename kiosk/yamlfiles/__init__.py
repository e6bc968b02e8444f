"""Reads YAML files that people write: within limits, with the place of every value, checked by a pydantic model.

Only plain YAML is allowed: maps, lists and text. Every scalar stays the text that was written (`no` is not False,
`12:30` is not 750); the model gives it a type. Anchors, aliases, merges and tags are refused before anything is built,
so no file can grow or nest without limit.

A mistake costs only the entry that it is in: `read` returns the good part, and with it what is wrong.
"""

from kiosk.yamlfiles.document import MAX_PROBLEMS, Data, Document, Way
from kiosk.yamlfiles.reading import MAX_BYTES, parse, read
from kiosk.yamlfiles.syntax_messages import BACKSLASH
from kiosk.yamlfiles.validating import Model, validate
from kiosk.yamlfiles.value_messages import models

__all__ = [
    "BACKSLASH",
    "MAX_BYTES",
    "MAX_PROBLEMS",
    "Data",
    "Document",
    "Model",
    "Way",
    "models",
    "parse",
    "read",
    "validate",
]
