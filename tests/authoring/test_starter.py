"""A new deck passes the check, plays and explains itself."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.command import called

from kiosk import paths
from kiosk.authoring import starter
from kiosk.check import check
from kiosk.deck.form import MAX_LANGUAGES
from kiosk.deck.load import load
from kiosk.problems import Problem, Rule
from kiosk.system import files
from kiosk.yamlfiles import read


@pytest.mark.parametrize(
    ("languages", "cards"), [("en", "1"), ("ky,ru,en", "8"), ("de,en", "3"), ("uz-Latn,kk,fr", "2")]
)
def test_a_new_deck_has_nothing_to_mend(tmp_path: Path, languages: str, cards: str) -> None:
    folder = tmp_path / "new deck"
    done = called("new", folder, "--languages", languages, "--cards", cards)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"--deck '{folder}' " in done.stdout
    deck, problems = load(folder)
    assert problems == check(folder)[1] == ()
    assert ",".join(deck.words) == languages
    assert len(deck.pages) == int(cards) + 1
    assert (folder / ".schema" / "deck.json").is_file()


@pytest.mark.parametrize("languages", ["en", "ky,ru,en", "de,en"])
def test_what_is_left_of_a_new_deck_is_found_once_it_is_another(tmp_path: Path, languages: str) -> None:
    codes = languages.split(",")
    starter.save_beside(tmp_path, starter.accents(8))
    deck = starter.new(tmp_path, codes, 8).save()

    def found() -> list[Problem]:
        return [problem for problem in check(tmp_path)[1] if problem.rule is Rule.STARTER_TEXT]

    assert found() == []
    deck.with_words(codes[0], deck.words(codes[0]).set(("cards", "card-2", "headline"), "118")).save()
    assert len(found()) == len(codes) * (2 + 3 + 8) - 1, "title, introduction, three texts and all headlines but one"


def test_a_language_without_words_of_ours_begins_in_english(tmp_path: Path) -> None:
    deck = starter.new(tmp_path, ["kk", "xx"], 2)
    assert deck.words("kk").get(("title",)) == deck.words("xx").get(("title",)) == "My exhibition"
    assert [deck.deck.get(("languages", number, "name")) for number in (0, 1)] == ["Қазақша", "xx"]


def test_every_starter_has_the_same_words() -> None:
    starters = [read(file).data for file in paths.STARTER.glob("*.yaml") if file.stem != "names"]
    assert len(starters) == 3
    for each in starters:
        assert isinstance(each, dict)
        assert each.keys() == {"title", "section", "introduction", "description", "more", "cards"}
        cards = each["cards"]
        assert isinstance(cards, list)
        assert len(cards) == len(starter.ACCENTS) - 1


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("?", encoding="utf-8")
    done = called("new", tmp_path)
    assert done.returncode == 2
    assert "nothing is overwritten" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
    assert called("new", tmp_path / "mine").returncode == 2


@pytest.mark.parametrize("is_there", [True, False])
def test_what_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    """So that the same command works once the disk has room."""
    folder, write = tmp_path / "deck", files.replace_all
    if is_there:
        folder.mkdir()

    def full(contents: Mapping[Path, bytes], mode: int | None = None, within: Path | None = None) -> None:
        if any(file.name == "deck.yaml" for file in contents):
            raise OSError(28, "No space left on device")
        write(contents, mode, within)

    with monkeypatch.context() as patched:
        patched.setattr(files, "replace_all", full)
        done = called("new", folder)
    assert (done.returncode, done.stderr) == (2, f"kiosk: {folder} cannot be written: No space left on device\n")
    assert list(tmp_path.rglob("*")) == ([folder] if is_there else [])
    assert called("new", folder).returncode == 0


def test_a_code_that_no_language_has(tmp_path: Path) -> None:
    for codes in (
        "Kyrgyz",
        "",
        "en,EN",
        ",".join(f"a{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(MAX_LANGUAGES + 1)),
    ):
        assert called("new", tmp_path / "deck", "--languages", codes).returncode == 2
    assert not (tmp_path / "deck").exists()
