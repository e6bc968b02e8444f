"""Checks a document with a pydantic model."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.problems import ProblemsError
from kiosk.yamlfiles.document import MAX_PROBLEMS, Document
from kiosk.yamlfiles.value_messages import fields, mistakes

Model = TypeVar("Model", bound=BaseModel)


def validate(
    document: Document, model: type[Model], *, others: Mapping[str, type[BaseModel]] | None = None, **context: Any
) -> Model:
    """The document as a `model`; `context` is for the model's validators.

    `others` are the forms of the other files, by file name: a key that belongs in one of them is reported with its
    place.

    Raises ProblemsError with every mistake. What a mistake in the YAML took out is not reported as missing.
    """
    details: list[Any] = []
    try:
        valid = model.model_validate(document.data if document.data is not None else {}, context=context)
        if not document.problems:
            return valid
    except ValidationError as error:
        details = list(error.errors(include_url=False)[:MAX_PROBLEMS])
    elsewhere = {key: name for name, other in (others or {}).items() for key in fields(other)}
    raise ProblemsError((*document.problems, *mistakes(document, details, model, elsewhere)))
