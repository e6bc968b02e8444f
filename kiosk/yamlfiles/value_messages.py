"""Explains in an editor's words what pydantic found wrong with a value. Nobody sees pydantic's own sentences."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from textwrap import shorten
from typing import Any, NamedTuple

from pydantic import BaseModel, Tag

from kiosk.problems import MistakeError, Problem, Rule
from kiosk.text.lookalikes import in_latin, no_latin
from kiosk.yamlfiles.document import Document, Way

_LEAST_BEGUN = 3  # letters that are enough to recognize the beginning of a name: `mon`, `lang`
_COMMAS = re.compile(r"[\w.-]+(?:(?:, [\w.-]+)+|(?:,[\w.-]+)+)")  # single words or numbers
_ALSO = {
    **dict.fromkeys(["image", "img", "photo", "pic", "picture"], "illustration"),
    "text": "body",
    "alt": "description",
}
# Lists whose items have keys: the first one.
_OF_PARTS: Mapping[Way, str] = {("languages",): "code", ("cards",): "id", ("sections",): "id", ("fonts",): "file"}
_ABSENT = {"missing", "too_short"}
_MISPLACED = "does not belong here; check its indentation"  # for example `headline` in the place of a card


class Said(NamedTuple):
    """What is said of a mistake."""

    message: str
    rule: Rule
    hint: str = ""


def fields(model: type[BaseModel]) -> set[str]:
    """Every key that may appear anywhere in a file of this form."""
    return set().union(*(inner.model_fields for inner in models(model)))


def mistakes(
    document: Document, details: Iterable[Any], model: type[BaseModel], elsewhere: Mapping[str, str]
) -> list[Problem]:
    """The problems behind pydantic's `details`, each once. What follows from another problem is left out.

    `elsewhere`: keys of other files, and the names of those files.
    """
    details = list(details)
    classes = {inner.__name__: set(inner.model_fields) for inner in models(model)}
    kinds = {tag: set(inner.model_fields) for tag, inner in _tagged(model, "") if tag}
    known = fields(model)
    elsewhere = {key: file for key, file in elsewhere.items() if key not in known}
    renamed = {
        (*_written(each)[:-1], near)
        for each in details
        if each["type"] == "extra_forbidden"
        and (name := str(each["loc"][-1])) not in elsewhere
        and (near := _near(name, known))
    }
    problems: list[Problem] = []
    for each in details:
        way = _written(each)
        if way in renamed and each["type"] == "missing":
            continue
        if document.problems and (each["type"] in _ABSENT or each["input"] is None):
            continue  # a mistake in the YAML took it out
        if each["type"] == "too_short" and len(each["input"]) >= each["ctx"]["min_length"]:
            continue  # there are enough; the mistakes in them are already reported
        is_misplaced = each["type"] == "model_type" and way and way[-1] in classes.get(each["ctx"]["class_name"], ())
        if is_misplaced:
            said = Said(f"{_name(way)} {_MISPLACED}", Rule.KEY_MISPLACED)
        else:
            said = _in_words(document, way, each, known, elsewhere, kinds)
        error = each.get("ctx", {}).get("error")
        within = error.within if isinstance(error, MistakeError) else ()
        problems.append(document.problem((*way, *within), *said))
    return problems


def _written(detail: Any) -> Way:
    """The path to the mistake, without what pydantic adds: `[key]`, and the tags of a union's forms."""
    *above, last = detail["loc"] or ("[]",)
    is_named = detail["type"] == "extra_forbidden" or not _is_tag(last)
    return (*(part for part in above if not _is_tag(part)), *((last,) if is_named else ()))


def _is_tag(part: str | int) -> bool:
    return isinstance(part, str) and part.startswith("[") and part.endswith("]")


def _in_words(
    document: Document,
    way: Way,
    detail: Any,
    known: set[str],
    elsewhere: Mapping[str, str],
    kinds: Mapping[str, set[str]],
) -> Said:
    if cut := document.cuts.get(way):
        message = f"{_name(way)}: {_quoted(cut.lost)} is read as a comment; put the whole value into quotes"
        return Said(message, Rule.YAML_COMMENT)
    if detail["type"] == "missing":
        return Said(f"{_name(way)} is missing; add it", Rule.KEY_MISSING)
    if detail["type"] == "extra_forbidden":
        if not _called(way, known) and (file := elsewhere.get(str(way[-1]))):
            return Said(f"{_name(way)} belongs in {file}; move it there", Rule.KEY_MISPLACED)
        own = str((None, *detail["loc"])[-2])
        others = [tag.strip("[]") for tag, keys in kinds.items() if own in kinds and way[-1] in keys]
        if others:
            kind = f"of the kind {_one_of(others)}, and this one is of the kind {own.strip('[]')}"
            message = f"{_name(way)} belongs to a card {kind}; remove it, or change `kind` in deck.yaml"
            return Said(message, Rule.KEY_MISPLACED)
        return _unknown(way, known, detail["input"])
    if detail["input"] is None and detail["type"] != "value_error":
        return Said(f"{_name(way)} is empty; write what belongs there", Rule.VALUE_EMPTY)
    return _valued(way, detail["type"], detail.get("ctx", {}), detail["input"])


def _valued(way: Way, kind: str, told: Any, value: Any) -> Said:
    if kind == "value_error":
        error = told["error"]
        if isinstance(error, MistakeError):
            return Said(f"{_name(way)}: {error.message}", error.rule, error.hint)
        return Said(f"{_name(way)}: {error}", Rule.VALUE_WRONG)
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", told["expected"])
        if (plain := in_latin(str(value))) in choices:
            return Said(
                f"{_name(way)}: {no_latin(str(value))}", Rule.VALUE_CHOICE, f"type `{plain}` anew on a Latin keyboard"
            )
        message = f"{_name(way)} is {_quoted(value)}; choose {_one_of(choices)}"
        return Said(message, Rule.VALUE_CHOICE, _meant(_near(str(value), choices)))
    if kind in {"list_type", "tuple_type"} and _COMMAS.fullmatch(str(value)) and way not in _OF_PARTS:
        return Said(f"{_name(way)} must be a list; write [{value}]", Rule.VALUE_WRONG)
    if (key := _OF_PARTS.get(way)) and isinstance(value, dict) and value:
        first = str(next(iter(value)))[:40]
        return Said(
            f"{_name(way)} must be a list; begin each item with `- {key}: `, such as `- {key}: {first}`, and indent "
            "its other lines below",
            Rule.VALUE_WRONG,
        )
    if (key := _OF_PARTS.get(way[:-1])) and re.fullmatch("[a-z0-9-]+", str(value)):
        message = f"{_name(way)} is {_quoted(value)}; write `- {key}: {value[:40]}`, and its other lines below"
        return Said(message, Rule.VALUE_WRONG)
    is_length = kind.startswith(("string_too_", "too_"))
    message = f"{_name(way)}{_wrong(kind, told, value)}"
    return Said(message, Rule.VALUE_LENGTH if is_length else Rule.VALUE_WRONG)


def _wrong(kind: str, told: Any, value: Any) -> str:
    """What is wrong with a value; `told` is pydantic's own message."""
    match kind:
        case "string_type" | "path_type" if isinstance(value, dict):
            return " must be a text; quote it if it contains a colon and a space, or begins with {"
        case "string_type" | "path_type":
            return (
                " must be a text; quote it if it begins with [; if its lines begin with `- `, write `|` after the colon"
            )
        case "model_type" | "dict_type" | "model_attributes_type":
            hint = "; a space is missing after the colon" if re.match(r"[^\W\d]\w*:\S", str(value)) else ""
            return f" must be `key: value` lines{hint}"
        case "list_type" | "tuple_type":
            return " must be a list: one line with `- ` for each item"
        case "string_too_long":
            return f" has {len(value)} letters, {told['max_length']} at most; shorten it"
        case "string_too_short":
            return f" has {len(value)} letters; it needs at least {told['min_length']}"
        case "too_long" if len(value) == 2 * told["max_length"] and all(re.fullmatch(r"\d+", str(x)) for x in value):
            numbers = ", ".join(f"{whole}.{part}" for whole, part in zip(value[::2], value[1::2], strict=True))
            return f" has {len(value)} items, {told['max_length']} at most; write numbers with a point: [{numbers}]"
        case "too_long":
            return f" has {len(value)} items, {told['max_length']} at most; take some out"
        case "too_short":
            return f" has {len(value)} items; it needs at least {told['min_length']}"
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f" is {_quoted(value)}; it must be just a whole number, such as 9"
        case "float_parsing" if re.fullmatch(r"-?\d+,\d+", str(value).strip()):
            return f" is {_quoted(value)}; write it with a point: {str(value).strip().replace(',', '.')}"
        case "float_parsing" | "float_type" | "finite_number":
            return f" is {_quoted(value)}; it must be just a number, such as 9 or 9.5"
        case "greater_than_equal":
            return f" is {_quoted(value)}; it must be at least {told['ge']:g}"
        case "less_than_equal":
            return f" is {_quoted(value)}; it must be at most {told['le']:g}"
        case _:
            return f" is {_quoted(value)}, which cannot be used here; the guide says what can"


def _name(way: Way) -> str:
    """What an editor would call the value at `way`."""
    *above, last = way or ("the file",)
    if isinstance(last, str):
        return f"`{last.strip()}`" if way else last
    return f"item {last + 1} of `{above[-1]}`" if above else f"item {last + 1}"


def _unknown(way: Way, known: set[str], value: Any) -> Said:
    """Why a key cannot be here. If it has keys below it, as a card has, it may belong below another."""
    name = str(way[-1])
    is_part = isinstance(value, dict)
    if name in known:
        return Said(f"{_name(way)} {_MISPLACED}", Rule.KEY_MISPLACED)
    if name != name.strip():
        message = f"{_name(way)} is indented with characters that only look like spaces; use the space bar"
        return Said(message, Rule.YAML_TAB)
    if strange := "".join(letter for letter in name if not letter.isprintable()):
        message = f"there is an invisible character (U+{ord(strange[0]):04X}) in this key; type the key anew"
        return Said(message, Rule.YAML_SIGN)
    near = _called(way, known) or _near(name, known)
    foreign = [letter for letter in name if not unicodedata.name(letter, "").startswith("LATIN ") and letter.isalpha()]
    if near and foreign and _is_alike(name, near, foreign):
        message = f"in {_name(way)} {', '.join(dict.fromkeys(foreign))} is no Latin letter, and only looks like one"
        return Said(message, Rule.KEY_UNKNOWN, f"type `{near}` anew on a Latin keyboard")
    is_card = is_part and not value.keys().isdisjoint({"headline", "body"})
    meant = "" if is_card else _meant(near)
    otherwise = "; check its indentation, or remove it" if is_part else "; remove it"
    return Said(f"{_name(way)} is not known here{'' if meant else otherwise}", Rule.KEY_UNKNOWN, meant)


def _called(way: Way, known: set[str]) -> str | None:
    """The key that is meant by another word for it."""
    name = str(way[-1]).casefold()
    key = "accent" if name in {"color", "colour"} and way[0] != "theme" else _ALSO.get(name)
    return key if key in known else None


def _is_alike(name: str, near: str, foreign: list[str]) -> bool:
    """Whether a key differs from a known one only by these letters of another script."""
    pairs = zip(name, near, strict=False)
    return len(name) == len(near) and all(one == other or one in foreign for one, other in pairs)


def _meant(near: str | None) -> str:
    return f"did you mean `{near}`?" if near else ""


def _near(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant: one that this begins, or one with nearly the same letters."""
    name = name.lower()
    whole = [each for each in known if each.startswith(name)] if len(name) >= _LEAST_BEGUN else []
    return whole[0] if len(whole) == 1 else next(iter(get_close_matches(name, known, n=1)), None)


def _one_of(choices: list[str]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else "".join(choices)


def _quoted(value: Any) -> str:
    """A value in quotes, short enough to recognize."""
    return f"`{shorten(value, 60, placeholder='…')}`" if isinstance(value, str) else "no single value"


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models anywhere in an annotation, and in those models."""
    for _, model in _tagged(annotation, ""):
        yield model


def _tagged(annotation: Any, tag: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """The same, each with its tag. The forms of a union have one: the kind in brackets."""
    for mark in getattr(annotation, "__metadata__", ()):
        tag = mark.tag if isinstance(mark, Tag) else tag
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield tag, annotation
        for info in annotation.model_fields.values():
            yield from _tagged(info.annotation, "")
    for argument in getattr(annotation, "__args__", ()):
        yield from _tagged(argument, tag)
