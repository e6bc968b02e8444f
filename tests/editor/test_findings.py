"""What the check finds is led to the page and the field where it is mended."""

from pathlib import Path

import pytest
from support.files import edit

from kiosk.authoring.folder import DeckFolder
from kiosk.check import check
from kiosk.editor.findings import Finding, findings


def found(folder: Path) -> list[Finding]:
    deck = DeckFolder.read(folder)
    return findings(deck, check(folder)[1])


def places(folder: Path) -> set[tuple[str, int, str, str, str]]:
    """Part, page, field, title of the field, language."""
    return {(each.part, each.page, each.field, each.entry, each.language) for each in found(folder)}


@pytest.mark.parametrize(
    ("file", "before", "after", "place"),
    [
        ("deck.yaml", "accent: juniper", "accent: green", ("page", 2, "accent", "", "")),
        ("deck.yaml", "  accent: lake\n", "", ("page", 0, "accent", "", "")),
        ("deck.yaml", "- id: two", "- id: two\n    dwell: long", ("page", 2, "dwell", "", "")),
        ("deck.yaml", "- id: two", "- id: two\n    colour: red", ("page", 2, "", "", "")),
        ("deck.yaml", "name: Deutsch", "name:", ("languages", -1, "language_name", "de", "")),
        ("texts/de.yaml", "    headline: Headline three de\n", "", ("page", 3, "headline", "", "de")),
        ("texts/de.yaml", "title: ", "title: Cоң ", ("page", 0, "title", "", "de")),
        ("texts/de.yaml", "cards:\n", "interface:\n  touch: Тoп\ncards:\n", ("words", -1, "touch", "", "de")),
        ("texts/de.yaml", "cards:\n", "cards:\n  four:\n    headline: Four\n", ("", -1, "", "", "")),
        ("texts/de.yaml", "cards:\n", "\tcards:\n", ("", -1, "", "", "")),
    ],
)
def test_it_is_led_to_its_field(
    deck_folder: Path, file: str, before: str, after: str, place: tuple[str, int, str, str, str]
) -> None:
    known = places(deck_folder)
    assert place not in known
    deck = DeckFolder.read(deck_folder)
    edit(deck_folder / file, before, after)
    fresh = {
        (each.part, each.page, each.field, each.entry, each.language) for each in findings(deck, check(deck_folder)[1])
    }
    assert place in fresh


def test_what_only_a_file_has_is_named_with_it_and_the_gravest_comes_first(deck_folder: Path) -> None:
    (deck_folder / "texts" / "fr.yaml").write_text("title: Rien\n", encoding="utf-8")
    (deck_folder / "illustrations" / "free.svg").write_text("<svg/>", encoding="utf-8")
    edit(deck_folder / "texts/en.yaml", "body: Body two en.", f"body: {'Word ' * 101}")
    first, *others = found(deck_folder)
    assert (first.severity, first.title, first.said[:14]) == ("error", "Headline two en", "Has 101 words,")
    assert ("warning", "texts/fr.yaml:1") in {(each.severity, each.file) for each in others}
    assert ("note", "illustrations/free.svg") in {(each.severity, each.file) for each in others}
    assert others[-1].severity == "note"
