"""What a figure counts, in each language."""

from pathlib import Path

from support.files import edit

from kiosk.deck.load import load


def give_unit(folder: Path, language: str, card: str, unit: str) -> None:
    headline = f"    headline: Headline {card} {language}\n"
    edit(folder / "texts" / f"{language}.yaml", headline, f"{headline}    figure_unit: {unit}\n")


def test_a_figure_has_its_unit_in_each_language(deck_folder: Path) -> None:
    give_unit(deck_folder, "en", "one", "year")
    give_unit(deck_folder, "de", "one", "Jahr")
    deck, warnings = load(deck_folder)
    assert warnings == ()
    assert [deck.pages[1].texts[code].figure_unit for code in ("en", "de")] == ["year", "Jahr"]
    assert deck.pages[2].texts["en"].figure_unit == ""


def test_a_unit_missing_in_one_language_falls_back_with_a_note(deck_folder: Path) -> None:
    give_unit(deck_folder, "de", "one", "Jahr")
    deck, warnings = load(deck_folder)
    text = deck.pages[1].texts["en"]
    assert (text.figure_unit, text.headline, text.fallback) == ("Jahr", "Headline one en", "Deutsch")
    assert [str(w.file.name) for w in warnings] == ["en.yaml"]
    assert "`figure_unit` is missing; visitors see it in the language `de`" in warnings[0].message


def test_a_unit_without_a_figure_is_warned_of(deck_folder: Path) -> None:
    give_unit(deck_folder, "en", "two", "years")
    edit(deck_folder / "texts" / "de.yaml", "description:", "figure_unit: Jahre\ndescription:")
    deck, warnings = load(deck_folder)
    assert [warning.message.partition(";")[0] for warning in warnings] == [
        "nobody sees this unit: deck.yaml gives `cover` no figure",
        "nobody sees this unit: deck.yaml gives `two` no figure",
    ]
    assert {page.texts[code].figure_unit for page in deck.pages for code in ("en", "de")} == {""}
    assert all(not text.fallback for page in deck.pages for text in page.texts.values())
