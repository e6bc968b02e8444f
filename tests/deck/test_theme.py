"""What `theme:` in deck.yaml does, and what is said about mistakes in it."""

from pathlib import Path

import pytest
from PIL import Image
from support.files import PICTURE, edit

from kiosk.deck import selection
from kiosk.deck.load import load
from kiosk.problems import ProblemsError


def themed(folder: Path, *lines: str) -> None:
    edit(folder / "deck.yaml", "cover:", "\n".join(("theme:", *(f"  {line}" for line in lines), "cover:")))


def said(folder: Path) -> list[str]:
    """What the check says about deck.yaml, each with its line."""
    try:
        problems = load(folder)[1]
    except ProblemsError as error:
        problems = error.problems
    return [f"{each.line} {each.severity}: {each.message}" for each in problems if each.file.name == "deck.yaml"]


def test_a_deck_changes_what_it_names(deck_folder: Path, tmp_path: Path) -> None:
    (deck_folder / "logo.svg").write_text(PICTURE, encoding="utf-8")
    (deck_folder / "waves.svg").write_text(PICTURE, encoding="utf-8")
    themed(deck_folder, "base: dark", "ornament: waves.svg", "radius: 0.5", "logo: logo.svg", "invitation: plain",
           "colours:", "  action: '#88AAFF'")  # fmt: skip
    deck, _ = load(deck_folder)
    shown = deck.look
    assert (shown.paper, shown.action, shown.on_action) == ("#141416", "#88AAFF", "#141416")
    assert (shown.ornament, shown.roundness, shown.invitation) == (False, 0.5, "plain")
    assert [file.name for file in shown.files()] == ["waves.svg", "logo.svg"]
    selection.remember(deck, tmp_path / "kept")
    kept = load(next(file.parent for file in (tmp_path / "kept").rglob("deck.yaml")))[0]
    assert kept.look.logo is not None, "the last good deck has its logo too"
    assert kept.look.logo.is_file()


@pytest.mark.parametrize(("written", "there"), [("true", True), ("'yes'", True), ("off", False)])
def test_the_ornament_can_be_switched(deck_folder: Path, written: str, there: bool) -> None:
    themed(deck_folder, "base: light", f"ornament: {written}")
    assert load(deck_folder)[0].look.ornament is there


def test_mistakes_are_named_where_they_are(deck_folder: Path) -> None:
    Image.new("RGB", (40, 20)).save(deck_folder / "logo.jpg")
    themed(deck_folder, "base: night", "ornament: nice", "radius: 3", "logo: logo.jpg", "invitation: wink",
           "colours: {pink: '#FFC0CB'}")  # fmt: skip
    found = "\n".join(said(deck_folder))
    for message in ("no such colour: pink", "save the logo as SVG or PNG", "write true, false, or the name of an SVG",
                    "`radius`", "`base`", "`invitation`"):  # fmt: skip
        assert message in found, found


def test_colours_that_cannot_be_told_apart_are_named_with_their_line(deck_folder: Path) -> None:
    start = (deck_folder / "deck.yaml").read_text(encoding="utf-8").splitlines().index("cover:") + 1
    themed(deck_folder, "base: light", "colours:", "  text: '#999999'", "  bar: '#2A70B0'")
    error, warning = said(deck_folder)
    assert error == (
        f"{start + 3} error: text cannot be read on paper: their contrast is 2.8:1 and must be 7:1 at least; "
        "make one lighter or darker"
    )
    assert warning.startswith(f"{start + 4} warning: action is hard to see on bar, where it marks the present card: ")
    assert warning.endswith("their contrast is 1.3:1 and should be 3:1 at least; make one lighter or darker")
    edit(deck_folder / "deck.yaml", "    text: '#999999'\n", "    paper: '#202020'\n")
    assert [line for line in said(deck_folder) if "error" in line] == [], "words follow the paper"


def test_felt_names_its_own_colours(deck_folder: Path) -> None:
    themed(deck_folder, "colours:", "  ink: '#F0E0D0'")
    assert any("error: ink cannot be read on felt: their contrast is 1.1:1" in line for line in said(deck_folder))
