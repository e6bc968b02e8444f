"""What a model finds wrong is said in an editor's words: pydantic's own sentences reach nobody."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, Discriminator, Tag, ValidationError
from support.files import DECK, PICTURE, texts

from kiosk.deck.fonts import Fonts
from kiosk.deck.form import DeckFile, TextsFile
from kiosk.deck.picture_check import Pictures
from kiosk.deck.picture_record import Record
from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.problems import ProblemsError
from kiosk.settings.form import SettingsForm
from kiosk.yamlfiles import Document, parse, validate
from kiosk.yamlfiles.document import Data
from kiosk.yamlfiles.writing import text_of

FILE = Path("file.yaml")
MORE = "    focus: [0.4, 0.3]\n    credit: By A\n    ground: ink\n    kind: fact\n"
FULL = DECK.replace("    dwell: 3\n", f"    dwell: 3\n{MORE}")
SETTINGS = "\n".join(
    [
        *(
            "deck: built-in",
            "language: ky",
            "backend: gpu",
            "screen: 1",
            "motion: calm",
            "idle_s: 60",
            "countdown_s: 29",
        ),
        *(
            "screen_diagonal_in: 43",
            "viewing_distance_mm: 600",
            "operator_keys: none",
            "log_level: info",
            "opening_hours:",
        ),
        *(f"  {day}: 10:00-18:00" for day in WEEKDAYS),
        *("  time_zone: Asia/Bishkek", "  exceptions:", "    2026-12-31: closed"),
    ]
)
FILES: dict[type[BaseModel], str] = {
    DeckFile: f"{FULL}default_language: en\nversion: '1'\ntheme:\n  base: light\n  radius: 1\n"
    "  colours:\n    ink: '#000000'\n",
    TextsFile: f"{texts('en')}operator:\n  quit: Quit\n",
    SettingsForm: SETTINGS,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("deck")
    (place / "illustrations").mkdir()
    (place / "illustrations" / "picture.svg").write_text(PICTURE, encoding="utf-8")
    return place


def ways(data: Data, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield way
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in inner:
        yield from ways(value, (*way, part))


def put(data: Data, way: tuple[Any, ...], value: Data) -> Data:
    """The data with `value` at `way`."""
    if not way:
        return value
    if isinstance(data, list):
        return [put(item, way[1:], value) if index == way[0] else item for index, item in enumerate(data)]
    assert isinstance(data, dict)
    return {key: put(item, way[1:], value) if key == way[0] else item for key, item in data.items()}


ODD: tuple[Any, ...] = (
    *(None, "", "x", "0", "-1", "1e999", "nan", "99999999999999999999999", "9,5", "a" * 400, "#123456", "{x}", [], {}),
    *(
        ["x"],
        [[]],
        {"x": "y"},
        [None],
        {"x": None},
        ["1"] * 70,
        "x:y",
        "Xx",
        "../x",
        [{"x": "y"}],
        "\u200b",
        "cover",
        "en",
    ),
)
# The words of pydantic's sentences that none of ours has.
ITS_OWN = re.compile(
    r"input|valid |validation|pattern|tuple|dictionary|string|instance|parse|type=|pydantic", re.IGNORECASE
)


def context(folder: Path) -> dict[str, Any]:
    return {
        "folder": folder,
        "fonts": Fonts(folder),
        "pictures": Pictures(folder, Record(), lambda: None, Fonts(folder)),
    }


def complaints(document: Document, model: type[BaseModel], folder: Path) -> list[str]:
    try:
        validate(document, model, **context(folder))
    except ProblemsError as error:
        return [problem.said for problem in error.problems]
    return []


@pytest.mark.parametrize("model", FILES)
def test_the_files_themselves_are_good(model: type[BaseModel], folder: Path) -> None:
    assert complaints(parse(FILE, FILES[model]), model, folder) == []


@pytest.mark.parametrize("model", FILES)
def test_no_sentence_of_pydantics_gets_through(model: type[BaseModel], folder: Path) -> None:
    """Every value of every file in turn is replaced by every odd one, and every key by an unknown one."""
    good = parse(FILE, FILES[model])
    for way in ways(good.data):
        for odd in ODD:
            document = Document(FILE, put(good.data, way, odd), good.places)
            for message in complaints(document, model, folder):
                assert not ITS_OWN.search(message.replace("introduction", "")), message
                assert "which cannot be used; the guide" not in message, (way, odd)


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_nor_by_chance(data: st.DataObject, folder: Path) -> None:
    model = data.draw(st.sampled_from(list(FILES)))
    changed = parse(FILE, FILES[model]).data
    for _ in range(data.draw(st.integers(1, 4))):
        anything = st.recursive(
            st.none() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=2), max_leaves=3
        )
        changed = put(
            changed, data.draw(st.sampled_from(list(ways(changed)))), data.draw(st.sampled_from(ODD) | anything)
        )
    try:
        model.model_validate(changed or {}, context=context(folder))
    except ValidationError as error:
        theirs = {detail["msg"].lower() for detail in error.errors() if detail["type"] != "value_error"}
        ours = " ".join(complaints(Document(FILE, changed, {}), model, folder)).lower()
        assert [said for said in theirs if said in ours] == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("accent: juniper", "accent: junper", "`accent` is `junper`; choose madder, saffron, juniper,…"),
        ("accent: juniper", "accent:", "`accent` is empty; write what belongs there"),
        ("    dwell: 3\n", "    dwell: 9 s\n", "`dwell` is `9 s`; it must be just a number, such as 9 or 9.5"),
        ("    dwell: 3\n", "    dwell: 900\n", "`dwell` is `900`; it must be at most 120"),
        (": Deutsch\n", ": Deutsch, in aller Längen!\n", "`name` has 25 letters, 24 at most; shorten it"),
        ("code: de\n", "code: German\n", "`code`: `German` cannot be used; write a language's code (BCP 47), such as…"),
        ("focus: [0.4, 0.3]", "focus: 0.4, 0.3", "`focus` must be a list; write [0.4, 0.3]"),
        ("focus: [0.4, 0.3]", "focus: 0,4, 0,3", "`focus` must be a list: one line with `- ` for each item"),
        ("languages:\n", "attract_languages: en, de\nlanguages:\n", "`attract_languages` must be a list; write [en…"),
        ("languages:\n", "attract_languages: [fr]\nlanguages:\n", "`attract_languages`: fr is not among the…"),
        ("    name: Deutsch\n", "    name: ''\n", "`name` is empty; write what belongs there"),
        ("  - id: two\n", "  - ide: two\n", "`ide` is not known here; did you mean `id`?"),
        ("    focus: [0.4, 0.3]\n", "    focus: [0.4]\n", "item 2 of `focus` is missing; add it"),
        ("    focus: [0.4, 0.3]\n", "    focus: [0.4, 0.3, 1]\n", "`focus` has 3 items, 2 at most; take some out"),
        ("  colours:\n    ink: '#000000'\n", "  colours:\n    ink: #000000\n", "`ink`: `#000000` is read as a…"),
        ("cover:\n  accent: lake\n  illustration: illustrations/picture.svg\n", "", "`cover` is missing; add it"),
        ("  - code: de\n    name: Deutsch\n", "  - German\n", "item 2 of `languages` must be `key: value` lines"),
        ("  - code: de\n", "  - code:de\n", "a space is missing after the colon"),
        ("  - code: de\n    name: Deutsch\n", "  - 10:00\n", "item 2 of `languages` must be `key: value` lines"),
        ("    credit: By A\n", "    credit: {by: A}\n", "`credit` must be a text; quote it if it contains a…"),
        ("    credit: By A\n", "    credit:\n      - By A\n", "`credit` must be a text; quote it if it begins…"),
        ("  - id: two\n", "  - id: two\n    kind: vidio\n    film: x\n", "`kind` is `vidio`; choose fact"),
        ("  - id: two\n", "  - id: two\n    kind: fac\n", "`kind` is `fac`; choose fact; did you mean `fact`?"),
        ("  - id: two\n", "  - id: two\n    kind:\n", "`kind` is empty; write what belongs there"),
        ("  - id: two\n", "  - id: two\n    kind: [fact]\n", "`kind` is no single value; choose fact…"),
        ("theme:\n", "'[key]': x\ntheme:\n", "`[key]` is not known here; remove it"),
        ("theme:\n", "theme:\n  cover: x\n", "`cover` does not belong here; check its indentation"),
        ("theme:\n", "\u00a0x: 1\ntheme:\n", "`x` is indented with characters that only look like…"),
    ],
)  # fmt: skip
def test_in_an_editors_words(folder: Path, before: str, after: str, said: str) -> None:
    text = FILES[DeckFile]
    assert before in text
    (found,) = complaints(parse(FILE, text.replace(before, after, 1)), DeckFile, folder)
    assert found.startswith(said.removesuffix("…"))
    assert found == said or said.endswith("…")


@pytest.mark.parametrize(
    ("before", "after", "meant"),
    [
        ("code: de\n", "code: de_AT\n", "de-AT"),
        ("code: de\n", "code: DE\n", "de"),
        ("id: two\n", "id: Card two\n", "card-two"),
        ("id: two\n", "id: _TWO_\n", "two"),
    ],
)
def test_a_name_that_is_nearly_right_is_told(folder: Path, before: str, after: str, meant: str) -> None:
    (found,) = complaints(parse(FILE, FILES[DeckFile].replace(before, after, 1)), DeckFile, folder)
    assert found.endswith(f"; did you mean `{meant}`?")


@pytest.mark.parametrize(
    ("before", "after", "strange", "meant"),
    [
        ("code: de\n", "code: dе\n", "е", "de"),
        ("code: de\n", "code: kу\n", "у", "ky"),
        ("id: two\n", "id: twо\n", "о", "two"),
        ("id: two\n", "id: Саrd two\n", "С, а", "card-two"),
        ("accent: juniper", "accent: junipеr", "е", "juniper"),
        ("ink: '#000000'", "ink: '#А0В0С0'", "А, В, С", "#A0B0C0"),
    ],
)
def test_letters_that_only_look_right_are_named(
    folder: Path, before: str, after: str, strange: str, meant: str
) -> None:
    assert before in FILES[DeckFile]
    (found,) = complaints(parse(FILE, FILES[DeckFile].replace(before, after, 1)), DeckFile, folder)
    assert f"` {strange} is no Latin letter, and only looks like one; type `{meant}` anew on a Latin keyboard" in found


class Apple(BaseModel, extra="forbid"):
    kind: Literal["apple"] = "apple"
    core: str


class Pear(BaseModel, extra="forbid"):
    kind: Literal["pear"]
    stem: str
    core: str


class Quince(BaseModel, extra="forbid"):
    kind: Literal["quince"]
    down: str


class Basket(BaseModel):
    fruit: list[
        Annotated[
            Annotated[Apple, Tag("[apple]")] | Annotated[Pear, Tag("[pear]")] | Annotated[Quince, Tag("[quince]")],
            Discriminator(lambda fruit: f"[{fruit.get('kind', 'apple')}]"),
        ]
    ]


@pytest.mark.parametrize(
    ("fruit", "said"),
    [
        ("{core: c, stem: s}", "`stem` belongs to a card of the kind pear, and this one is of the kind apple"),
        ("{kind: quince, down: d, core: c}", "`core` belongs to a card of the kind apple or pear, and this one is of…"),
        ("{kind: pear, stem: s, core: c, down: d}", "`down` belongs to a card of the kind quince, and this one is of…"),
        ("{kind: pear, core: c}", "`stem` is missing; add it"),
        ("{core: c, seeds: 3}", "`seeds` is not known here; remove it"),
        ("{core: c, '[pear]': 3}", "`[pear]` is not known here; remove it"),
    ],
)
def test_a_key_of_another_kind(fruit: str, said: str) -> None:
    document = parse(FILE, f"fruit:\n  - {{core: c}}\n  - {fruit}\n")
    with pytest.raises(ProblemsError) as told:
        validate(document, Basket)
    (problem,) = told.value.problems
    assert problem.line == 3
    assert problem.said.startswith(said.removesuffix("…"))


def test_limits_of_lists_are_told(folder: Path) -> None:
    data = parse(FILE, FILES[DeckFile]).data
    assert isinstance(data, dict)
    cards: list[Data] = [
        {"id": f"c{n}", "accent": "ink", "illustration": "illustrations/picture.svg"} for n in range(1001)
    ]
    languages: list[Data] = [
        {"code": code, "name": code} for code in (f"a{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(41))
    ]
    document = parse(FILE, text_of({**data, "cards": cards, "languages": languages}))
    assert complaints(document, DeckFile, folder) == [
        "`languages` has 41 items, 40 at most; take some out",
        "`cards` has 1001 items, 1000 at most; take some out",
    ]
    assert complaints(parse(FILE, text_of({**data, "cards": []})), DeckFile, folder) == [
        "`cards` has 0 items; it needs at least 1"
    ]


def test_one_entry_with_a_mistake_is_not_called_missing(folder: Path) -> None:
    deck = text_of({**dict(parse(FILE, FILES[DeckFile]).data or {}), "languages": [{"code": "EN", "name": "E"}]})  # type: ignore[arg-type]
    (found,) = complaints(parse(FILE, deck), DeckFile, folder)
    assert found.startswith("`code`: `EN` cannot be used")


def test_an_id_is_told_in_letters(folder: Path) -> None:
    deck = FILES[DeckFile].replace("- id: two", f"- id: {'x' * 41}")
    assert complaints(parse(FILE, deck), DeckFile, folder) == ["`id` has 41 letters, 40 at most; shorten it"]


@pytest.mark.parametrize("card", ["yurt", "card-2"])
def test_a_card_at_the_top_is_indented_too_little(folder: Path, card: str) -> None:
    (found,) = complaints(parse(FILE, f"cards: {{}}\n{card}:\n  headline: A\n"), TextsFile, folder)
    assert found == f"`{card}` is not known here; check its indentation, or remove it"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("\u200bheadline", "there is an invisible character (U+200B) in this key; type the key anew"),
        ("hеadlinе", "in `hеadlinе` е is no Latin letter, and only looks like one; type `headline` anew on a Latin"),
        ("headliné", "`headliné` is not known here; did you mean `headline`?"),
    ],
)
def test_a_key_that_looks_right_says_why_it_is_not(folder: Path, key: str, said: str) -> None:
    (found,) = complaints(parse(FILE, f"cards:\n  one:\n    {key}: A\n"), TextsFile, folder)
    assert found.removesuffix(" keyboard") == said


def test_a_key_in_the_place_of_a_card_is_indented_too_little(folder: Path) -> None:
    document = parse(FILE, "cards:\n  one:\n    headline: A\n  body: B\n")
    assert complaints(document, TextsFile, folder) == ["`body` does not belong here; check its indentation"]


def test_an_item_with_a_colon_is_a_text_without_quotes(folder: Path) -> None:
    (found,) = complaints(parse(FILE, "introduction:\n  - Opening hours: daily\n"), TextsFile, folder)
    assert found.startswith("item 1 of `introduction` must be a text; quote it if it contains a colon and a space")
