"""Each rule with a deck that breaks it, in tests/decks, and exactly what `kiosk check` says of that deck."""

import re
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest
from support.fonts import made

from kiosk.check import Screen, check
from kiosk.deck import Deck
from kiosk.deck.load import load
from kiosk.problems import ProblemsError, Rule, Severity
from kiosk.process import relaunch

DECKS = Path(__file__).parents[1] / "decks"
DOCS = Path(__file__).parents[2] / "docs" / "check.md"
ROW = re.compile(r"^\| `([a-z-]+)` \| (error|warning|note) \| [^|]{15,} \| [^|]{5,} \|$", re.MULTILINE)


def font(folder: Path, weight: str = "Bold") -> None:
    (folder / "fonts").mkdir()
    (folder / "fonts" / "own.ttf").write_bytes(made("აბ", weight))


def large_drawings(folder: Path) -> None:
    (folder / "illustrations").mkdir()
    for number in range(28):
        circle = f'<circle cx="{number}" cy="200" r="150" fill="#E9A13B"/>'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">{circle}{" " * 1_900_000}</svg>'
        (folder / "illustrations" / f"{number}.svg").write_text(svg, encoding="utf-8")


# What is too large for a repository.
MADE = {"font-licence": font, "font-letters": font, "pictures-too-large": large_drawings}
MADE["font-bold"] = partial(font, weight="Regular")


def played(folder: Path) -> Deck | None:
    try:
        return load(folder)[0]
    except ProblemsError:
        return None


@pytest.mark.parametrize("rule", sorted(Rule))
def test_a_deck_that_breaks_it(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DECKS / rule
    if rule in MADE:
        folder = shutil.copytree(folder, tmp_path / "deck")
        MADE[rule](folder)
    monkeypatch.chdir(folder)
    if rule == Rule.FIT_UNCHECKED:
        monkeypatch.setattr(relaunch, "command", lambda: [sys.executable, "-c", "exit('Qt is not here')"])
    deck, problems = check(Path(), screen=Screen())
    assert deck == played(Path()), "the kiosk plays what a check lets pass, and nothing else"
    assert "".join(f"{problem}\n" for problem in problems) == (folder / "expected.txt").read_text(encoding="utf-8")
    assert rule in {problem.rule for problem in problems}


def test_the_table_in_the_docs_has_every_rule() -> None:
    rows = ROW.findall(DOCS.read_text(encoding="utf-8"))
    assert dict(rows) == {rule.value: rule.severity.value for rule in Rule}
    assert len(rows) == len(Rule)


def test_every_deck_is_a_rules() -> None:
    assert {folder.name for folder in DECKS.iterdir()} == {rule.value for rule in Rule}


def test_every_severity_has_rules() -> None:
    assert {rule.severity for rule in Rule} == set(Severity)
