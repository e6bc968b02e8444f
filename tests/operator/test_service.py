"""The operator's service: what it shows and does, with real files."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import pytest
from support.files import edit
from support.packs import maker
from support.tries import CHEAP, PIN
from support.visits import visits as generated

from kiosk import paths
from kiosk.deck import Deck, Record
from kiosk.deck.load import load
from kiosk.hours.opening_hours import WEEKDAYS
from kiosk.operator import deck_list, destinations
from kiosk.operator import service as service_
from kiosk.operator.deck_list import found_decks
from kiosk.operator.destinations import Destination
from kiosk.operator.panel_values import Day, Fact, PinState, PinStatus, Problem
from kiosk.operator.pin import RECOVERY_NAME, PinGuard
from kiosk.operator.service import OperatorService
from kiosk.operator.troubles import Trouble
from kiosk.operator.words import OPERATOR_WORDS, Phrase, in_english, phrase
from kiosk.packs.errors import PackError, Reason
from kiosk.report.charts import Charts
from kiosk.report.words import Names
from kiosk.settings import Settings
from kiosk.settings import files as settings_files
from kiosk.settings.form import settings_of
from kiosk.system import usb_drives
from kiosk.visits import Visits
from kiosk.visits.writing import Store

FAULT = Trouble(phrase("trouble_picture", file="a.svg"), datetime(2026, 9, 4, 9, 14).astimezone())


@pytest.fixture
def service(tmp_path: Path, nine_facts: Deck, monkeypatch: pytest.MonkeyPatch) -> OperatorService:
    """A service with a week of visits, its PIN not set, its documents in a folder of the test's."""
    monkeypatch.setattr(destinations, "documents_folder", lambda: tmp_path / "documents")
    monkeypatch.setattr(destinations, "drives", list)
    monkeypatch.setattr(service_, "drives", list)
    file = tmp_path / "visits.sqlite"
    store = Store(file)
    store.add(list(generated(date.today() - timedelta(days=6), 7)))  # noqa: DTZ011 - the machine's own day
    store.close()
    visits = Visits(file)
    visits.close()  # it has counted what is there
    guard = PinGuard(tmp_path / "pin.json", hasher=CHEAP)
    own, extension = tmp_path / "kiosk.yaml", tmp_path / "longer"
    own.write_text("", encoding="utf-8")
    return OperatorService(guard, Settings(), own, nine_facts, visits, file, lambda: [FAULT], 2, extension)


def values(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.name.word: fact.value for fact in facts if isinstance(fact.name, Phrase)}


def test_packs_are_offered_installed_and_chosen(
    service: OperatorService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    made = maker(tmp_path)
    service.packs = made.kiosk
    monkeypatch.setattr(usb_drives, "mounted", lambda: [made.home / "packs"])
    first, second = made.pack("1.4"), made.pack("1.5")
    assert [str(offer.pack) for offer in service.offers()] == ["facts 1.4", "facts 1.5"]
    assert service.install_pack(first) is service.install_pack(second) is None
    assert service.offers() == ()
    expect_log.append("facts 1.4 is older than 1.5")
    refused = service.install_pack(first)
    assert refused
    assert in_english(refused) == "The pack facts-1.4 was not installed: a newer version was here before."
    with monkeypatch.context() as hanging:  # tests/packs/test_reading.py has real ones
        silent = PackError(Reason.SILENT, "the drive does not answer")
        hanging.setattr(service_, "install", Mock(side_effect=silent))
        expect_log.append("the drive does not answer")
        refused = service.install_pack(first)
    assert refused
    assert in_english(refused).endswith("was not installed: the drive does not answer: pull it out.")
    titles = [deck.title("en") for deck in service.decks()]
    assert titles[:2] == ["Title en 1.5", "Title en 1.4"]
    older = made.kiosk.installed()[1]
    service.choose_deck(older.deck)
    assert made.kiosk.record().plays == older.pack
    service.choose_deck(paths.BUILT_IN_DECK)
    assert (made.kiosk.playing(), settings_files.load(service.own_settings)[0].deck) == (None, paths.BUILT_IN_DECK)
    service.settings = replace(service.settings, packs_from_sticks="off")
    assert service.offers() == ()


def test_the_log_goes_along_with_the_report(service: OperatorService, tmp_path: Path) -> None:
    for name, lines in (("kiosk.log.1", "old\n"), ("kiosk.log", "new\n")):
        (tmp_path / name).write_text(lines, encoding="utf-8")
    service.export_report(tmp_path / "documents", "en")
    (log,) = (tmp_path / "documents").glob("kiosk-log-*.txt")
    assert log.read_text(encoding="utf-8") == "old\nnew\n"


def test_what_the_panel_tells(service: OperatorService) -> None:
    shown = service.overview("en")
    numbers, facts = values(shown.numbers), values(shown.facts)
    assert set(numbers) == {"visits_today", "visits_ever", "visit_length", "languages"}
    assert "Кыргызча" in numbers["languages"]
    assert facts["deck"] == "nine-facts 1.0"
    assert set(facts) == {"deck", "screen", "drawing", "version", "uptime", "restarts"}
    assert (facts["restarts"], facts["uptime"]) == ("2", "0 min")
    fault = Problem(phrase("trouble_picture", file="a.svg"), "09:14")
    assert shown.problems == (Problem(phrase("trouble_pin")), fault)
    assert service.set_pin(PIN) is None
    assert service.overview("en").problems == (fault,)


def test_every_chart_of_the_report_has_a_name(service: OperatorService) -> None:
    charts = service.overview("en").charts
    assert [chart.name.word for chart in charts] == [f"chart_{name}" for name in Charts.__dataclass_fields__]
    assert all(chart.svg.startswith("<svg ") for chart in charts)


def test_the_panel_and_the_report_speak_the_operators_language(service: OperatorService, tmp_path: Path) -> None:
    assert values(service.overview("ru").facts)["uptime"] == "0 мин"
    assert "сеанстар" in service.overview("ky").charts[0].svg
    page = service.export_report(tmp_path / "documents", "ru").read_text(encoding="utf-8")
    assert '<html lang="ru">' in page
    assert "<h1>Посещения</h1>" in page
    assert values(service.overview("xx").facts)["uptime"] == "0 min"


def test_without_a_deck_or_statistics_there_is_less(service: OperatorService) -> None:
    bare = replace(service, deck=None, visits=None)
    assert bare.overview("en").numbers == ()
    assert bare.overview("en").charts == ()
    assert values(bare.overview("en").facts)["deck"] == "–"


def test_a_report_goes_onto_this_computer(service: OperatorService, tmp_path: Path) -> None:
    folders = service.overview("en").destinations
    assert folders == (Destination(phrase("this_computer"), tmp_path / "documents"),)
    page = service.export_report(tmp_path / "documents", "en")
    assert "<h1>Visits</h1>" in page.read_text(encoding="utf-8")
    assert page.with_suffix(".csv").read_text(encoding="utf-8").count("\n") > 100


@pytest.mark.skipif(os.name == "nt", reason="links are for administrators there")
def test_links_on_a_drive_with_the_reports_names_destroy_nothing(service: OperatorService, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    own = [tmp_path / "pin.json", tmp_path / "own.yaml"]
    today = datetime.now().astimezone().date()
    for file, ending in zip(own, ("html", "csv"), strict=True):
        file.write_text("dear", encoding="utf-8")
        (stick / f"kiosk-report-{today}.{ending}").symlink_to(file)
    page = service.export_report(stick, "en")
    assert [file.read_text(encoding="utf-8") for file in own] == ["dear", "dear"]
    assert not page.is_symlink()
    assert "<h1>Visits</h1>" in page.read_text(encoding="utf-8")


def test_a_drive_that_is_gone_is_not_made(service: OperatorService, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        service.export_report(tmp_path / "gone", "en")
    assert not (tmp_path / "gone").exists()


def test_a_drive_comes_first_and_says_its_room(
    service: OperatorService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destinations, "drives", lambda: [tmp_path])
    drive = service.overview("en").destinations[0]
    assert in_english(drive.name).startswith(f"{tmp_path.name} (")
    assert drive.folder == tmp_path


def test_what_is_changed_on_screen_is_in_the_settings(service: OperatorService) -> None:
    service.change({"screen_diagonal_in": "55", "viewing_distance_mm": "900"})
    kept, problems = settings_files.load(service.own_settings)
    assert (kept.screen_diagonal_in, kept.viewing_distance_mm, problems) == (55, 900, ())
    assert settings_files.origins(service.own_settings)["screen_diagonal_in"].startswith(str(service.own_settings))


def test_the_recovery_file_on_a_drive_lifts_a_lock(
    service: OperatorService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: list[str]
) -> None:
    assert service.pin_status() == PinStatus(PinState.UNSET)
    assert service.set_pin("111111") == phrase("pin_weak_same")
    assert service.set_pin(PIN) is None
    assert service.set_pin(PIN) == phrase("pin_not_kept"), "the old one first"
    (tmp_path / "stick").mkdir()
    service.guard.make_recovery(tmp_path / "stick" / RECOVERY_NAME)
    (tmp_path / "pin.json").write_bytes(b"damaged")
    expect_log.append("it is damaged")
    assert service.pin_status() == PinStatus(PinState.LOCKED)
    monkeypatch.setattr(service_, "drives", lambda: [tmp_path / "stick"])
    assert service.pin_status() == PinStatus(PinState.UNSET), "the old one is lost"
    assert service.set_pin(PIN) is None, "the file counts as the right PIN"
    assert service.pin_status() == PinStatus(PinState.SET)
    assert service.try_pin(PIN) is None


def test_the_self_test_speaks_words(service: OperatorService) -> None:
    found = service.checks()
    assert all(check.advice is None if check.is_well else check.advice for check in found)
    for name in ("deck", "write_access", "disk_space", "clock", "start_at_power_on"):
        assert f"check_{name}" in {check.title.word for check in found}
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
    service: OperatorService, expect_log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    service.guard.set(PIN)
    assert service.try_pin(PIN) is None
    expect_log.append("the PIN could not be tried")

    def gone(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("kiosk.system.files.locked", gone)
    assert service.try_pin(PIN) == phrase("pin_not_tried")


def test_each_deck_is_looked_at_once_and_again_when_it_changes(
    service: OperatorService, deck_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []

    def note(folder: Path, record: Record | None) -> object:
        loaded.append(folder.name)
        return load(folder, record)

    monkeypatch.setattr(deck_list, "load", note)
    service = replace(service, settings=Settings(deck=deck_folder))
    shipped, mine = service.decks()
    assert (shipped.is_current, shipped.title("ru")[2:8], shipped.faults) == (True, "фактов", ())
    assert (mine.is_current, mine.title("en"), mine.count) == (False, "Title en", 0)
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    mine = service.decks()[1]
    assert (mine.cover, mine.count, mine.title("en")) == (None, 1, "deck")
    assert mine.faults[0].startswith("deck.yaml, ")
    assert service.decks()[1] is mine
    assert loaded == ["nine-facts", "deck", "deck"]


def test_checking_decks_has_an_end(
    service: OperatorService, deck_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = replace(service, settings=Settings(deck=deck_folder))
    with monkeypatch.context() as patch:
        patch.setattr(deck_list, "_PATIENCE_S", -1.0)
        assert [deck.is_checked for deck in service.decks()] == [False, False]
        patch.setattr(deck_list, "_MOST", 1)
        assert len(service.decks()) == 1
    assert [deck.is_checked for deck in service.decks()] == [True, True]


def test_a_broken_deck_cannot_be_chosen(service: OperatorService, deck_folder: Path) -> None:
    assert service.choose_deck(deck_folder).cover
    assert settings_files.load(service.own_settings)[0].deck == deck_folder
    kept = service.own_settings.read_bytes()
    edit(deck_folder / "deck.yaml", "accent: lake", "accent: pink")
    assert service.choose_deck(deck_folder).cover is None
    assert service.own_settings.read_bytes() == kept


def test_today_is_told_and_made_longer(service: OperatorService) -> None:
    assert service.overview("en").day is None
    assert service.open_until(1200) is None, "it is always open"
    hours = {"time_zone": "Asia/Bishkek", **dict.fromkeys(WEEKDAYS, "10:00-13:00, 14:00-18:00"), "monday": "closed"}
    noon = datetime(2026, 11, 24, 6, tzinfo=UTC)
    service = replace(service, settings=settings_of({"opening_hours": hours}), now=lambda: noon)
    day = Day("10:00–13:00, 14:00–18:00", until=1080, least=1080, most=1680)
    assert service.overview("en").day == day
    extension = service.open_until(1230)
    assert extension
    assert (extension.closes - noon) == timedelta(hours=8, minutes=30)
    again = replace(service)  # as after a restart
    assert again.extension() == extension
    assert again.overview("en").day == replace(day, until=1230)
    assert again.open_until(1080) is None
    assert service.extension() is None
    monday = replace(service, now=lambda: noon - timedelta(days=1))
    assert monday.overview("en").day == Day(phrase("is_closed"), until=720, least=720, most=1680)
