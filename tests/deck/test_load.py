"""Loading a deck: what stands in for missing words, and every mistake with its place."""

from pathlib import Path

import pytest
from PIL import Image
from support.files import edit
from support.problems import told

from kiosk.deck.load import load
from kiosk.problems import ProblemsError, Rule, Severity


def errors(folder: Path) -> list[str]:
    """Every problem of a deck that does not load, from the deck's folder on."""
    with pytest.raises(ProblemsError) as caught:
        load(folder)
    return told(caught.value.problems, folder)


def test_a_deck(deck_folder: Path) -> None:
    deck, warnings = load(deck_folder)
    assert warnings == ()
    assert [page.id for page in deck.pages] == ["cover", "one", "two", "three"]
    assert [language.name for language in deck.languages] == ["English", "Deutsch"]
    assert deck.default_language == "en"
    assert deck.pages[1].figure == "1"
    assert deck.pages[1].texts["de"].headline == "Headline one de"
    assert deck.pages[3].dwell_ms == 3000
    assert deck.pages[0].texts["en"].body == ("Intro en",)
    assert deck.words["de"]["touch"] == "touch de"


def test_three_mistakes_in_three_files_are_named_at_once(deck_folder: Path) -> None:
    accent = edit(deck_folder / "deck.yaml", "accent: juniper", "accent: purple")
    headline = edit(deck_folder / "texts" / "en.yaml", "    headline: Headline two en", "    headlin: Headline two en")
    card = edit(deck_folder / "texts" / "de.yaml", "  three:\n", "  thre:\n")
    found = errors(deck_folder)
    assert any(line.startswith(f"deck.yaml:{accent}:5: error: `accent`") for line in found), found
    assert f"texts/en.yaml:{headline}:5: error: `headlin` is not known here; did you mean `headline`?" in found
    assert any(line.startswith(f"texts/de.yaml:{card}:3: error: deck.yaml has no card `thre`") for line in found), found


def test_what_a_comment_has_cut_off_is_told_once(deck_folder: Path) -> None:
    line = edit(deck_folder / "deck.yaml", "accent: juniper", "accent: #A02C28")
    found = errors(deck_folder)
    assert [each.split(": `")[0] for each in found] == [f"deck.yaml:{line}:5: error"]
    assert "`#A02C28` is read as a comment; put the whole value into quotes" in found[0]


def test_what_is_there_twice_is_told_where_it_comes_again(deck_folder: Path) -> None:
    card = edit(deck_folder / "deck.yaml", "id: two", "id: one")
    language = edit(deck_folder / "deck.yaml", "code: de", "code: en")
    found = [each for each in errors(deck_folder) if each.startswith("deck.yaml")]
    assert found[0].startswith(f"deck.yaml:{language}:5: error: `languages`: listed twice: en")
    assert found[1].startswith(f"deck.yaml:{card}:5: error: `cards`: two cards have the same id")


def test_a_text_missing_in_one_language_falls_back_with_a_note(deck_folder: Path) -> None:
    edit(deck_folder / "texts" / "de.yaml", "    body: Body two de.\n", "")
    deck, warnings = load(deck_folder)
    text = deck.pages[2].texts["de"]
    assert (text.headline, text.body, text.fallback) == ("Headline two de", ("Body two en.",), "English")
    assert deck.pages[2].texts["en"].fallback == ""
    assert [(str(w.file.name), w.severity) for w in warnings] == [("de.yaml", Severity.WARNING)]
    assert "`body` is missing; visitors see it in the language `en`" in warnings[0].message


@pytest.mark.parametrize("nothing", ["", "# later\n", "{}\n"])
def test_a_language_in_which_nothing_is_written_is_one_problem(deck_folder: Path, nothing: str) -> None:
    (deck_folder / "texts" / "de.yaml").write_text(nothing, encoding="utf-8")
    deck, problems = load(deck_folder)
    assert deck.pages[2].texts["de"].headline == "Headline two en"
    (empty,) = [problem for problem in problems if problem.rule is Rule.TRANSLATION_MISSING]
    assert empty.message == "nothing is written in this file yet; visitors see all texts in `en`"


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "english"), ("en", "English"), ("en", "eng"), ("en", "en_US"), ("en", "en-GB"), ("de", "немецкий")],
)
def test_a_text_file_called_as_its_language_is_told_the_code(deck_folder: Path, code: str, name: str) -> None:
    (deck_folder / "texts" / f"{code}.yaml").rename(deck_folder / "texts" / f"{name}.yaml")
    (missing,) = errors(deck_folder)
    assert missing.endswith(f"no such file; rename texts/{name}.yaml to texts/{code}.yaml, exactly as written here")


def test_the_text_file_of_another_language_of_the_deck_is_not_meant(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "code: de", "code: en-GB")
    (deck_folder / "texts" / "en.yaml").unlink()
    (deck_folder / "texts" / "de.yaml").rename(deck_folder / "texts" / "en-GB.yaml")
    (missing,) = errors(deck_folder)
    assert "rename" not in missing


@pytest.mark.parametrize(
    ("file", "before", "after", "hint"),
    [
        ("deck.yaml", "- id: two", "- id: two\n    image: a.svg", "did you mean `illustration`?"),
        ("deck.yaml", "- id: two", "- id: two\n    Photo: a.jpg", "did you mean `illustration`?"),
        ("deck.yaml", "- id: two", "- id: two\n    color: red", "did you mean `accent`?"),
        ("texts/en.yaml", "    body: Body two", "    text: Body two", "did you mean `body`?"),
        ("deck.yaml", "code: de", "code: German", "did you mean `de`?"),
        ("deck.yaml", "code: de", "code: Немецкий", "did you mean `de`?"),
        ("deck.yaml", "code: de", "code: DE", "did you mean `de`?"),
        (
            "deck.yaml",
            "- code: de\n    name: Deutsch",
            "- de",
            "is `de`; write `- code: de`, and its other lines below",
        ),
        (
            "deck.yaml",
            "  - code: en\n    name: English\n  - code: de\n    name: Deutsch",
            "  en: English\n  de: Deutsch",
            "begin each item with `- code: `, such as `- code: en`, and indent its other lines below",
        ),
    ],
)
def test_another_word_for_a_key_or_a_language_is_told_the_right_one(
    deck_folder: Path, file: str, before: str, after: str, hint: str
) -> None:
    edit(deck_folder / file, before, after)
    assert errors(deck_folder)[-1].endswith(hint)


def test_numbers_with_commas_in_a_list_are_told(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "id: two", "id: two\n    focus: [0,4, 0,25]")
    (focus,) = errors(deck_folder)
    assert focus.endswith("`focus` has 4 items, 2 at most; write numbers with a point: [0.4, 0.25]")


def test_a_slide_has_words_of_its_own_where_they_are_written(deck_folder: Path) -> None:
    body = "    body: Body one en.\n"
    edit(deck_folder / "texts" / "en.yaml", body, f"{body}    opening: One in short.\n")
    edit(deck_folder / "texts" / "en.yaml", "description:", "opening: All in short.\ndescription:")
    deck, warnings = load(deck_folder)
    assert warnings == ()
    assert [page.texts["en"].opening for page in deck.pages] == ["All in short.", "One in short.", "", ""]
    assert not any(page.texts["de"].opening for page in deck.pages), "its own bodies are there"


def test_a_body_of_another_language_brings_its_slides_words(deck_folder: Path) -> None:
    body = "    body: Body one en.\n"
    edit(deck_folder / "texts" / "en.yaml", body, f"{body}    opening: One in short.\n")
    edit(deck_folder / "texts" / "de.yaml", "    body: Body one de.\n", "    opening: Eins in Kürze.\n")
    deck, _ = load(deck_folder)
    assert deck.pages[1].texts["de"].opening == "One in short."


def test_a_slides_words_are_short(deck_folder: Path) -> None:
    body = "    body: Body one en.\n"
    edit(deck_folder / "texts" / "en.yaml", body, f"{body}    opening: {'word ' * 29}\n")
    assert any("140" in line for line in errors(deck_folder))


def test_a_card_may_do_without_body_picture_and_description(deck_folder: Path) -> None:
    edit(
        deck_folder / "deck.yaml",
        "    accent: juniper\n    illustration: illustrations/picture.svg\n",
        "    accent: juniper\n",
    )
    for code in ("en", "de"):
        edit(
            deck_folder / "texts" / f"{code}.yaml",
            f"    body: Body two {code}.\n    description: Picture two {code}\n",
            "",
        )
    deck, warnings = load(deck_folder)
    page = deck.pages[2]
    assert (page.illustration, page.texts["en"].body, page.texts["en"].description, warnings) == (None, (), "", ())
    assert deck.pages[2].files() == ()


def test_what_is_about_a_picture_needs_one(deck_folder: Path) -> None:
    edit(
        deck_folder / "deck.yaml",
        "    accent: juniper\n    illustration: illustrations/picture.svg\n",
        "    accent: juniper\n",
    )
    _, warnings = load(deck_folder)
    message = "nobody sees this description: deck.yaml gives `two` no illustration; add it there, or remove this"
    assert [warning.message for warning in warnings] == [message] * 2
    line = edit(deck_folder / "deck.yaml", "    accent: juniper\n", "    accent: juniper\n    focus: [0.5, 0.5]\n") + 1
    (problem,) = errors(deck_folder)
    assert f"deck.yaml:{line}:" in problem
    assert "this is about a picture, and there is no `illustration`" in problem


def test_a_text_missing_everywhere_is_an_error(deck_folder: Path) -> None:
    for language in ("en", "de"):
        edit(deck_folder / "texts" / f"{language}.yaml", f"    headline: Headline two {language}\n", "")
    assert any("`headline` is missing in every language" in line for line in errors(deck_folder))


def test_a_whole_language_may_be_missing_its_cards(deck_folder: Path) -> None:
    (deck_folder / "texts" / "de.yaml").write_text("title: Titel\n", encoding="utf-8")
    deck, warnings = load(deck_folder)
    assert deck.pages[1].texts["de"].headline == "Headline one en"
    assert deck.words["de"]["next"] == "Weiter"  # the kiosk's own
    assert len(warnings) == 12


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("illustrations/picture.svg", "illustrations/none.svg", "there is no file illustrations/none.svg"),
        ("illustrations/picture.svg", "../../etc/passwd.svg", "is outside the deck's folder"),
        ("illustrations/picture.svg", "deck.yaml", "is not a picture that the kiosk can draw"),
        ("id: two", "id: one", "two cards have the same id: one"),
        ("id: two", "id: two\n    code: a b c", "`a b c` cannot be used; write the 3 to 200 Latin letters"),
        ("id: two", "id: two\n    code: ab", "`ab` cannot be used"),
        ("id: two", "id: cover", "the id `cover` is the cover's own"),
        ("id: two", "id: Two!", "`Two!` cannot be used; write small letters a to z, digits"),
        ("code: de", "code: en", "listed twice: en"),
        ("dwell: 3", "dwell: 0.1", "`dwell` is `0.1`; it must be at least 2"),
        ("languages:", "default_language: fr\nlanguages:", "fr is not among the languages en, de"),
        ("cover:", "theme:\n  colours:\n    pink: '#FFFFFF'\ncover:", "no such colour: pink"),
        ("cover:", "theme:\n  colours:\n    ink: black\ncover:", "`black` cannot be used; write a colour such as"),
        ('    figure: "1"\n', '    figure: "123456789"\n', "`figure` has 9 letters, 8 at most; shorten it"),
    ],
)
def test_mistakes_in_deck_yaml(deck_folder: Path, before: str, after: str, message: str) -> None:
    edit(deck_folder / "deck.yaml", before, after)
    assert any(message in line for line in errors(deck_folder)), errors(deck_folder)


def test_the_way_out_for_a_photo_of_another_format_is_told(deck_folder: Path) -> None:
    (deck_folder / "IMG_1.HEIC").write_bytes(b"\0\0\0\x28ftypheic" + bytes(40))
    edit(deck_folder / "deck.yaml", "illustrations/picture.svg", "IMG_1.HEIC")
    (message,) = {line.partition("error: ")[2] for line in errors(deck_folder)}
    assert "IMG_1.HEIC is not a picture that the kiosk can draw; it is a HEIC, as iPhones take them; open it" in message


def test_of_an_animation_a_warning_says_that_it_stands_still(deck_folder: Path) -> None:
    frames = [Image.new("RGB", (40, 40), (shade, 0, 0)) for shade in (0, 200)]
    frames[0].save(deck_folder / "a.png", save_all=True, append_images=frames[1:])
    edit(deck_folder / "deck.yaml", "illustrations/picture.svg", "a.png")
    _, warnings = load(deck_folder)
    assert [w.message for w in warnings if w.file.name == "a.png"] == [
        "it is an animation, of which the kiosk shows the first picture only; save that one as a PNG"
    ]


def test_a_picture_may_not_be_a_link_out_of_the_deck(deck_folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.svg"
    outside.write_text("<svg/>", encoding="utf-8")
    (deck_folder / "illustrations" / "picture.svg").unlink()
    (deck_folder / "illustrations" / "picture.svg").symlink_to(outside)
    assert any("outside the deck's folder" in line for line in errors(deck_folder))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("code: de", 'code: "d\\0e"'),
        ("code: de", "code: ../../etc/passwd"),
        ("illustrations/picture.svg", "i/" + "x" * 300 + ".svg"),
        ("illustrations/picture.svg", "'a\u2028b.svg'"),
        ("illustrations/picture.svg", "loop.svg"),
    ],
)
def test_odd_values_are_problems_like_others(deck_folder: Path, before: str, after: str) -> None:
    (deck_folder / "loop.svg").symlink_to(deck_folder / "loop.svg")
    edit(deck_folder / "deck.yaml", before, after)
    assert errors(deck_folder)


def test_ink_must_be_read_on_felt(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "cover:", "theme:\n  colours:\n    ink: '#F0E0D0'\ncover:")
    assert any("ink cannot be read on felt" in line for line in errors(deck_folder))


def test_a_folder_where_a_file_should_be(deck_folder: Path) -> None:
    (deck_folder / "deck.yaml").unlink()
    (deck_folder / "deck.yaml").mkdir()
    assert errors(deck_folder) == ["deck.yaml:1:1: error: cannot be read: this is not a file"]


def test_a_language_without_a_file(deck_folder: Path) -> None:
    (deck_folder / "texts" / "de.yaml").unlink()
    assert any(
        line.startswith("texts/de.yaml:1:1: error: cannot be read: there is no such file")
        for line in errors(deck_folder)
    )


def test_a_folder_that_is_no_deck(tmp_path: Path) -> None:
    (found,) = errors(tmp_path)
    assert found.startswith("deck.yaml:1:1: error: cannot be read: there is no such file; write it, or check that")


def test_colours_of_the_deck_win_and_stay_readable(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "cover:", "theme:\n  colours:\n    madder: '#FFEE00'\ncover:")
    page = load(deck_folder)[0].pages[1]
    assert page.accent == "#FFEE00"
    assert page.on_paper == "#6B4630"  # yellow cannot be read on felt: walnut stands in
    assert page.on_patch == "#1B2440"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("helo: Hello", "no such word: helo"),
        ("weekdays: Mon, Tue, Wed", "`weekdays` has 7 parts with commas between them"),
    ],
)
def test_the_operators_words_are_those_there_are(deck_folder: Path, said: str, why: str) -> None:
    file = deck_folder / "texts" / "en.yaml"
    text = f"{file.read_text(encoding='utf-8')}\noperator:\n  title: Title\n"
    file.write_text(f"{text}  {said}\n", encoding="utf-8")
    (found,) = errors(deck_folder)
    assert found.startswith(f"texts/en.yaml:{text.count(chr(10)) + 1}:3: error: `operator`: {why}")


def test_they_come_in_the_order_of_their_places(deck_folder: Path) -> None:
    edit(deck_folder / "texts" / "de.yaml", "    body: Body two de.\n", "")
    edit(deck_folder / "texts" / "en.yaml", "    body: Body two en.\n", "    boddy: x\n")
    (deck_folder / "texts" / "aa.yaml").touch()
    found = errors(deck_folder)
    assert [line.split(": ")[:2] for line in found] == [
        ["texts/aa.yaml:1:1", "warning"],
        ["texts/en.yaml:13:5", "error"],
    ]


def test_no_follow_up_errors(deck_folder: Path) -> None:
    """A slip in deck.yaml makes no card of the texts unknown; a card renamed by mistake lacks no texts."""
    edit(deck_folder / "deck.yaml", "  - id: two\n", "  - ide: two\n")
    edit(deck_folder / "texts" / "de.yaml", "  three:\n", "  thre:\n")
    assert [line.partition(": ")[2] for line in errors(deck_folder)] == [
        "error: `ide` is not known here; did you mean `id`?",
    ]
    edit(deck_folder / "deck.yaml", "  - ide: two\n", "  - id: two\n")
    assert [line.partition(": ")[2] for line in errors(deck_folder)] == [
        "error: deck.yaml has no card `thre`; did you mean `three`?",
    ]


def test_what_belongs_in_another_file_is_told_which(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "  - id: two\n", "  - id: two\n    headline: Two\n")
    edit(deck_folder / "texts" / "en.yaml", "    body: Body two en.\n", "    body: Body two en.\n    accent: lake\n")
    assert [line.partition(": ")[2] for line in errors(deck_folder)] == [
        "error: `headline` belongs in texts/<language>.yaml; move it there",
        "error: `accent` belongs in deck.yaml; move it there",
    ]


def test_an_empty_deck_yaml_is_one_problem(deck_folder: Path) -> None:
    (deck_folder / "deck.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert errors(deck_folder) == ["deck.yaml:1:1: error: the file is empty; write the deck here"]


def test_a_headline_that_nobody_sees_in_any_language_is_one_problem(deck_folder: Path) -> None:
    for language in ("en", "de"):
        edit(deck_folder / "texts" / f"{language}.yaml", f": Headline one {language}", ': "\\u200b"')
    assert [line.partition(": ")[2] for line in errors(deck_folder)] == [
        "error: `headline` contains nothing visible in every language; write it at least once"
    ]


def test_no_two_cards_have_the_same_code(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "id: one", "id: one\n    code: 0123456789")
    edit(deck_folder / "deck.yaml", "id: two", "id: two\n    code: Tag-2")
    assert [page.code for page in load(deck_folder)[0].pages][:3] == ["", "0123456789", "Tag-2"]
    edit(deck_folder / "deck.yaml", "code: 0123456789", "code: tAG-2")
    with pytest.raises(ProblemsError) as raised:
        load(deck_folder)
    assert "cards have the same `code`: one, two; capitals do not count" in str(raised.value)


@pytest.mark.parametrize(
    ("written", "meant"), [("kg", "ky"), ("ua", "uk"), ("rus", "ru"), ("kir-KG", "ky-KG"), ("srp-Cyrl", "sr-Cyrl")]
)
def test_the_code_of_a_country_or_one_too_long_is_told_as_such(deck_folder: Path, written: str, meant: str) -> None:
    """Kyrgyz is ky; kg is Kyrgyzstan, and as a language Kongo."""
    edit(deck_folder / "deck.yaml", "code: de", f"code: {written}")
    (deck_folder / "texts" / f"{written}.yaml").write_text("title: Көл\n", encoding="utf-8")
    hints = [problem.hint for problem in load(deck_folder)[1] if problem.rule is Rule.INTERFACE_MISSING]
    assert hints == [f"did you mean `{meant}`?"]
