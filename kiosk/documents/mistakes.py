"""Says in an editor's words what pydantic found wrong with a value; its own sentences reach nobody."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from textwrap import shorten
from typing import Any

from pydantic import BaseModel

from kiosk.documents.document import Document, Way
from kiosk.problems import Problem

_ABSENT = {"missing", "too_short"}
_MISPLACED = "does not belong here; look at how far it is indented"  # such as `headline` in the place of a card


def mistakes(document: Document, details: Iterable[Any], model: type[BaseModel]) -> list[Problem]:
    """The problems behind pydantic's `details`, each once: what follows from another is not told."""
    details = list(details)
    models = {inner.__name__: set(inner.model_fields) for inner in _models(model)}
    known = set().union(*models.values())
    renamed = {
        (*_written(each["loc"])[:-1], near)
        for each in details
        if each["type"] == "extra_forbidden" and (near := _near(str(_written(each["loc"])[-1]), known))
    }
    problems: list[Problem] = []
    for each in details:
        way = _written(each["loc"])
        if way in renamed and each["type"] == "missing":
            continue
        if document.problems and (each["type"] in _ABSENT or each["input"] is None):
            continue  # a slip in the YAML took it out
        if each["type"] == "too_short" and len(each["input"]) >= each["ctx"]["min_length"]:
            continue  # there are enough, but what is wrong in them is told already
        is_misplaced = each["type"] == "model_type" and way and way[-1] in models.get(each["ctx"]["class_name"], ())
        said = f"{_name(way)} {_MISPLACED}" if is_misplaced else _in_words(document, way, each, known)
        problems.append(document.problem(way, said))
    return problems


def _written(location: Iterable[str | int]) -> Way:
    return tuple(part for part in location if part != "[key]")


def _in_words(document: Document, way: Way, detail: Any, known: set[str]) -> str:
    if cut := document.cuts.get(way):
        return f"{_name(way)}: {_quoted(cut.lost)} is taken for a comment; put the whole value into quotes"
    if detail["type"] == "missing":
        return f"{_name(way)} is missing; add it"
    if detail["type"] == "extra_forbidden":
        is_part = isinstance(detail["input"], dict)
        return f"{_name(way)} {_unknown(str(way[-1]), known, is_part=is_part)}"
    if detail["input"] is None and detail["type"] != "value_error":
        return f"{_name(way)} is empty; write what belongs there"
    return f"{_name(way)}{_wrong(detail['type'], detail.get('ctx', {}), detail['input'])}"


def _wrong(kind: str, told: Any, value: Any) -> str:
    """What is wrong with a value that is there; `told` is pydantic's own account of it."""
    match kind:
        case "value_error":
            return f": {told['error']}"
        case "string_type" | "path_type" if isinstance(value, dict):
            return " must be a text; put one with a colon and a space in it, or with { at its beginning, into quotes"
        case "string_type" | "path_type":
            return " must be a text; put one with [ at its beginning into quotes"
        case "model_type" | "dict_type" | "model_attributes_type":
            hint = "; a space is missing after the colon" if re.match(r"\w+:\S", str(value)) else ""
            return f" must be `key: value` lines{hint}"
        case "list_type" | "tuple_type":
            return " must be a list, a line with `- ` for each item"
        case "string_too_long":
            return f" has {len(value)} letters, {told['max_length']} at most; shorten it"
        case "string_too_short":
            return f" has {len(value)} letters; it needs {told['min_length']} at least"
        case "too_long":
            return f" has {len(value)} items, {told['max_length']} at most; take some out"
        case "too_short":
            return f" has {len(value)} items; it needs {told['min_length']} at least"
        case "literal_error":
            choices = re.findall(r"'([^']*)'", told["expected"])
            return f" is {_quoted(value)}; choose {_one_of(choices)}" + _meant(_near(str(value), choices))
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f" is {_quoted(value)}; it must be a whole number alone, such as 9"
        case "float_parsing" | "float_type" | "finite_number":
            return f" is {_quoted(value)}; it must be a number alone, such as 9 or 9.5"
        case "greater_than_equal":
            return f" is {_quoted(value)}; it must be {told['ge']:g} at least"
        case "less_than_equal":
            return f" is {_quoted(value)}; it must be {told['le']:g} at most"
        case _:
            return f" is {_quoted(value)}, which cannot be used; the guide says what may stand there"


def _name(way: Way) -> str:
    """What a person calls the value at `way`."""
    *above, last = way or ("the file",)
    if isinstance(last, str):
        return f"`{last.strip()}`" if way else last
    return f"item {last + 1} of `{above[-1]}`" if above else f"item {last + 1}"


def _unknown(name: str, known: set[str], *, is_part: bool) -> str:
    """Why a key cannot stand here; `is_part` where more keys stand below it, as below a card's."""
    if name in known:
        return _MISPLACED
    if name != name.strip():
        return "is indented with signs that only look like spaces; use the space bar"
    otherwise = "; look at how far it is indented, or remove it" if is_part else "; remove it"
    return f"is not known here{_meant(_near(name, known)) or otherwise}"


def _meant(near: str | None) -> str:
    return f"; did you mean `{near}`?" if near else ""


def _near(name: str, known: Iterable[str]) -> str | None:
    """The known name that was meant by one that is not known."""
    return next(iter(get_close_matches(name.lower(), known, n=1)), None)


def _one_of(choices: list[str]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else "".join(choices)


def _quoted(value: Any) -> str:
    """A value as a person would know it again."""
    return f"`{shorten(value, 60, placeholder='…')}`" if isinstance(value, str) else "no single value"


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that stand somewhere in an annotation, and in their own."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for info in annotation.model_fields.values():
            yield from _models(info.annotation)
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)
