"""Each problem names the card, the cover or the entry that it is about."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.files import edit

from kiosk.check import check
from kiosk.deck.load import load
from kiosk.problems import ProblemsError


def owners(folder: Path) -> set[str]:
    return {problem.owner for problem in check(folder)[1]}


def no_id(folder: Path) -> None:
    edit(folder / "deck.yaml", "  - id: two\n    accent:", "  - accent:")


def no_headline(folder: Path) -> None:
    for language in ("en", "de"):
        edit(folder / "texts" / f"{language}.yaml", f"    headline: Headline two {language}\n", "")


def no_spaces(folder: Path) -> None:
    edit(folder / "texts" / "en.yaml", "Headline two en", "国" * 50)
    edit(folder / "deck.yaml", "accent: juniper", "accent: green")


BREAKS: dict[str, Callable[[Path], object]] = {
    "card 2 “Headline two en”": lambda folder: edit(folder / "deck.yaml", "accent: juniper", "accent: green"),
    "card 3 “Headline three en”": lambda folder: edit(
        folder / "texts/de.yaml", "    headline: Headline three de\n", ""
    ),
    "card 2": no_id,
    "card 2 `two`": no_headline,
    f"card 2 “{'国' * 40}…”": no_spaces,
    "cover": lambda folder: edit(folder / "deck.yaml", "  accent: lake\n", ""),
    "language `de`": lambda folder: edit(folder / "deck.yaml", "name: Deutsch", "name:"),
}


@pytest.mark.parametrize("owner", BREAKS)
def test_a_problem_says_whose_it_is(deck_folder: Path, owner: str) -> None:
    before = owners(deck_folder)
    BREAKS[owner](deck_folder)
    assert owner in owners(deck_folder) - before
    said = next(problem for problem in check(deck_folder)[1] if problem.owner == owner)
    assert f": {owner}: `" in str(said)


def test_the_kiosk_names_them_too(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "accent: juniper", "accent: green")
    with pytest.raises(ProblemsError) as refused:
        load(deck_folder)
    assert [problem.owner for problem in refused.value.problems] == ["card 2 “Headline two en”"]


def test_what_is_about_no_part_has_no_owner(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "cards:\n", "cards: none\nolder:\n")
    assert owners(deck_folder) >= {""}
