"""JSON Schemas of a deck's files and of the settings, made from the models that check them.

Code editors complete and check YAML with them, offline. They are of draft 7, which all understand. They allow what the
models cannot say in a schema, such as a picture that is not there: `kiosk check` finds that.
"""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from kiosk import paths
from kiosk.authoring import explained
from kiosk.deck.form import DeckFile, TextsFile
from kiosk.deck.shipped_words import LAST, shipped_words
from kiosk.operator.words import OPERATOR_WORDS
from kiosk.settings.form import SettingsForm

_DRAFT = "http://json-schema.org/draft-07/schema#"
_ANY_TEXT = ["string", "number", "boolean"]  # every scalar stays the text that was written
_NOISE = {"title", "default", "description"}
_UNKNOWN_KIND = "_OfNoKind"  # the form of cards whose kind is a mistake

Schema = dict[str, Any]


def deck() -> Schema:
    """The schema of `deck.yaml`."""
    return _schema(DeckFile, "deck.yaml of a kiosk", explained.DECK)


def texts() -> Schema:
    """The schema of `texts/<language>.yaml`."""
    made = _schema(TextsFile, "texts/<language>.yaml of a kiosk", explained.TEXTS)
    interface = made["$defs"]["InterfaceWords"]["properties"]
    for name, word in shipped_words(LAST):
        interface[name]["description"] = f"In English: {word}"
    word = made["properties"]["operator"]["additionalProperties"]
    made["properties"]["operator"] |= {
        "properties": {name: {**word, "description": f"In English: {said}"} for name, said in OPERATOR_WORDS.items()},
        "additionalProperties": False,
    }
    return made


def settings() -> Schema:
    """The schema of a settings file. Each setting is explained as in data/kiosk.yaml."""
    return _schema(SettingsForm, "The settings of a kiosk", _comments(paths.SETTINGS.read_text(encoding="utf-8")))


SCHEMAS = {"deck": deck, "texts": texts, "settings": settings}


def _schema(model: type[BaseModel], title: str, explanations: Mapping[str, str]) -> Schema:
    made: Schema = _plain(model.model_json_schema(), explanations)
    made.get("$defs", {}).pop(_UNKNOWN_KIND, None)
    return {"$schema": _DRAFT, "title": title, **made}


def _plain(part: Any, explanations: Mapping[str, str]) -> Any:
    """A part of pydantic's schema as code editors need it."""
    if isinstance(part, list):
        return [_plain(inner, explanations) for inner in part if _UNKNOWN_KIND not in str(inner)]
    if not isinstance(part, dict):
        return part
    made = {key: _plain(inner, explanations) for key, inner in part.items() if key not in _NOISE or key == "properties"}
    made.pop("discriminator", None)
    if "properties" in part:
        made["properties"] = {
            name: {**_plain(inner, explanations), **({"description": said} if (said := explanations.get(name)) else {})}
            for name, inner in part["properties"].items()
        }
    if "oneOf" in made:  # two kinds of card may have the same words
        made["anyOf"] = made.pop("oneOf")
    if "prefixItems" in made:  # later than draft 7
        made["items"] = made.pop("prefixItems")
    if made.get("type") in {"string", "number", "integer"} and "enum" not in made and "const" not in made:
        made["type"] = _ANY_TEXT if made["type"] == "string" else [made["type"], "string"]
        made.pop("format", None)
    if made.get("type") == "string":
        made.pop("type")
    return made


def _comments(text: str) -> dict[str, str]:
    """The comment above each key at the top of a YAML file."""
    found: dict[str, str] = {}
    for block in text.split("\n\n"):
        said = " ".join(line.removeprefix("#").strip() for line in block.splitlines() if line.startswith("#"))
        found.update(dict.fromkeys(re.findall(r"^(\w+):", block, re.MULTILINE), said))
    return found
