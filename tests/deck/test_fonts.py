"""Fonts that a deck brings: checked, kept with it, and named by their problems."""

from pathlib import Path

import pytest
from support.files import edit
from support.fonts import bring, made

from kiosk.deck import fonts
from kiosk.deck.load import load
from kiosk.deck.selection import remember
from kiosk.pictures import svg
from kiosk.problems import ProblemsError

GEORGIAN = "აბგდევზთ"
LICENSED = "    licence: N. N., SIL OFL 1.1\n"


def errors(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as told:
        load(folder)
    return [problem.said for problem in told.value.problems]


def test_its_letters_count_and_it_is_kept_with_the_deck(deck_folder: Path, tmp_path: Path) -> None:
    edit(deck_folder / "texts" / "en.yaml", "body: Body two en.", "body: აბგ")
    (said,) = load(deck_folder)[1]
    assert "such as Noto Sans Georgian, under `fonts:`" in said.message
    bring(deck_folder, made(GEORGIAN), LICENSED + "    languages: [en]\n")
    deck, warnings = load(deck_folder)
    assert warnings == ()
    assert [(font.file.name, font.languages) for font in deck.fonts] == [("own.ttf", ("en",))]
    assert Path("fonts/own.ttf") in deck.files()
    remember(deck, tmp_path / "spare")
    assert load(tmp_path / "spare")[0].fonts[0].file.is_file()


def test_a_licence_is_asked_for(deck_folder: Path) -> None:
    bring(deck_folder, made(GEORGIAN))
    (said,) = load(deck_folder)[1]
    assert said.message.startswith("write whose font fonts/own.ttf is and under which `licence:`; it says: This Font")


def test_a_font_that_cannot_be_used_is_told(deck_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = bring(deck_folder, made(GEORGIAN)[:9000], LICENSED)
    assert errors(deck_folder) == ["`file`: fonts/own.ttf cannot be used: it is cut off; copy it again"]
    file.rename(file.with_name("Own.ttf"))
    assert errors(deck_folder) == [
        "`file`: there is no file fonts/own.ttf in the deck's folder; did you mean fonts/Own.ttf?"
    ]
    edit(deck_folder / "deck.yaml", "file: fonts/own.ttf", "file: ../own.ttf")
    assert errors(deck_folder) == ["`file`: ../own.ttf is outside the deck's folder; put the font into fonts/"]
    edit(deck_folder / "deck.yaml", "file: ../own.ttf", "file: fonts/own.ttf")
    monkeypatch.setattr(fonts, "MAX_BYTES", 1000)
    file.write_bytes(made(GEORGIAN))
    assert errors(deck_folder) == [
        "`file`: fonts/own.ttf cannot be read: it is larger than 1,000 bytes; make it smaller"
    ]


def test_it_is_for_languages_of_the_deck(deck_folder: Path) -> None:
    bring(deck_folder, made(GEORGIAN), LICENSED + "    languages: [ka]\n")
    assert errors(deck_folder) == ["`fonts`: ka is not among the languages en, de"]


def test_the_theme_names_a_family_of_these(deck_folder: Path) -> None:
    deck = deck_folder / "deck.yaml"
    edit(deck, "cover:", "theme:\n  fonts: {headings: Othre Text}\ncover:")
    said = "no font of the deck is of the family Othre Text; "
    assert errors(deck_folder) == [f"`headings`: {said}put its files under `fonts:` in deck.yaml"]
    file = bring(deck_folder, made(GEORGIAN), LICENSED)
    assert errors(deck_folder) == [f"`headings`: {said}did you mean Other Text?"]
    edit(deck, "Othre Text", "Arial")
    assert errors(deck_folder) == [
        "`headings`: no font of the deck is of the family Arial; those under `fonts:` are of Other Text"
    ]
    edit(deck, "Arial", "other text")
    whole = file.read_bytes()
    file.write_bytes(whole[:9000])
    assert errors(deck_folder) == ["`file`: fonts/own.ttf cannot be used: it is cut off; copy it again"]
    file.write_bytes(whole)
    shown, warnings = load(deck_folder)
    assert (shown.look.headings, shown.look.words) == ("Other Text", "")
    said = "Other Text, the theme's font for headings, has no H T a d e h i l n o r t w"
    so = "these letters are set in Golos Text; choose a font that has them"
    assert [each.said for each in warnings] == [f"{said} (language {code}); {so}" for code in ("de", "en")]


def test_letters_that_the_typeface_lacks_too_are_told_once(deck_folder: Path) -> None:
    bring(deck_folder, made(GEORGIAN), LICENSED)
    edit(deck_folder / "deck.yaml", "cover:", "theme:\n  fonts: {text: Other Text}\ncover:")
    edit(deck_folder / "texts" / "en.yaml", "body: Body two en.", "body: ไทย აბგ")
    said = [each.said for each in load(deck_folder)[1] if each.file.name == "en.yaml"]
    assert [("Noto Sans Thai" in each, "ไ" in each, "ა" in each) for each in said] == [
        (False, False, False),
        (True, True, False),
    ]


def test_text_in_a_drawing_is_set_in_a_font_of_the_deck_that_it_names(deck_folder: Path) -> None:
    picture = deck_folder / "illustrations" / "picture.svg"
    text = "<text style=\"font-family:'Other Text', serif\">ა</text><text font-family='Georgia'>ა</text>"
    picture.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{text}</svg>', encoding="utf-8")
    bring(deck_folder, made(GEORGIAN), LICENSED)
    said = [each.message for each in load(deck_folder)[1] if each.file == picture]
    assert said == ["`<text>` is text in Georgia, and is drawn in Golos Text; turn it into paths"]
    assert b"font-family=\"'Other Text', 'serif', 'Golos Text'\"" in svg.parse(picture.read_bytes()).whole
    edit(deck_folder / "deck.yaml", f"fonts:\n  - file: fonts/own.ttf\n{LICENSED}", "")
    assert len([each for each in load(deck_folder)[1] if "is text in" in each.message]) == 2
