"""Fonts that a deck brings: checked, kept with it, and named by their problems."""

from pathlib import Path

import pytest
from support.files import edit
from support.fonts import bring, made

from kiosk.deck import fonts
from kiosk.deck.load import load
from kiosk.deck.selection import remember
from kiosk.problems import ProblemsError

GEORGIAN = "აბგდევზთ"
LICENSED = "    licence: N. N., SIL OFL 1.1\n"


def errors(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as told:
        load(folder)
    return [problem.message for problem in told.value.problems]


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
