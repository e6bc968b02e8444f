"""The schemas that code editors use say what the models say."""

import json
import re
from typing import Any

import fastjsonschema
import pytest
import yaml
from support.command import called

from kiosk import paths
from kiosk.authoring import explained, schema
from kiosk.deck.form import DeckFile, InterfaceWords, TextsFile
from kiosk.deck.forms import FORMS
from kiosk.yamlfiles import models

DECKS = sorted(
    file.parent
    for folder in (paths.BUILT_IN_DECK.parent, paths.PACKAGE.parent / "docs")
    for file in folder.rglob("deck.yaml")
)


class Editor(yaml.SafeLoader):
    """Reads as code editors do, by YAML 1.2: what is no number, true, false or null is a text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - this is how PyYAML is configured


for tag, pattern, first in [
    ("bool", "^(true|false)$", "tf"),
    ("null", "^(~|null|)$", ["~", "n", ""]),
    ("int", r"^[-+]?\d+$", "-+0123456789"),
    ("float", r"^[-+]?\d*\.\d+$", "-+.0123456789"),
]:
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def valid(name: str, text: str) -> bool:
    try:
        fastjsonschema.validate(schema.SCHEMAS[name](), yaml.load(text, Loader=Editor))  # noqa: S506 - a safe one
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


@pytest.mark.parametrize("folder", DECKS, ids=lambda folder: folder.name)
def test_what_is_right_is_right_for_a_code_editor(folder: Any) -> None:
    """It accepts every deck that we ship."""
    assert valid("deck", (folder / "deck.yaml").read_text(encoding="utf-8"))
    for file in folder.glob("texts/*.yaml"):
        assert valid("texts", file.read_text(encoding="utf-8"))


def test_the_settings_that_we_ship_are_right_for_a_code_editor() -> None:
    assert valid("settings", paths.SETTINGS.read_text(encoding="utf-8"))
    assert valid("settings", "idle_s: 45\nopening_hours: {time_zone: Asia/Bishkek, monday: closed}\n") is False
    assert not valid("settings", "motion: fast\n")


LEAST = "languages: [{code: en, name: English}]\ncover: {accent: ink}\ncards: [{id: a, accent: ink}]\n"


@pytest.mark.parametrize(
    "line",
    [
        "cards: []",
        "colour: red",
        "cover: {accent: red}",
        "cards: [{id: A b, accent: ink}]",
        "theme: {colours: {ink: red}}",
        "cover: {accent: ink, link: [1]}",
        "cover: {accent: ink, dwell: 1}",
    ],
)
def test_what_is_wrong_is_wrong_for_a_code_editor(line: str) -> None:
    key = line.split(":", maxsplit=1)[0]
    others = "".join(f"{other}\n" for other in LEAST.splitlines() if not other.startswith(key))
    assert valid("deck", LEAST)
    assert not valid("deck", f"{others}{line}\n")


def test_every_key_is_explained() -> None:
    """A new key needs its sentence in kiosk/authoring/explained.py."""
    deck = {name for model in models(DeckFile) for name in model.model_fields if not model.__name__.startswith("_")}
    texts = {name for model in models(TextsFile) for name in model.model_fields if model is not InterfaceWords}
    texts |= {name for form in FORMS for name in form.words.model_fields}
    assert deck - explained.DECK.keys() == set()
    assert texts - explained.TEXTS.keys() == set()
    said = [inner["description"] for inner in schema.settings()["properties"].values()]
    assert all(said)


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_the_command_prints_it(name: str) -> None:
    done = called("schema", name)
    assert done.returncode == 0
    assert json.loads(done.stdout) == schema.SCHEMAS[name]()
