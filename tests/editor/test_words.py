"""The words of the windows for editors: each that QML uses is there, and no language has others."""

import re

import pytest

from kiosk import paths
from kiosk.deck.colours import PALETTE
from kiosk.deck.kinds import KINDS
from kiosk.editor.pages import PARTS
from kiosk.preview.desktop import words
from kiosk.problems import Rule

QML = {file.name: file.read_text(encoding="utf-8") for file in (paths.UI / "editor").glob("*.qml")}
SAID = words()


@pytest.mark.parametrize("name", QML)
def test_every_word_that_qml_uses_is_there(name: str) -> None:
    used = set(re.findall(r"words\.say\(\"(\w+)\"", QML[name]))
    assert used <= SAID["en"].keys()


@pytest.mark.parametrize("code", SAID)
def test_a_language_has_the_same_words_and_places_to_fill_in(code: str) -> None:
    assert SAID[code].keys() <= SAID["en"].keys()
    for name, word in SAID[code].items():
        assert set(re.findall(r"\{\w+\}", word)) == set(re.findall(r"\{\w+\}", SAID["en"][name])), name
        assert word.strip() == word != "", name


def test_every_part_and_kind_has_a_name() -> None:
    wanted = {f"part_{part}" for part in PARTS} | {f"kind_{kind.name}" for kind in KINDS if kind.name != "cover"}
    assert wanted <= SAID["en"].keys()


@pytest.mark.parametrize("code", SAID)
def test_every_rule_of_the_check_has_a_title_of_its_own_in_every_language(code: str) -> None:
    titles = {name: word for name, word in SAID[code].items() if name.startswith("rule_")}
    assert titles.keys() == {f"rule_{rule.replace('-', '_')}" for rule in Rule}
    assert len(set(titles.values())) == len(titles)
    assert all(len(title) <= 48 for title in titles.values())  # which fits beside a field


@pytest.mark.parametrize("code", SAID)
def test_every_colour_has_a_name_in_every_language(code: str) -> None:
    for name in PALETTE:
        assert {f"field_{name}", f"choice_{name}"} <= SAID[code].keys()
