"""The host's side of the panel: what it tells and does, with real files."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from support.files import edit
from support.tries import CHEAP, PIN
from support.visits import visits as generated

from kiosk import settings
from kiosk.deck import Deck, Record, load
from kiosk.host import KioskHost, decks, drives, panel
from kiosk.host.decks import found_decks
from kiosk.hours import WEEKDAYS
from kiosk.pin import RECOVERY_NAME, PinGuard
from kiosk.report import Charts, Names
from kiosk.settings import Settings
from kiosk.troubles import Trouble
from kiosk.visits import Visits
from kiosk.visits.store import Store
from kiosk.words import OPERATOR_WORDS

FAULT = Trouble("trouble_picture", {"file": "a.svg"}, datetime(2026, 9, 4, 9, 14).astimezone())


@pytest.fixture
def host(tmp_path: Path, nine_facts: Deck, monkeypatch: pytest.MonkeyPatch) -> KioskHost:
    """A host with a week of visits, its PIN not set, its documents in a folder of the test's."""
    monkeypatch.setattr(drives, "documents_folder", lambda: tmp_path / "documents")
    monkeypatch.setattr(drives, "drives", list)
    monkeypatch.setattr(panel, "drives", list)
    file = tmp_path / "visits.sqlite"
    store = Store(file)
    store.add(list(generated(date.today() - timedelta(days=6), 7)))  # noqa: DTZ011 - the machine's own day
    store.close()
    visits = Visits(file)
    visits.close()  # it has counted what is there
    guard = PinGuard(tmp_path / "pin.json", hasher=CHEAP)
    own, longer = tmp_path / "kiosk.yaml", tmp_path / "longer"
    own.write_text("", encoding="utf-8")
    return KioskHost(guard, Settings(), own, nine_facts, visits, file, lambda: [FAULT], 2, longer)


def values(rows: object) -> dict[str, str]:
    assert isinstance(rows, list)
    return {row["name"]: row["value"] for row in rows}


def test_what_the_panel_tells(host: KioskHost) -> None:
    shown = host.overview("en")
    numbers, facts = values(shown["numbers"]), values(shown["kiosk"])
    assert set(numbers) == {"visits_today", "visits_ever", "visit_length", "languages"}
    assert "Кыргызча" in numbers["languages"]
    assert facts["deck"] == "nine-facts 1.0"
    assert set(facts) == {"deck", "screen", "drawing", "version", "uptime", "restarts"}
    assert (facts["restarts"], facts["uptime"]) == ("2", "0 min")
    fault = {"word": "trouble_picture", "file": "a.svg", "at": "09:14"}
    assert shown["problems"] == [{"word": "trouble_pin", "at": ""}, fault]
    assert host.set_pin(PIN) == ""
    assert host.overview("en")["problems"] == [fault]
    assert {*numbers, *facts} <= set(OPERATOR_WORDS)


def test_every_chart_of_the_report_has_a_name(host: KioskHost) -> None:
    charts = host.charts("en")
    assert [chart["name"] for chart in charts] == [f"chart_{name}" for name in Charts.__dataclass_fields__]
    assert all(chart["name"] in OPERATOR_WORDS and chart["value"].startswith("<svg ") for chart in charts)


def test_the_panel_and_the_report_speak_the_hosts_language(host: KioskHost, tmp_path: Path) -> None:
    assert values(host.overview("ru")["kiosk"])["uptime"] == "0 мин"
    assert "зыяраттар" in host.charts("ky")[0]["value"]
    page = Path(host.export_report(str(tmp_path / "documents"), "ru")).read_text(encoding="utf-8")
    assert '<html lang="ru">' in page
    assert "<h1>Посещения</h1>" in page
    assert values(host.overview("xx")["kiosk"])["uptime"] == "0 min"


def test_without_a_deck_or_statistics_there_is_less(host: KioskHost) -> None:
    bare = replace(host, deck=None, visits=None)
    assert bare.overview("en")["numbers"] == []
    assert bare.charts("en") == []
    assert values(bare.overview("en")["kiosk"])["deck"] == "–"


def test_a_report_goes_onto_this_computer(host: KioskHost, tmp_path: Path) -> None:
    places = host.overview("en")["places"]
    assert places == [{"name": "this_computer", "path": str(tmp_path / "documents")}]
    page = Path(host.export_report(str(tmp_path / "documents"), "en"))
    assert "<h1>Visits</h1>" in page.read_text(encoding="utf-8")
    assert page.with_suffix(".csv").read_text(encoding="utf-8").count("\n") > 100


@pytest.mark.skipif(os.name == "nt", reason="links are for administrators there")
def test_links_on_a_drive_with_the_reports_names_destroy_nothing(host: KioskHost, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    own = [tmp_path / "pin.json", tmp_path / "own.yaml"]
    today = datetime.now().astimezone().date()
    for file, ending in zip(own, ("html", "csv"), strict=True):
        file.write_text("dear", encoding="utf-8")
        (stick / f"kiosk-report-{today}.{ending}").symlink_to(file)
    page = Path(host.export_report(str(stick), "en"))
    assert [file.read_text(encoding="utf-8") for file in own] == ["dear", "dear"]
    assert not page.is_symlink()
    assert "<h1>Visits</h1>" in page.read_text(encoding="utf-8")


def test_a_drive_that_is_gone_is_not_made(host: KioskHost, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        host.export_report(str(tmp_path / "gone"), "en")
    assert not (tmp_path / "gone").exists()


def test_a_drive_comes_first_and_says_its_room(
    host: KioskHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drives, "drives", lambda: [tmp_path])
    places = host.overview("en")["places"]
    assert isinstance(places, list)
    assert places[0]["name"].startswith(f"{tmp_path.name} (")
    assert places[0]["path"] == str(tmp_path)


def test_what_is_changed_on_screen_is_in_the_settings(host: KioskHost) -> None:
    host.change({"screen_diagonal_in": "55", "viewing_distance_mm": "900"})
    kept, problems = settings.load(host.own_settings)
    assert (kept.screen_diagonal_in, kept.viewing_distance_mm, problems) == (55, 900, ())
    assert settings.origins(host.own_settings)["screen_diagonal_in"].startswith(str(host.own_settings))


def test_the_recovery_file_on_a_drive_lifts_a_lock(
    host: KioskHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    assert host.pin_state() == ("unset", 0)
    assert host.set_pin("111111") == "pin_weak_same"
    assert host.set_pin(PIN) == ""
    assert host.set_pin(PIN) == "pin_not_kept", "the old one first"
    (tmp_path / "stick").mkdir()
    host.guard.make_recovery(tmp_path / "stick" / RECOVERY_NAME)
    (tmp_path / "pin.json").write_bytes(b"damaged")
    expect_log.append("it is damaged")
    assert host.pin_state() == ("locked", 0)
    monkeypatch.setattr(panel, "drives", lambda: [tmp_path / "stick"])
    assert host.pin_state() == ("unset", 0), "the old one is lost"
    assert host.set_pin(PIN) == "", "the file counts as the right PIN"
    assert host.pin_state() == ("set", 0)
    assert host.try_pin(PIN) == ""


def test_the_self_test_speaks_words(host: KioskHost) -> None:
    found = host.checks()
    assert {row["name"] for row in found} <= set(OPERATOR_WORDS)
    assert {row["mend"] for row in found} - {""} <= set(OPERATOR_WORDS)
    for name in ("deck", "write_access", "disk_space", "clock", "start_at_power_on"):
        assert f"check_{name}" in {row["name"] for row in found}
        assert f"mend_{name}" in OPERATOR_WORDS


def test_decks_are_found_once(deck_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "no deck").mkdir()
    assert [folder.name for folder in found_decks(deck_folder, deck_folder)] == ["nine-facts", "deck"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0 min"), (3540, "59 min"), (3600, "1 h 0 min"), (90_000, "1 d 1 h"), (86_400 * 20, "20 d 0 h")],
)
def test_a_long_time(seconds: float, said: str) -> None:
    assert Names().for_long(seconds) == said


def test_a_pin_that_cannot_be_tried_is_not_called_wrong(
    host: KioskHost, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    host.guard.set(PIN)
    assert host.try_pin(PIN) == ""
    expect_log.append("the PIN could not be tried")

    def gone(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("kiosk.disk.locked", gone)
    assert host.try_pin(PIN) == "pin_not_tried"


def test_each_deck_is_looked_at_once_and_again_when_it_changes(
    host: KioskHost, deck_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    def note(folder: Path, record: Record | None) -> object:
        loaded.append(folder.name)
        return load(folder, record)

    monkeypatch.setattr(decks, "load", note)
    host = replace(host, settings=Settings(deck=deck_folder))
    shipped, mine = host.decks()
    assert (shipped.is_current, shipped.title("ru")[2:8], shipped.faults) == (True, "фактов", ())
    assert (mine.is_current, mine.title("en"), mine.count) == (False, "Title en", 0)
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    mine = host.decks()[1]
    assert (mine.cover, mine.count, mine.title("en")) == (None, 1, "deck")
    assert mine.faults[0].startswith("deck.yaml, ")
    assert host.decks()[1] is mine
    assert loaded == ["nine-facts", "deck", "deck"]


def test_checking_decks_has_an_end(host: KioskHost, deck_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host = replace(host, settings=Settings(deck=deck_folder))
    with monkeypatch.context() as patch:
        patch.setattr(decks, "_PATIENCE_S", -1.0)
        assert [deck.is_checked for deck in host.decks()] == [False, False]
        patch.setattr(decks, "_MOST", 1)
        assert len(host.decks()) == 1
    assert [deck.is_checked for deck in host.decks()] == [True, True]


def test_a_broken_deck_cannot_be_chosen(host: KioskHost, deck_folder: Path) -> None:
    assert host.choose_deck(deck_folder).cover
    assert settings.load(host.own_settings)[0].deck == deck_folder
    kept = host.own_settings.read_bytes()
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    assert host.choose_deck(deck_folder).cover is None
    assert host.own_settings.read_bytes() == kept


def test_today_is_told_and_made_longer(host: KioskHost) -> None:
    assert host.overview("en")["today"] == {"hours": ""}
    assert host.open_until(1200) is None, "it is always open"
    hours = {"time_zone": "Asia/Bishkek", **dict.fromkeys(WEEKDAYS, "10:00-13:00, 14:00-18:00"), "monday": "closed"}
    noon = datetime(2026, 11, 24, 6, tzinfo=UTC)
    host = replace(host, settings=Settings.model_validate({"opening_hours": hours}), now=lambda: noon)
    day = {"hours": "10:00–13:00, 14:00–18:00", "until": 1080, "least": 1080, "most": 1680}
    assert host.overview("en")["today"] == day
    longer = host.open_until(1230)
    assert longer
    assert (longer.closes - noon) == timedelta(hours=8, minutes=30)
    again = replace(host)  # as after a restart
    assert again.longer() == longer
    assert again.overview("en")["today"] == {**day, "until": 1230}
    assert again.open_until(1080) is None
    assert host.longer() is None
    monday = replace(host, now=lambda: noon - timedelta(days=1))
    assert monday.overview("en")["today"] == {"hours": "is_closed", "until": 720, "least": 720, "most": 1680}
