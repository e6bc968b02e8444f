"""How the words of a text are counted, sentence by sentence."""

import pytest

from kiosk.check.lengths import beginning, sentences
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


def test_a_sentence_is_known_by_its_beginning() -> None:
    assert beginning("Many words stand here, and more of them follow after these.") == (
        "Many words stand here, and more of them follow…"
    )
    assert beginning(60 * "ก") == f"{50 * 'ก'}…", "Thai has no spaces between words"
