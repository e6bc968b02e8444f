"""Hostile decks: a part of the corpora, each in a process of its own. `tests/chaos/hostile.py` tries them all."""

import pytest
from support.hostile import drawings, yaml
from support.hostile.run import CrashedError, run


def test_damaged_and_lying_pictures_are_painted_or_refused() -> None:
    found = run("pictures", 0, 60)
    assert 3 < found["drawn"] < 52, "some are still pictures, most are not"


def test_drawings_are_painted_or_refused() -> None:
    found = run("drawings", len(drawings.BOMBS) // 2, 40)  # test_svg.py has others of the bombs
    assert found["drawn"] > 10


def test_yaml_is_read_or_refused_with_few_words() -> None:
    found = run("yaml", 0, len(yaml.BOMBS) + 30)
    assert 0 < found["drawn"] < 2 * (len(yaml.BOMBS) + 30)
    assert found["letters"] < 200_000


def test_words_in_every_field_are_shown_as_plain_text() -> None:
    found = run("words", 0, 1)
    assert found["texts"] > 500
    assert found["rich"] == 0


def test_a_crash_is_told_with_its_number() -> None:
    with pytest.raises(CrashedError, match="crash 7 ended the process with -6"):
        run("crash", 7, 1)
