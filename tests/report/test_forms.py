"""The report's forms: files that parse, a page that needs nothing else, charts that Qt draws too."""

import csv
import io
import json
import re
from dataclasses import fields
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImageReader
from support.visits import CARDS, ZONE, visit, visits

from kiosk.deck import Deck
from kiosk.deck.colours import PALETTE
from kiosk.report.charts import Charts, draw
from kiosk.report.files import as_csv, as_json
from kiosk.report.numbers import Report, Unit, count
from kiosk.report.page import as_html
from kiosk.report.svg import Column, Row, columns, rows, standalone, text_width, wrapped
from kiosk.report.table import as_table
from kiosk.report.words import Names, names_in
from kiosk.visits import AIDS

FOUND = list(visits(date(2026, 9, 1), 14))
REPORT = count(FOUND, CARDS)
ONE = count([visit(3, datetime(2026, 9, 4, 14, 5, tzinfo=ZONE))])
UNDATED = count([visit(seed, datetime(1970, 1, 1, 10, seed, tzinfo=ZONE)) for seed in range(3)], CARDS)
NASTY = Names(cards={"cover": '<script>alert("1")</script> & "[bold]so[/bold]"', "education": "x" * 300})
PAGES = {
    "some": (REPORT, Names()),
    "a year": (count(visits(date(2026, 1, 1), 365, 0.05), CARDS), Names()),
    "one": (ONE, Names()),
    "none": (count([]), Names()),
    "none on these days": (count([], CARDS, date(2026, 9, 1), date(2026, 9, 3)), Names()),
    "nasty": (REPORT, NASTY),
    "undated": (UNDATED, Names()),
}


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.words += data


@pytest.mark.parametrize(("report", "names"), PAGES.values(), ids=PAGES)
def test_a_page_needs_nothing_else(report: Report, names: Names) -> None:
    text = as_html(report, names)
    page = Page(text)
    assert page.open == []
    assert "://" not in text
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in {"src", "href", "style"}]
    assert "url(" not in text
    assert "@import" not in text
    assert '"Golos Text",sans-serif' in text
    assert "@media print" in text
    assert not re.search(r"@(felt|ink|walnut)", text)


def test_a_page_says_in_words_that_there_is_nothing() -> None:
    assert "No visits yet." in Page(as_html(*PAGES["none"])).words
    empty = Page(as_html(*PAGES["none on these days"]))
    assert "No visits on these days." in empty.words
    assert "1 September 2026 – 3 September 2026" in empty.words
    assert "svg" in empty.tags  # the hem only
    assert "text" not in empty.tags
    assert "No visits yet" in as_table(*PAGES["none"])
    assert "No visits on these days." in as_table(*PAGES["none on these days"])


def test_a_page_has_the_numbers_and_the_decks_titles(nine_facts: Deck) -> None:
    words = Page(as_html(REPORT, names_in(nine_facts, "en"))).words
    for said in ("Visits by day", "Free medical advice", "Кыргызча", f"{REPORT.visits:,}".replace(",", "\xa0")):
        assert said in words


def test_a_page_has_a_chart_for_a_desk_and_one_for_a_phone() -> None:
    text = as_html(REPORT, Names())
    assert text.count('<svg class="wide"') == text.count('<svg class="narrow"') == len(fields(Charts))


@pytest.mark.parametrize("width", [335, 720])
def test_charts_are_mirrored_for_a_language_from_the_right(width: int) -> None:
    plain, mirrored = draw(REPORT, Names(), width), draw(REPORT, Names(mirrored=True), width)
    _require_within_bounds(REPORT, Names(mirrored=True), width)
    for one, other in zip(vars(plain).values(), vars(mirrored).values(), strict=True):
        both = zip(ElementTree.fromstring(one).iter(), ElementTree.fromstring(other).iter(), strict=True)  # noqa: S314
        for shape, turned in both:
            if shape.tag == "rect":
                x, wide = float(shape.attrib["x"]), float(shape.attrib["width"])
                assert float(turned.attrib["x"]) == pytest.approx(width - x - wide, abs=0.02)
            elif shape.tag == "text":
                assert float(turned.attrib["x"]) == pytest.approx(width - float(shape.attrib["x"]), abs=0.11)
                assert {shape.attrib["text-anchor"], turned.attrib["text-anchor"]} in ({"start", "end"}, {"middle"})
    assert '<html lang="en" dir="rtl">' in as_html(REPORT, Names(mirrored=True))


def _require_within_bounds(report: Report, names: Names, width: int) -> None:
    for chart in vars(draw(report, names, width)).values():
        root = ElementTree.fromstring(chart)  # noqa: S314 - ours
        height = float(root.attrib["height"])
        assert float(root.attrib["width"]) == width
        for shape in root.iter():
            if shape.tag == "rect":
                x, y, wide, high = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
                assert x >= 0
                assert y >= 0
                assert x + wide <= width + 0.1
                assert y + high <= height
            elif shape.tag == "text":
                x, long = float(shape.attrib["x"]), text_width(shape.text or "", float(shape.attrib["font-size"]))
                left = x - long * {"start": 0, "middle": 0.5, "end": 1}[shape.attrib["text-anchor"]]
                assert left >= -0.1
                assert left + long <= width + 0.1
                assert 0 < float(shape.attrib["y"]) < height
            assert "class" not in shape.attrib
            assert "style" not in shape.attrib


@pytest.mark.parametrize(("report", "names"), PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("width", [335, 720, 1200])
def test_charts_keep_within_their_bounds(report: Report, names: Names, width: int) -> None:
    _require_within_bounds(report, names, width)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("width", [335, 440, 720])
def test_charts_keep_within_their_bounds_in_every_language(nine_facts: Deck, language: str, width: int) -> None:
    for report, _ in PAGES.values():
        _require_within_bounds(report, names_in(nine_facts, language), width)


@pytest.mark.parametrize(
    ("language", "day", "month", "tick"),
    [
        ("ky", "2026-ж., 7-сентябрь, дүй", "2026-ж., сен", "7-сен"),
        ("ru", "пн, 7 сентября 2026\N{NO-BREAK SPACE}г.", "сент 2026\N{NO-BREAK SPACE}г.", "7 сент"),
        ("en", "Mon 7 September 2026", "Sep 2026", "7 Sep"),
    ],
)
def test_days_are_said_as_the_language_has_it(nine_facts: Deck, language: str, day: str, month: str, tick: str) -> None:
    names = names_in(nine_facts, language)
    assert names.stretch(Unit.DAY, date(2026, 9, 7)) == day
    assert names.stretch(Unit.MONTH, date(2026, 9, 1)) == month
    assert names.day_month(date(2026, 9, 7)) == tick
    assert "7" in names.stretch(Unit.WEEK, date(2026, 9, 7))


def test_a_month_with_a_day_and_one_alone(nine_facts: Deck) -> None:
    names = names_in(nine_facts, "ru")
    assert (names.day_month(date(2026, 5, 4)), names.month(date(2026, 5, 1))) == ("4 мая", "май")


def test_a_page_is_in_one_language(nine_facts: Deck) -> None:
    """All that it says in words is in the language asked for: nothing is left in English."""
    for report, _ in PAGES.values():
        words = Page(as_html(report, names_in(nine_facts, "ky"))).words
        found = set(re.findall(r"[A-Za-z]{3,}", words)) - {"English", "Google"}
        assert not found


@pytest.mark.usefixtures("qapp")
def test_qt_draws_the_charts(tmp_path: Path) -> None:
    """The panel shows them: each bar is where it should be."""
    chart = standalone(columns([Column("a", 5), Column("b", 0), Column("c", 10)], 300, PALETTE["lake"], "t"))
    (tmp_path / "chart.svg").write_text(chart, encoding="utf-8")
    picture = QImageReader(str(tmp_path / "chart.svg")).read()
    assert (picture.width(), picture.height()) == (300, 220)
    ground = 220 - 26
    heights = []
    for part in (0, 1, 2):
        x = round(34 + (300 - 34) * (part + 0.5) / 3)
        heights.append(sum(picture.pixelColor(x, y) == QColor(PALETTE["lake"]) for y in range(220)))
    assert heights == pytest.approx([(ground - 22) / 2, 0, ground - 22], abs=3)


def test_bars_have_the_lengths_of_their_numbers() -> None:
    chart = ElementTree.fromstring(rows([Row("a", 8, ()), Row("b", 2, ()), Row("c", 0, ())], (), 720, "#000000", "t"))  # noqa: S314
    wide, narrow = (float(bar.attrib["width"]) for bar in chart.iter("rect"))
    assert wide == pytest.approx(4 * narrow, abs=0.1)


def test_words_are_wrapped_and_cut() -> None:
    assert wrapped("one two", 1000, 15, 2) == ["one two"]
    lines = wrapped("Rechtsschutzversicherungsgesellschaften erzählen sehr ausführlich von allem", 150, 15, 2)
    assert len(lines) == 2
    assert all(line.endswith("…") and text_width(line, 15) <= 150 for line in lines)
    assert wrapped("", 100, 15, 2) == [""]


def test_csv_holds_every_visit() -> None:
    lines = list(csv.DictReader(io.StringIO("".join(as_csv(FOUND)))))
    assert len(lines) == len(FOUND)
    for line, found in zip(lines, FOUND, strict=True):
        assert datetime.fromisoformat(line["start"]) == found.start
        assert float(line["length_s"]) == pytest.approx(found.length_ms / 1000, abs=0.06)
        assert line["cards"].split() == [opened.card for opened in found.opened]
        assert [float(s) for s in line["reading_s"].split()] == pytest.approx(
            [opened.ms / 1000 for opened in found.opened], abs=0.06
        )
        assert (line["ending"], line["language"], line["languages"].split()) == (
            found.ending, found.language, list(found.languages),
        )  # fmt: skip
        assert [line[aid] for aid in AIDS] == [str(+getattr(found, aid)) for aid in AIDS]
    assert "".join(as_csv([])).startswith("start,length_s,")


def test_json_holds_every_number(nine_facts: Deck) -> None:
    data = json.loads(as_json(REPORT, names_in(nine_facts, "en")))
    assert data["visits"] == sum(data["days"].values()) == sum(data["hours"]) == sum(data["endings"].values())
    assert {card["id"]: card["opens"] for card in data["cards"]} == {card.id: card.opens for card in REPORT.cards}
    assert {"id": "line-118", "title": "Free medical advice"}.items() <= {
        key: value for card in data["cards"] if card["id"] == "line-118" for key, value in card.items()
    }.items()
    assert json.loads(as_json(count([]), Names()))["median_length_s"] is None


def test_every_form_tells_which_aids_were_used(nine_facts: Deck) -> None:
    used = {aid: sum(getattr(visit, aid) for visit in FOUND) for aid in AIDS}
    assert min(used.values()) > 0
    assert {aid: json.loads(as_json(REPORT, Names()))[aid] for aid in AIDS} == used
    table, page = as_table(REPORT, Names()), Page(as_html(REPORT, names_in(nine_facts, "ru")))
    assert re.search(rf"Read aloud +{used['read_aloud']} +\d+\N{{NO-BREAK SPACE}}%", table)
    for name in ("Помощь при чтении", "Крупный текст", "Высокий контраст", "Без движения", "Чтение вслух"):
        assert name in page.words


def test_a_table_shows_words_as_they_are() -> None:
    text = as_table(REPORT, NASTY, width=60)
    assert "[bold]so[/bold]" in text.replace("\n", "")
    assert "\x1b" not in text
    assert all(len(line) <= 60 for line in text.splitlines())
    assert "\x1b" in as_table(REPORT, NASTY, width=60, colour=True)


def test_the_report_needs_no_qt() -> None:
    folder = Path(__file__).parent.parent.parent / "kiosk" / "report"
    assert not [file for file in folder.glob("*.py") if "PySide6" in file.read_text(encoding="utf-8")]


def test_every_form_tells_of_visits_whose_days_nobody_knows() -> None:
    assert json.loads(as_json(UNDATED, Names()))["undated"] == 3
    assert "Made while the clock was not set: 3." in as_table(UNDATED, Names(), 100)
    assert "<dd>3</dd>" in as_html(UNDATED, Names())
