"""What is remembered of translations finds those that are older than their source."""

from pathlib import Path

import pytest

from kiosk.deck.translations import FILE, Outdated, origin, outdated, remembered, written
from kiosk.problems import ProblemsError
from kiosk.yamlfiles import Way

WAY: Way = ("introduction", 0)
MEMORY = {"ru": {"introduction.1": origin("ky", "Биринчи", "Первый")}}


def test_a_translation_is_outdated_once_only_its_source_has_changed() -> None:
    def found(source: str, own: str) -> list[Outdated]:
        return list(outdated(MEMORY, {"ky": {WAY: source}, "ru": {WAY: own, ("title",): "?"}}))

    assert found("Биринчи", "Первый") == found(" Биринчи\n", "Первый") == []
    assert found("Экинчи", "Первый") == [Outdated("ru", WAY, "ky")]
    assert found("Экинчи", "Второй") == []
    assert list(outdated(MEMORY, {"ru": {WAY: "Первый"}})) == []


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert remembered(tmp_path) == {}
    (tmp_path / FILE).write_text(written({**MEMORY, "en": {}}), encoding="utf-8")
    assert remembered(tmp_path) == MEMORY


def test_what_means_nothing_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text(written(MEMORY) + "  title: no\nen: [1]\n", encoding="utf-8")
    assert remembered(tmp_path)["ru"] == MEMORY["ru"]


@pytest.mark.parametrize(("content", "message"), [(b"\xff", "UTF-8"), (b"ru:\n<<<<<<< HEAD\n", ":2:1: error")])
def test_a_file_with_mistakes_is_none_to_write_anew(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(ProblemsError, match=message):
        remembered(tmp_path)
