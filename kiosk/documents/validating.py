"""Checks a document by a pydantic model."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.documents.document import MAX_PROBLEMS, Document
from kiosk.documents.mistakes import mistakes
from kiosk.problems import ProblemsError

Model = TypeVar("Model", bound=BaseModel)


def validate(document: Document, model: type[Model], **context: Any) -> Model:
    """The document as a `model`; `context` is for the model's validators.

    Raises ProblemsError with every mistake. What a slip in the YAML took out is not called missing.
    """
    details: list[Any] = []
    try:
        valid = model.model_validate(document.data if document.data is not None else {}, context=context)
        if not document.problems:
            return valid
    except ValidationError as error:
        details = list(error.errors(include_url=False)[:MAX_PROBLEMS])
    raise ProblemsError((*document.problems, *mistakes(document, details, model)))
