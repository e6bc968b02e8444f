"""What comes from afar is carried out once, noted first, and told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from support.links import REPORT

from kiosk.exchange import Exchange, Message, Order, Orders, PackOrder, Result, Trouble, Wanted
from kiosk.player import message
from kiosk.player.orders import Asked, Carrier, Seen
from kiosk.settings import files as settings_files
from kiosk.system.clock import Moment

SEEN = Seen("playing", "1920 × 1080 px")
PACK = PackOrder("nine-facts", "1.4", "a" * 32, "x.kioskpack")


class Packs:
    """Packs that only remember what was asked of them."""

    def __init__(self) -> None:
        self.here: dict[str, tuple[str, str, str]] = {}
        self.plays = ("", "", "")
        self.refusal = ""
        self.asked: list[Path | None] = []

    def installed(self) -> tuple[str, ...]:
        return tuple(self.here)

    def playing(self) -> tuple[str, str, str]:
        return self.plays

    def set_aside(self) -> None:
        self.plays = ("", "", "")

    def install(self, order: PackOrder, file: Path | None) -> str:
        self.asked.append(file)
        if not self.refusal:
            self.plays = self.here[order.hash] = (order.name, order.version, order.hash)
        return self.refusal


class Kiosk:
    """A carrier, and what it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.packs, self.at_s = folder, Packs(), 0.0
        self.exchange = Exchange(folder / "exchange")
        self.settings = folder / "kiosk.yaml"
        self.again()

    def again(self) -> None:
        """The player starts again."""
        self.carrier = Carrier(
            self.exchange,
            self.folder,
            self.settings,
            self.folder / "visits.sqlite",
            self.packs,
            lambda: REPORT,
            lambda: datetime(2026, 11, 27, 12, tzinfo=UTC),
            lambda: Moment("boot", self.at_s),
        )

    def told(self, number: int, **wanted: Any) -> Asked:
        """It is told this; what it then asks of the GUI thread."""
        orders = Orders(Wanted(**wanted), tuple(Order(name, f"kiosk/a@{number}") for name in wanted))
        self.exchange.write_orders(orders)
        return self.carrier.look(SEEN)

    def outcome(self, name: str) -> tuple[Result, str]:
        report = self.exchange.report()
        assert report is not None
        return next((it.result, it.why) for it in report.outcomes if it.field == name)


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    return Kiosk(tmp_path)


def test_without_orders_it_only_reports(kiosk: Kiosk) -> None:
    assert kiosk.carrier.look(replace(SEEN, troubles=(Trouble("a", "b"),))) == Asked()
    report = kiosk.exchange.report()
    assert report is not None
    assert (report.state, report.screen, report.troubles, report.boot) == (
        "playing",
        SEEN.screen,
        (Trouble("a", "b"),),
        "boot",
    )


def test_an_order_is_carried_out_once_even_after_a_restart(kiosk: Kiosk) -> None:
    assert kiosk.told(1, pause=True) == Asked(pause=True)
    assert kiosk.carrier.look(SEEN) == Asked()
    kiosk.again()
    assert kiosk.carrier.look(SEEN) == Asked()
    assert kiosk.outcome("pause") == (Result.DONE, "")
    assert kiosk.told(2, pause=True) == Asked(pause=True), "given anew: somebody here has ended it meanwhile"


def test_settings_are_saved_and_start_the_player_anew(kiosk: Kiosk) -> None:
    kiosk.settings.write_text("motion: calm # ours\n")
    assert kiosk.told(1, settings={"idle_s": "45", "closed_shows": "card"}).restart
    found, problems = settings_files.load(kiosk.settings)
    assert (found.idle_s, found.closed_shows, found.motion, problems) == (45, "card", "calm", ())
    assert "# ours" in kiosk.settings.read_text()
    hours = '{"monday": "closed", "tuesday": "10:00-18:00", "wednesday": "closed", "thursday": "closed", '
    hours += '"friday": "closed", "saturday": "closed", "sunday": "closed"}'
    assert kiosk.told(2, opening_hours=hours).restart
    assert settings_files.load(kiosk.settings)[0].opening_hours is not None
    assert kiosk.told(3, opening_hours="").restart
    assert settings_files.load(kiosk.settings)[0].opening_hours is None


@pytest.mark.parametrize(
    "wanted", [{"settings": {"idle_s": "1"}}, {"opening_hours": "{}"}, {"opening_hours": "["}, {"settings": {"x": "1"}}]
)
def test_what_cannot_be_is_refused_with_its_reason_and_changes_nothing(kiosk: Kiosk, wanted: dict[str, Any]) -> None:
    kiosk.settings.write_text("motion: calm\n")
    assert kiosk.told(1, **wanted) == Asked()
    result, why = kiosk.outcome(next(iter(wanted)))
    assert result is Result.REFUSED
    assert why
    assert "pydantic" not in why
    assert kiosk.settings.read_text() == "motion: calm\n"


def test_a_pack_waits_until_it_is_fetched_then_plays(kiosk: Kiosk) -> None:
    kiosk.told(1, pack=replace(PACK, file=""))
    assert kiosk.outcome("pack")[0] is Result.WAITING
    kiosk.told(1, pack=PACK)
    assert kiosk.packs.asked == [kiosk.exchange.pack("x.kioskpack")]
    assert kiosk.outcome("pack") == (Result.DONE, "")
    kiosk.packs.plays = ("nine-facts", "1.3", "b" * 32)
    kiosk.told(2, pack=replace(PACK, file="", back=True))
    assert kiosk.packs.asked[1:] == [None], "it is here already"
    kiosk.told(3, pack=replace(PACK, file=""))
    assert len(kiosk.packs.asked) == 2, "it plays already"
    kiosk.exchange.write_orders(Orders(Wanted(), (Order("pack", "kiosk/a@4"),)))
    kiosk.carrier.look(SEEN)
    assert kiosk.packs.plays == ("", "", "")


def test_a_refused_pack_is_not_tried_again_until_it_is_given_anew(kiosk: Kiosk) -> None:
    kiosk.packs.refusal = "signed by a key that this kiosk does not trust"
    for _ in range(3):
        kiosk.told(1, pack=PACK)
    assert len(kiosk.packs.asked) == 1
    assert kiosk.outcome("pack") == (Result.REFUSED, kiosk.packs.refusal)
    kiosk.told(2, pack=PACK)
    assert len(kiosk.packs.asked) == 2
    kiosk.told(3, pack=replace(PACK, file="../../etc/x"))
    assert kiosk.outcome("pack")[0] is Result.REFUSED
    assert len(kiosk.packs.asked) == 2


def test_what_cannot_be_noted_is_not_done(kiosk: Kiosk, expect_log: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    expect_log.append("cannot be noted, so it is not done")
    replaced = "kiosk.player.orders.files.replace"
    kiosk.exchange.write_orders(Orders(Wanted(restart="1"), (Order("restart", "kiosk/a@1"),)))
    with monkeypatch.context() as patch:
        patch.setattr(replaced, _full)
        for _ in range(3):
            assert kiosk.carrier.look(SEEN) == Asked(), "else it would start anew for ever"
    kiosk.at_s += 301
    assert kiosk.carrier.look(SEEN).restart


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_message_is_kept_and_taken_back(kiosk: Kiosk) -> None:
    file = message.file_in(kiosk.folder)
    said = Message({"en": "Closed on Monday"}, {"en": "See you."})
    assert kiosk.told(1, message=said).restart
    assert message.kept(file) == said
    orders = Orders(Wanted(message=None), (Order("message", "kiosk/a@2"),))
    kiosk.exchange.write_orders(orders)
    assert kiosk.carrier.look(SEEN).restart
    assert message.kept(file) is None


def test_a_report_is_written_when_something_changes_and_now_and_then(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[float] = []
    monkeypatch.setattr(Exchange, "write_report", lambda _, report: written.append(report.at_s))
    for second in range(40):
        kiosk.at_s = float(second)
        kiosk.carrier.look(replace(SEEN, state="playing" if second < 20 else "closed"))
    assert written == [0, 15, 20, 35]


def test_the_link_may_be_hostile(kiosk: Kiosk) -> None:
    hostile: list[Callable[[], object]] = [
        lambda: (kiosk.exchange.to_kiosk / "orders.json").write_bytes(b"\xff" * 1000),
        lambda: kiosk.exchange.write_orders(Orders(Wanted(), (Order("pause", "m"), Order("shell", "m")))),
        lambda: kiosk.exchange.write_orders(Orders(Wanted(), tuple(Order(name, "n") for name in ("settings", "pack")))),
    ]
    kiosk.exchange.to_kiosk.mkdir(parents=True)
    for do in hostile:
        do()
        kiosk.carrier.look(SEEN)
    assert not kiosk.packs.asked
