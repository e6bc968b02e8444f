"""Checks a document by a pydantic model."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from textwrap import shorten
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.documents.document import MAX_PROBLEMS, Document, Way
from kiosk.problems import ProblemsError

Model = TypeVar("Model", bound=BaseModel)


_ABSENT = {"missing", "too_short"}


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
        details = error.errors(include_url=False)[:MAX_PROBLEMS]
    if document.problems:
        details = [each for each in details if each["type"] not in _ABSENT and each["input"] is not None]
    mistakes = [document.problem(_written(detail["loc"]), _in_words(detail, model)) for detail in details]
    raise ProblemsError((*document.problems, *mistakes))


def _written(location: Iterable[str | int]) -> Way:
    return tuple(part for part in location if part != "[key]")


def _in_words(detail: Any, model: type[BaseModel]) -> str:
    """A pydantic error in an editor's words."""
    name = (_written(detail["loc"]) or ("the file",))[-1]
    value = detail["input"]
    match detail["type"]:
        case "missing":
            return f"`{name}` is missing; add it"
        case "extra_forbidden":
            if name in _names(model):
                return f"`{name}` does not belong here; look at how far it is indented"
            known = get_close_matches(str(name), _names(model), n=1)
            return f"`{name}` is not known here" + (f"; did you mean `{known[0]}`?" if known else "; remove it")
        case "string_type" if value is None:
            return f"`{name}` is empty; write its text"
        case "string_type":
            return f"`{name}` must be text"
        case "model_type" | "dict_type":
            return f"`{name}` must be a map of `key: value` lines"
        case "list_type" | "tuple_type":
            return f"`{name}` must be a list, a line with `- ` for each item"
        case "value_error":
            return f"`{name}`: {detail['ctx']['error']}"
        case _:
            message = detail["msg"][0].lower() + detail["msg"][1:]
            return f"`{name}`: {message}; it is {shorten(repr(value), 60)}"


def _names(model: type[BaseModel]) -> set[str]:
    """Every key that stands somewhere in the model, for `did you mean`."""
    names: set[str] = set()
    for key, info in model.model_fields.items():
        names.add(info.alias or key)
        names.update(*(_names(inner) for inner in _models_in(info.annotation)))
    return names


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
