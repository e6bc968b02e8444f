"""`kiosk report`, as its users call it."""

import json
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest
from support.command import called
from support.visits import ZONE, visit, visits

from kiosk.visits.writing import Store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the visits of September's first days."""
    folder = tmp_path_factory.mktemp("home")
    store = Store(folder / "state" / "kiosk" / "visits.sqlite")
    store.add([*visits(date(2026, 9, 1), 3, 0.05), visit(1, datetime(2026, 9, 9, 12, tzinfo=ZONE))])
    store.close()
    return folder


def report(home: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return called("report", *arguments, XDG_STATE_HOME=str(home / "state"), HOME=str(home), COLUMNS="90")


def test_a_table_of_this_machines_visits(home: Path) -> None:
    done = report(home)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Visits, 1 September 2026 – 9 September 2026\n")
    assert "Кыргызча" in done.stdout


def test_the_days_asked_for(home: Path) -> None:
    done = report(home, "--from", "2026-09-08", "--to", "2026-09-10", "--format", "json", "--language", "en")
    data = json.loads(done.stdout)
    assert data["days"] == {"2026-09-08": 0, "2026-09-09": 1, "2026-09-10": 0}
    assert {card["id"]: card["title"] for card in data["cards"]}["line-118"] == "Free medical advice"


@pytest.mark.parametrize("form", ["table", "csv", "json", "html"])
def test_into_a_file(home: Path, tmp_path: Path, form: str) -> None:
    done = report(home, "--format", form, "--out", tmp_path / "report")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "report").read_text(encoding="utf-8") == report(home, "--format", form).stdout


@pytest.mark.parametrize("form", ["table", "csv", "json", "html"])
def test_before_the_first_visit(tmp_path: Path, form: str) -> None:
    done = report(tmp_path, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "yesterday"], "--from yesterday is not a date such as 2026-09-01"),
        (["--to", "2026-02-30"], "--to 2026-02-30 is not a date"),
        (["--from", "0001-01-01"], "--from 0001-01-01: the years are 2000 to 2099"),
        (["--from", "2026-09-02", "--to", "2026-09-01"], "--from 2026-09-02 is after --to 2026-09-01"),
        (["--visits", "/none"], "there is no file /none"),
        (["--language", "fr"], "no language fr in this deck; it has ky, ru, en"),
        (["--deck", "/none"], "the deck's folder /none cannot be read"),
        (["--settings", "/none"], "there is no settings file /none"),
        (["--out", "/none/report"], "the report cannot be written"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(home: Path, arguments: list[str], message: str) -> None:
    done = report(home, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert message in done.stderr


def test_an_unknown_format_is_wrong_usage(home: Path) -> None:
    assert report(home, "--format", "pdf").returncode == 2


def test_a_damaged_file_is_a_problem(home: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "visits.sqlite"
    damaged.write_bytes(b"no database at all" * 100)
    done = report(home, "--visits", damaged)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(f"{damaged}:1:1: error: the visits are damaged (file is not a database)")
    assert damaged.read_bytes() == b"no database at all" * 100


def test_a_broken_deck_leaves_the_ids(home: Path, tmp_path: Path) -> None:
    done = report(home, "--deck", tmp_path, "--format", "json")
    assert done.returncode == 0
    assert done.stderr == "kiosk: the deck cannot be loaded, so cards are listed by id; `kiosk check` says why\n"
    assert all(card["title"] == card["id"] for card in json.loads(done.stdout)["cards"])
