"""The files between the player and `kiosk link`: what is written is read, and nothing else."""

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from support.links import REPORT

from kiosk.exchange import Exchange, Message, Order, Orders, Outcome, PackOrder, Result, Trouble, Wanted
from kiosk.exchange.files import KEPT_DAYS, MOST_BYTES
from kiosk.exchange.sums import day_sums
from kiosk.visits import AIDS, Ending, Opened, Visit

ORDERS = Orders(
    Wanted(PackOrder("a", "1", "0" * 32, "a.kioskpack"), {"idle_s": "45"}, "", Message({"en": "x"}), True, "3", "x1"),
    (Order("pause", "kiosk/a@3"),),
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    exchange = Exchange(tmp_path)
    assert (exchange.orders(), exchange.report(), exchange.screenshot()) == (None, None, None)
    exchange.write_orders(ORDERS)
    assert exchange.orders() == ORDERS
    report = replace(REPORT, troubles=(Trouble("a", "b"),), outcomes=(Outcome("pause", "m", Result.DONE),))
    exchange.write_report(report)
    assert exchange.report() == report
    exchange.write_report(replace(report, deck="caf\udce9"))
    assert exchange.report() == replace(report, deck="caf?"), "a folder's name in the letters of an old system"
    exchange.write_screenshot("x1", b"\xff\xd8jpeg")
    assert exchange.screenshot() == ("x1", b"\xff\xd8jpeg")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_other_sides_group_may_read_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        Exchange(tmp_path).write_report(REPORT)
        Exchange(tmp_path).write_orders(ORDERS)
    finally:
        os.umask(before)
    assert {file.stat().st_mode & 0o777 for file in tmp_path.rglob("*.json")} == {0o640}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"wanted": 1, "given": []}', b"[" * 50_000, b" " * (MOST_BYTES + 1)]
)
def test_what_is_wrong_counts_as_nothing(tmp_path: Path, content: bytes) -> None:
    exchange = Exchange(tmp_path)
    exchange.to_kiosk.mkdir()
    (exchange.to_kiosk / "orders.json").write_bytes(content)
    assert exchange.orders() is None


def test_no_link_and_no_pipe_leads_out(tmp_path: Path) -> None:
    exchange, outside = Exchange(tmp_path / "exchange"), tmp_path / "orders.json"
    exchange.to_kiosk.mkdir(parents=True)
    outside.write_text('{"wanted": {}, "given": []}')
    (exchange.to_kiosk / "orders.json").symlink_to(outside)
    assert exchange.orders() is None
    (exchange.to_kiosk / "orders.json").unlink()
    os.mkfifo(exchange.to_kiosk / "orders.json")
    assert exchange.orders() is None
    for name in ("../x", "a/b", ".hidden", "/etc/passwd"):
        with pytest.raises(ValueError, match="not a file's name"):
            exchange.pack(name)


def test_days_are_summed_up_and_old_ones_go(tmp_path: Path) -> None:
    start = datetime(2026, 11, 27, 10, tzinfo=UTC)
    opened = (Opened("a", 100), Opened("b", 100), Opened("a", 5))
    visit = Visit(start, 61_000, ("ky", "ru"), opened, Ending.HOME, large_text=True, read_aloud=True)
    sums = day_sums("2026-11-27", [visit, replace(visit, languages=("ky",), large_text=False)])
    assert (sums.visits, sums.length_s, sums.opened, sums.hours[10]) == (2, 122, 6, 2)
    assert (sums.languages, sums.cards) == ({"ru": 1, "ky": 1}, {"a": 4, "b": 2})
    assert [getattr(sums, aid) for aid in AIDS] == [1, 0, 0, 0, 2]
    exchange = Exchange(tmp_path)
    for number in range(KEPT_DAYS + 3):
        exchange.write_day(replace(sums, day=date.fromordinal(800_000 + number).isoformat()))
    days = [found.day for found in exchange.days()]
    assert len(days) == KEPT_DAYS
    assert days[-1] == date.fromordinal(800_000 + KEPT_DAYS + 2).isoformat()
    assert json.loads((exchange.from_kiosk / f"visits-{days[0]}.json").read_text())["visits"] == 2
