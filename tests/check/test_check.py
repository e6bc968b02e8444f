"""A check as a whole: what it costs, and what it shares with the kiosk."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from support.files import edit

from kiosk.check import check
from kiosk.deck.load import load
from kiosk.problems import Rule, Severity


@pytest.fixture
def folder(deck_folder: Path) -> Path:
    """A deck with nothing to say about it."""
    edit(deck_folder / "deck.yaml", '    figure: "1"\n', "")
    return deck_folder


def rules(folder: Path) -> list[Rule]:
    return [problem.rule for problem in check(folder)[1]]


def test_a_good_deck_is_the_one_that_is_played(folder: Path) -> None:
    deck, problems = check(folder)
    assert problems == ()
    assert deck == load(folder)[0]


def test_a_deck_with_errors_is_none(folder: Path) -> None:
    edit(folder / "deck.yaml", "accent: juniper", "accent: purple")
    deck, problems = check(folder)
    assert deck is None
    assert [problem.rule for problem in problems] == [Rule.VALUE_CHOICE]
    assert problems[0].where == ("cards", 1, "accent")


def test_whatever_keeps_the_kiosk_from_playing_it_is_an_error(folder: Path) -> None:
    """And advice alone is no such thing."""
    edit(folder / "texts" / "en.yaml", "Body one en.", "It says it. " * 40)
    deck, problems = check(folder)
    assert [(problem.rule, problem.severity) for problem in problems] == [(Rule.TEXT_TOO_LONG, Severity.ERROR)]
    assert deck is not None, "the kiosk plays it, although nobody reads so much"


def test_everything_comes_in_the_order_of_places(folder: Path) -> None:
    edit(folder / "texts" / "en.yaml", "Body two en.", "It says it. " * 30)
    edit(folder / "texts" / "de.yaml", "    body: Body two de.\n", "")
    edit(folder / "deck.yaml", "accent: juniper", "accent: purple")
    places = [(str(problem.file), problem.line) for problem in check(folder)[1]]
    assert places == sorted(places)
    assert len(places) == 3


def test_neither_qt_nor_a_window_is_needed(folder: Path, tmp_path: Path) -> None:
    program = f"""if True:
        import sys
        from pathlib import Path
        from kiosk.check import check
        check(Path({str(folder)!r}), kept=Path({str(tmp_path / "kept")!r}))
        print([name for name in ("PySide6.QtCore", "shiboken6", "PIL.Image") if name in sys.modules])
    """
    said = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        said.append((done.stdout, done.stderr))
    assert said == [("['PIL.Image']\n", ""), ("[]\n", "")], "the first time, what words stand on is looked at"


def test_pictures_that_are_named_in_other_letters_are_used(folder: Path) -> None:
    pictures = folder / "illustrations"
    (pictures / "picture.svg").rename(pictures / "u\u0308bersicht.svg")  # as macOS writes ü
    text = (folder / "deck.yaml").read_text(encoding="utf-8")
    (folder / "deck.yaml").write_text(text.replace("picture.svg", "übersicht.svg"), encoding="utf-8")
    assert rules(folder) == []


def test_a_hidden_picture_is_nobodys_business(folder: Path) -> None:
    (folder / ".thumbnails").mkdir()
    (folder / ".thumbnails" / "a.png").touch()
    assert rules(folder) == []
    (folder / "a.png").touch()
    assert rules(folder) == [Rule.PICTURE_UNUSED]


def test_a_photo_is_measured_once_however_often_it_is_shown(folder: Path) -> None:
    Image.new("RGB", (1000, 500)).save(folder / "illustrations" / "photo.png")
    text = (folder / "deck.yaml").read_text(encoding="utf-8")
    (folder / "deck.yaml").write_text(text.replace("picture.svg", "photo.png"), encoding="utf-8")
    assert rules(folder) == [Rule.PICTURE_SMALL, Rule.PICTURE_UNUSED]


def test_a_logo_may_be_small(folder: Path) -> None:
    Image.new("RGB", (100, 50)).save(folder / "logo.png")
    edit(folder / "deck.yaml", "languages:", "theme:\n  logo: logo.png\nlanguages:")
    assert rules(folder) == []


def test_british_and_american_texts_may_be_the_same(folder: Path) -> None:
    for file in (folder / "texts").iterdir():
        edit(file, f"Body two {file.stem}.", "All of it is the same.")
    assert rules(folder) == [Rule.TRANSLATION_SAME]
    edit(folder / "deck.yaml", "code: de", "code: en-GB")
    (folder / "texts" / "de.yaml").rename(folder / "texts" / "en-GB.yaml")
    assert rules(folder) == []
