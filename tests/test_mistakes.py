"""What a model finds wrong is said in an editor's words: pydantic's own sentences reach nobody."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from support.files import DECK, PICTURE, texts

from kiosk.deck.files import DeckFile, TextsFile
from kiosk.deck.pictures import Pictures
from kiosk.deck.record import Record
from kiosk.documents import Document, parse, validate
from kiosk.documents.document import Data
from kiosk.hours import WEEKDAYS
from kiosk.problems import ProblemsError
from kiosk.settings import Settings
from kiosk.writing import text_of

FILE = Path("file.yaml")
FULL = DECK.replace("    dwell: 3\n", "    dwell: 3\n    focus: [0.4, 0.3]\n    credit: By A\n    ground: ink\n")
SETTINGS = "\n".join(
    [
        *(
            "deck: built-in",
            "language: ky",
            "backend: gpu",
            "screen: 1",
            "motion: calm",
            "idle_s: 60",
            "countdown_s: 9",
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
    DeckFile: f"{FULL}default_language: en\nversion: '1'\ntheme:\n  colours:\n    ink: '#000000'\n",
    TextsFile: f"{texts('en')}operator:\n  quit: Quit\n",
    Settings: SETTINGS,
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


def context(folder: Path) -> dict[str, object]:
    return {"folder": folder, "pictures": Pictures(folder, Record(), lambda: None)}


def complaints(document: Document, model: type[BaseModel], folder: Path) -> list[str]:
    try:
        validate(document, model, **context(folder))
    except ProblemsError as error:
        return [problem.message for problem in error.problems]
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
        ("    dwell: 3\n", "    dwell: 9 s\n", "`dwell` is `9 s`; it must be a number alone, such as 9 or 9.5"),
        ("    dwell: 3\n", "    dwell: 900\n", "`dwell` is `900`; it must be 120 at most"),
        ("    name: Deutsch\n", "    name: Deutsch, in aller Länge\n", "`name` has 23 letters, 16 at most; shorten it"),
        ("    name: Deutsch\n", "    name: ''\n", "`name` is empty; write what belongs there"),
        ("  - id: two\n", "  - ide: two\n", "`ide` is not known here; did you mean `id`?"),
        ("    focus: [0.4, 0.3]\n", "    focus: [0.4]\n", "item 2 of `focus` is missing; add it"),
        ("    focus: [0.4, 0.3]\n", "    focus: [0.4, 0.3, 1]\n", "`focus` has 3 items, 2 at most; take some out"),
        ("  colours:\n    ink: '#000000'\n", "  colours:\n    ink: #000000\n", "`ink`: `#000000` is taken for a…"),
        ("cover:\n  accent: lake\n  illustration: illustrations/picture.svg\n", "", "`cover` is missing; add it"),
        ("  - code: de\n    name: Deutsch\n", "  - German\n", "item 2 of `languages` must be `key: value` lines"),
        ("  - code: de\n", "  - code:de\n", "a space is missing after the colon"),
        ("    credit: By A\n", "    credit: {by: A}\n", "`credit` must be a text; put one with a colon…"),
        ("theme:\n", "theme:\n  cover: x\n", "`cover` does not belong here; look at how far it is indented"),
        ("theme:\n", "\u00a0x: 1\ntheme:\n", "`x` is indented with signs that only look like…"),
    ],
)  # fmt: skip
def test_in_an_editors_words(folder: Path, before: str, after: str, said: str) -> None:
    text = FILES[DeckFile]
    assert before in text
    (found,) = complaints(parse(FILE, text.replace(before, after, 1)), DeckFile, folder)
    assert found.startswith(said.removesuffix("…"))
    assert found == said or said.endswith("…")


def test_limits_of_lists_are_told(folder: Path) -> None:
    data = parse(FILE, FILES[DeckFile]).data
    assert isinstance(data, dict)
    cards: list[Data] = [
        {"id": f"c{n}", "accent": "ink", "illustration": "illustrations/picture.svg"} for n in range(61)
    ]
    languages: list[Data] = [{"code": code, "name": code} for code in ("aa", "bb", "cc", "dd", "ee", "ff")]
    document = parse(FILE, text_of({**data, "cards": cards, "languages": languages}))
    assert complaints(document, DeckFile, folder) == [
        "`languages` has 6 items, 5 at most; take some out",
        "`cards` has 61 items, 60 at most; take some out",
    ]
    assert complaints(parse(FILE, text_of({**data, "cards": []})), DeckFile, folder) == [
        "`cards` has 0 items; it needs 1 at least"
    ]


def test_one_entry_with_a_mistake_is_not_called_missing(folder: Path) -> None:
    deck = text_of({**dict(parse(FILE, FILES[DeckFile]).data or {}), "languages": [{"code": "EN", "name": "E"}]})  # type: ignore[arg-type]
    (found,) = complaints(parse(FILE, deck), DeckFile, folder)
    assert found.startswith("`code`: `EN` cannot be used")


def test_an_id_is_told_in_letters(folder: Path) -> None:
    deck = FILES[DeckFile].replace("- id: two", f"- id: {'x' * 41}")
    assert complaints(parse(FILE, deck), DeckFile, folder) == ["`id` has 41 letters, 40 at most; shorten it"]


def test_a_card_at_the_top_is_indented_too_little(folder: Path) -> None:
    (found,) = complaints(parse(FILE, "cards: {}\none:\n  headline: A\n"), TextsFile, folder)
    assert found == "`one` is not known here; look at how far it is indented, or remove it"


def test_a_key_in_the_place_of_a_card_is_indented_too_little(folder: Path) -> None:
    document = parse(FILE, "cards:\n  one:\n    headline: A\n  body: B\n")
    assert complaints(document, TextsFile, folder) == ["`body` does not belong here; look at how far it is indented"]


def test_an_item_with_a_colon_is_a_text_without_quotes(folder: Path) -> None:
    (found,) = complaints(parse(FILE, "introduction:\n  - Opening hours: daily\n"), TextsFile, folder)
    assert found.startswith("item 1 of `introduction` must be a text; put one with a colon and a space in it")
