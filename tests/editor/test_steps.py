"""The history's steps: small, and exact in both directions."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring.folder import DeckFolder
from kiosk.editor.steps import Step

TEXTS = st.dictionaries(st.sampled_from(["deck.yaml", "texts/en.yaml", "texts/ru.yaml"]), st.text(max_size=30))


def deck(texts: dict[str, str]) -> DeckFolder:
    return DeckFolder.new(Path("deck"), texts)


@given(TEXTS, TEXTS)
def test_done_and_undone(before: dict[str, str], after: dict[str, str]) -> None:
    step = Step.between(deck(before), deck(after))
    assert step.done(deck(before)).texts == deck(after).texts
    assert step.undone(deck(after)).texts == deck(before).texts


def test_a_step_holds_only_what_is_different() -> None:
    text = "a" * 100_000
    step = Step.between(deck({"deck.yaml": f"{text}b{text}"}), deck({"deck.yaml": f"{text}cd{text}"}))
    (splice,) = step.splices.values()
    assert (splice.old, splice.new) == ("b", "cd")
