"""A name that is almost right: what is there is named."""

from pathlib import Path
from unicodedata import normalize

import pytest
from support.decks import picture_of
from support.files import PICTURE, edit
from support.problems import told

from kiosk.check import check
from kiosk.deck import file_lookup
from kiosk.deck.load import load
from kiosk.problems import ProblemsError, Rule


def errors(folder: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load(folder)
    return told(caught.value.problems, folder)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("illustrations/Picture.SVG", "it is called illustrations/picture.svg, and capital and small letters differ"),
        ("Illustrations/picture.svg", "it is called illustrations/picture.svg, and capital and small letters differ"),
        (
            "illustrations\\picture.svg",
            "write it with / instead of \\, which works everywhere: illustrations/picture.svg",
        ),
        ("'C:\\Users\\me\\picture.svg'", "did you mean illustrations/picture.svg?"),
        ("picture.svg", "did you mean illustrations/picture.svg?"),
        ("illustrations/picture.png", "did you mean illustrations/picture.svg?"),
        ("illustrations/picture", "did you mean illustrations/picture.svg?"),
        ("illustrations/pictures.svg", "did you mean illustrations/picture.svg?"),
        (
            "illustrations/рісturе.svg",
            "called illustrations/picture.svg, in letters that only look the same; type the name anew",
        ),
        ("illustrations/other.svg", "put the picture into illustrations/, or write the name of one that is there"),
    ],
)
def test_a_picture_that_is_not_there(deck_folder: Path, written: str, said: str) -> None:
    edit(deck_folder / "deck.yaml", "illustrations/picture.svg", written)
    (found,) = errors(deck_folder)
    assert "there is no file" in found
    assert found.endswith(said), found


@pytest.mark.parametrize(
    "copy",
    ["picture (1).svg", "picture - Copy.svg", "picture — копия.svg", "picture — копия (2).svg", "picture copy 2.svg"],
)
def test_a_second_copy_is_named(deck_folder: Path, copy: str) -> None:
    pictures = deck_folder / "illustrations"
    (pictures / "picture.svg").rename(pictures / copy)
    for found in errors(deck_folder):
        assert found.endswith(f"did you mean illustrations/{copy}?")


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("picture.svg.txt", "rename illustrations/picture.svg.txt to illustrations/picture.svg"),
        ("Picture.SVG.TXT", "rename illustrations/Picture.SVG.TXT to illustrations/picture.svg"),
        ("picture.svg.lnk", "illustrations/picture.svg.lnk only leads to it; put the file itself there"),
        ("picture.svg.part", "illustrations/picture.svg.part is there in part; copy it again"),
    ],
)
def test_a_picture_with_another_ending_after_its_own_is_named(deck_folder: Path, there: str, said: str) -> None:
    pictures = deck_folder / "illustrations"
    (pictures / "picture.svg").rename(pictures / there)
    for found in errors(deck_folder):
        assert found.endswith(f"in the deck's folder; {said}")


def test_a_backslash_within_double_quotes_is_explained(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "illustrations/picture.svg", '"illustrations\\new.svg"')
    (found,) = errors(deck_folder)
    assert found.endswith("within double quotes a \\ begins a special character; use single quotes, or / in a path")


def test_a_text_file_named_in_letters_that_only_look_right_is_found(deck_folder: Path) -> None:
    (deck_folder / "texts" / "de.yaml").rename(deck_folder / "texts" / "dе.yaml")
    (found,) = errors(deck_folder)
    assert found.endswith(
        "е is no Latin letter, and only looks like one; rename texts/dе.yaml to texts/de.yaml, exactly as written here"
    )


def test_no_picture_is_called_unused_because_of_a_mistake(deck_folder: Path) -> None:
    """Nobody should remove what is only written wrongly."""
    edit(deck_folder / "deck.yaml", "illustrations/picture.svg", "illustrations/pictures.svg")
    assert {problem.rule for problem in check(deck_folder)[1]} == {Rule.PICTURE_MISSPELT}
    edit(deck_folder / "deck.yaml", "cards:\n", "cards: none\ncard:\n")
    assert Rule.PICTURE_UNUSED not in {problem.rule for problem in check(deck_folder)[1]}


def test_a_deck_that_is_still_packed(tmp_path: Path) -> None:
    (tmp_path / "my-deck.zip").write_bytes(b"PK")
    (found,) = errors(tmp_path)
    assert found.endswith("there is no such file; unpack my-deck.zip, and name the folder that comes out of it")


@pytest.mark.parametrize("name", ["fr.yaml", "fr.yml", "FR.YAML", "fr.yaml.txt"])
def test_a_text_file_that_no_list_names(deck_folder: Path, name: str) -> None:
    (deck_folder / "texts" / name).write_text("title: Rien\n", encoding="utf-8")
    (found,) = told(load(deck_folder)[1], deck_folder)
    assert found.startswith(f"texts/{name}:1:1: warning: nobody sees this: deck.yaml lists no language `{name[:2]}`")


@pytest.mark.parametrize("written", ["./illustrations/picture.svg", "illustrations//picture.svg"])
def test_a_picture_that_is_named_in_another_way_is_used(deck_folder: Path, written: str) -> None:
    edit(deck_folder / "deck.yaml", "illustrations/picture.svg", written)
    assert Rule.PICTURE_UNUSED not in {problem.rule for problem in check(deck_folder)[1]}


COMPOSED = normalize("NFC", "үй-йогурт-é.svg")
TAKEN_APART = normalize("NFD", COMPOSED)


@pytest.mark.parametrize(("in_deck", "on_disk"), [(COMPOSED, TAKEN_APART), (TAKEN_APART, COMPOSED)])
def test_names_that_look_equal_are_equal(deck_folder: Path, in_deck: str, on_disk: str) -> None:
    (deck_folder / "illustrations" / on_disk).write_text(PICTURE, encoding="utf-8")
    edit(deck_folder / "deck.yaml", "illustrations/picture.svg", f"illustrations/{in_deck}")
    file = picture_of(load(deck_folder)[0].pages[0]).file
    assert file.name == on_disk
    assert file.is_file()


@pytest.mark.parametrize("name", ["de.yml", "DE.yaml", "de.yaml.txt", "de.txt", "de (1).yaml"])
def test_a_text_file_of_almost_the_right_name(deck_folder: Path, name: str) -> None:
    (deck_folder / "texts" / "de.yaml").rename(deck_folder / "texts" / name)
    (found,) = errors(deck_folder)
    assert found.startswith("texts/de.yaml:1:1: error: cannot be read: there is no such file; ")
    assert found.endswith(f"rename texts/{name} to texts/de.yaml, exactly as written here")


@pytest.mark.parametrize("name", ["deck.yaml", "texts/en.yaml"])
def test_another_file_of_the_deck_is_not_meant(deck_folder: Path, name: str) -> None:
    (deck_folder / name).unlink()
    (found,) = errors(deck_folder)
    assert found.startswith(f"{name}:1:1: error: cannot be read: there is no such file; write it")


def test_no_file_is_looked_for_by_a_code_that_cannot_be(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "code: de", "code: DE")
    (found,) = errors(deck_folder)
    assert "`DE` cannot be used" in found


@pytest.mark.parametrize("name", ["deck.yml", "Deck.yaml", "deck.yaml.txt", "deck (1).yaml"])
def test_a_deck_yaml_of_almost_the_right_name(deck_folder: Path, name: str) -> None:
    (deck_folder / "deck.yaml").rename(deck_folder / name)
    (found,) = errors(deck_folder)
    assert found.startswith("deck.yaml:1:1: error: cannot be read: there is no such file; ")
    assert found.endswith(f"rename {name} to deck.yaml, exactly as written here")


def test_a_deck_one_folder_deeper(deck_folder: Path) -> None:
    (found,) = errors(deck_folder.parent)
    assert found.startswith("deck.yaml:1:1: error: cannot be read: there is no such file; ")
    assert found.endswith("the deck is in the subfolder deck: name that")


def test_a_large_folder_is_not_searched_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lookup, "_MAX_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.svg").touch()
    assert file_lookup.similar(tmp_path, "2.png", (".svg",)) == "2.svg"
    assert file_lookup.similar(tmp_path, "4.png", (".svg",)) is None
