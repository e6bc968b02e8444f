"""What `kiosk check` says of texts that can be shown, but not as they were meant."""

from pathlib import Path

import pytest
from support.files import MOVING, edit
from support.problems import told

from kiosk.deck.load import load
from kiosk.problems import Severity
from kiosk.text import unspaced


def warnings(folder: Path) -> list[str]:
    """The warnings about a deck that loads, from its folder on."""
    _, problems = load(folder)
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    return [line.replace("warning: ", "") for line in told(problems, folder)]


@pytest.fixture
def english(deck_folder: Path) -> Path:
    return deck_folder / "texts" / "en.yaml"


@pytest.mark.parametrize(
    ("text", "column", "lost"),
    [
        ("Meet us in hall #3 at noon", 31, "#3 at noon"),
        ("Our hashtag is #opensociety, come", 30, "#opensociety, come"),
        ("Room # 12 upstairs", 20, "# 12 upstairs"),
        ("#OpenSociety", 15, "#OpenSociety"),
        ("Зал #Ачык", 19, "#Ачык"),
        ("Two lines and\n      #three in all", 7, "#three in all"),
    ],
)
def test_a_text_cut_off_by_a_number_sign_is_named(
    deck_folder: Path, english: Path, text: str, column: int, lost: str
) -> None:
    line = edit(english, "headline: Headline one en", f"headline: {text}")
    line += text.count("\n")
    found = [said for said in warnings(deck_folder) if "begins a comment" in said]
    place = f"texts/en.yaml:{line}:{column}"
    why = "` #` begins a comment; put the whole text into quotes"
    assert found == [f"{place}: `headline` ends before ` {lost}`: {why}"]


@pytest.mark.parametrize(
    "text",
    [
        "Headline  # two to six words",
        "Headline # to be checked by Aigul",
        "Headline  # 2 to 6 words",
        "'Hall #3' #3",
        '"Hall #3"  #checked',
        "C#, F#5 and a#b",
        "Headline\n    #body: switched off",
        "Headline #---",
        ">-\n      Hall #3\n      #tag",
    ],
)
def test_a_real_comment_is_left_alone(deck_folder: Path, english: Path, text: str) -> None:
    edit(english, "headline: Headline one en", f"headline: {text}")
    assert warnings(deck_folder) == []


def test_a_comment_where_no_visitor_looks_is_left_alone(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: lake #blue")
    assert warnings(deck_folder) == []
    edit(deck_folder / "deck.yaml", 'figure: "1"', "figure: 1 #1")
    assert ["`figure` ends before ` #1`" in said for said in warnings(deck_folder)] == [True]


def test_a_value_that_is_a_comment_altogether_is_named(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: lake\n  ground: #A02C28")
    (found,) = warnings(deck_folder)
    assert "`cover.ground` ends before ` #A02C28`" in found


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("in {sekunden} s", "does not know {sekunden}; write {seconds}"),
        ("in { seconds } s", "does not know { seconds }; write {seconds}"),
        ("in {seconds} {unit}", "does not know {unit}; take it out"),
        ("in seconds", "lacks {seconds}"),
        ("in {{seconds}} s", "does not know {}; take it out"),
    ],
)
def test_placeholders_that_nobody_fills_are_named(deck_folder: Path, english: Path, word: str, said: str) -> None:
    edit(english, "starting_over en {seconds}", word)
    (found,) = warnings(deck_folder)
    assert "`interface.starting_over`" in found
    assert said in found


def test_a_number_of_the_card_that_nobody_fills_is_named(deck_folder: Path, english: Path) -> None:
    edit(english, "place en {number} {count}", "card {nummer} of {count}")
    (found,) = warnings(deck_folder)
    assert "`interface.place`: the kiosk does not know {nummer}; write {number}" in found


def test_the_operators_placeholders_are_looked_at_too(deck_folder: Path, english: Path) -> None:
    with english.open("a", encoding="utf-8") as file:
        file.write("operator:\n  report_done: 'Saved: {datei}'\n  yes: Yes\n")
    (found,) = warnings(deck_folder)
    assert "`operator.report_done`" in found
    assert "{datei}; write {file}" in found


def test_letters_that_the_typeface_lacks_are_named_with_card_and_language(deck_folder: Path, english: Path) -> None:
    line = edit(english, "body: Body two en.", "body: 社会、データー。")
    edit(english, "headline: Headline three en", "headline: Free 😀")
    (found,) = warnings(deck_folder)
    assert found.startswith(
        f"texts/en.yaml:{line}:5: Golos Text has no 、 。 タ デ ー 会 社 😀 (language en: card two, card three); "
    )
    assert "bring a font that has them, such as Noto Sans JP and Noto Emoji, under `fonts:`" in found
    assert "the kiosk uses a font of the computer, or shows ¤ where none has them" in found


def test_scripts_that_are_too_many_for_a_text_are_named(deck_folder: Path, english: Path) -> None:
    edit(english, "body: Body two en.", "body: ไทยไทย हिमहिम ელაელა ا")
    found = [said for said in warnings(deck_folder) if "too many scripts" in said]
    assert [("`body`" in said, "¤ is shown for ا" in said) for said in found] == [(True, True)]


def test_a_text_in_which_no_line_can_end_is_told(deck_folder: Path, english: Path) -> None:
    edit(english, "body: Body two en.", f"body: {'ក' * 50}")
    found = [said for said in warnings(deck_folder) if "U+200B" in said]
    assert ["`body`: no line can end in" in said for said in found] == [True]


def test_thai_is_told_where_no_dictionary_finds_its_words(
    deck_folder: Path, english: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unspaced, "has_thai_dictionary", lambda: False)
    edit(english, "body: Body two en.", f"body: {'ก' * 30}")
    found = [said for said in warnings(deck_folder) if "U+200B" in said]
    assert ["`body`: no line can end in" in said and "libthai0" in said for said in found] == [True]


def test_a_decomposed_text_is_the_composed_one(deck_folder: Path, english: Path) -> None:
    edit(english, "headline: Headline one en", "headline: И\u0306огурт е\u0308лка жу\u0308рөк Cafe\u0301")
    deck, problems = load(deck_folder)
    assert deck.pages[1].texts["en"].headline == "Йогурт ёлка жӱрөк Café"
    assert all("ӱ" in problem.message for problem in problems)


@pytest.mark.parametrize("empty", ['""', "", "' '", '"\\u200b\\u00ad"', '"\\u2800"', '"\\u3164"'])
def test_a_headline_of_nothing_is_a_missing_one(deck_folder: Path, empty: str) -> None:
    line = edit(deck_folder / "texts" / "de.yaml", "headline: Headline one de", f"headline: {empty}")
    deck, _ = load(deck_folder)
    assert deck.pages[1].texts["de"].headline == "Headline one en"
    (found,) = warnings(deck_folder)
    assert found.startswith(f"texts/de.yaml:{line}:5: `headline` ")
    assert ("contains nothing visible" in found) is ("\\u" in empty)
    assert ("is empty" in found) is ("\\u" not in empty)
    assert found.endswith("; visitors see it in the language `en`")


@pytest.mark.parametrize("empty", ['""', "", '"\\u200b"'])
def test_other_texts_of_nothing_are_missing_ones_too(deck_folder: Path, english: Path, empty: str) -> None:
    edit(deck_folder / "deck.yaml", 'figure: "1"', f"figure: {empty}")
    edit(english, "  - Intro en", f"  - {empty}\n  - Second\n  - {empty}")
    edit(english, "  next: next en", f"  next: {empty}")
    with english.open("a", encoding="utf-8") as file:
        file.write(f"operator:\n  quit: {empty}\n")
    deck, problems = load(deck_folder)
    assert all("contains nothing visible" in problem.message for problem in problems)
    assert len(problems) == (5 if len(empty) > 2 else 0)  # interface words too
    assert deck.pages[1].figure == ""
    assert deck.pages[0].texts["en"].body == ("Second",)
    assert deck.words["en"]["next"] == "Next"  # the kiosk's own
    assert deck.operator_words["en"] == {}


def test_an_introduction_of_nothing_is_a_missing_one(deck_folder: Path, english: Path) -> None:
    for nothing in ("introduction: []", "introduction:", 'introduction:\n  - ""\n  -'):
        text = english.read_text(encoding="utf-8")
        edit(english, "introduction:\n  - Intro en", nothing)
        assert load(deck_folder)[0].pages[0].texts["en"].body == ("Intro de",), nothing
        english.write_text(text, encoding="utf-8")


def test_a_text_file_that_no_language_reads_is_named(deck_folder: Path) -> None:
    texts = deck_folder / "texts"
    for name in ("fr.yaml", "en copy.yaml", "._en.yaml", "en.yaml.bak", "SOURCE", "uk.yml", "kk.YAML"):
        (texts / name).write_text("title: x\n", encoding="utf-8")
    assert [said.partition(";")[0] for said in warnings(deck_folder)] == [
        "texts/en copy.yaml:1:1: nobody sees this: deck.yaml lists no language `en copy`",
        "texts/fr.yaml:1:1: nobody sees this: deck.yaml lists no language `fr`",
        "texts/kk.YAML:1:1: nobody sees this: deck.yaml lists no language `kk`",
        "texts/uk.yml:1:1: nobody sees this: deck.yaml lists no language `uk`",
    ]


def test_what_does_not_move_as_it_is_meant_to_is_told_with_its_place(deck_folder: Path) -> None:
    file = deck_folder / "illustrations" / "picture.svg"
    moving = MOVING.replace('cy="-50"', 'cy="150"')
    file.write_text(moving, encoding="utf-8")
    assert warnings(deck_folder) == []
    wrong = (
        moving.replace("sway-reed", "Sway-reed")
        .replace(
            'id="rise-letters"',
            'id="g7" inkscape:label="rise-letters" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"',
        )
        .replace("pivot-heart", "pivot-hart")
        .replace('<circle cx="1200"', '<g id="turn-sun"/><circle cx="1200"')
    )
    file.write_text(wrong, encoding="utf-8")
    place = "illustrations/picture.svg"
    assert warnings(deck_folder) == [
        f"{place}:2:8: `Sway-reed` does not move: write `sway-`, in small letters, and a name, such as `sway-tree`",
        f"{place}:6:31: `pivot-hart` is drawn, and nothing moves about it: in its group it is called `pivot-heart`",
        f"{place}:7:8: `turn-sun` is there more than once, and only the first counts; give each its own name",
    ]
