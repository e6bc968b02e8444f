"""How the words of a text are counted, sentence by sentence."""

import pytest

from kiosk.check.lengths import sentences
from kiosk.deck.markdown import blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("He said “stop.” Then he went.", ["He said “stop.”", "Then he went."]),
        ("It has approx. ten words.", ["It has approx. ten words."]),
        ("Бул бир. Бул эки.", ["Бул бир.", "Бул эки."]),
        ("東京です。大阪です。", ["東京です。", "大阪です。"]),
        ("هذا واحد؟ هذا اثنان.", ["هذا واحد؟", "هذا اثنان."]),
        ("- first item\n- second **item**", ["first item", "second item"]),
        ("One line\nanother one", ["One line", "another one"]),
    ],
)
def test_a_sentence_ends(text: str, found: list[str]) -> None:
    assert [said for said in sentences(blocks(text)) if said] == found
