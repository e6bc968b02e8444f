"""The link, a real broker and a file server that fail: nothing is lost, nothing plays that was not signed.

What needs no second process is in tests/link and tests/fleet: replays, nonsense, full disks, parts that do not fit.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from support.broker import MOSQUITTO, Ear

from chaos.clocks import faketime
from chaos.house import NAME, House, house
from chaos.proof import Proof, not_here, within
from kiosk.exchange import DaySums, Exchange
from kiosk.packs import keys

TOLD_S, BACK_S, FETCHED_S = 15.0, 20.0, 60.0


def main(*, short: bool) -> Iterator[Proof]:
    """One kiosk with its link, and all that can go wrong around it."""
    tools = {"mosquitto": MOSQUITTO, "Xvfb": shutil.which("Xvfb")}
    missing = [name for name, place in tools.items() if not place]
    if missing:
        yield not_here("fleet", f"{', '.join(missing)} missing (build_spec/setup.sh chaos)")
        return
    with tempfile.TemporaryDirectory() as folder, house(Path(folder)) as all_of_it:
        yield from _nothing_unsigned(all_of_it)
        yield from _broker_gone(all_of_it, 5 if short else 60)
        yield from _flapping(all_of_it, 2 if short else 10)
        yield from _malicious(all_of_it)
        if not short:
            yield from _killed(all_of_it, 10)
            yield from _twin(all_of_it)
            yield from _half_downloads(all_of_it)
            yield from _clock_of_1970(all_of_it)


def _nothing_unsigned(it: House) -> Iterator[Proof]:
    """Each refused, with a reason; then a right one plays, and one step back leads to where it was."""
    starts, refused = it.kiosk.times("ready"), []
    strange = it.maker.pack("3", key=keys.new())
    forged = it.maker.pack("4")
    content = bytearray(forged.read_bytes())
    content[-100] ^= 1
    forged.write_bytes(content)
    for file in (strange, forged):
        it.want(file)
        it.until(lambda: it.outcome("pack"))
        refused.append(it.outcome("pack"))
    is_so = all(found and found.result == "refused" for found in refused) and it.kiosk.times("ready") == starts
    yield Proof(
        "packs of a strange key, and changed since they were signed", _told(refused), "refused, nothing plays", is_so
    )
    it.want(it.maker.pack("2"))
    took = it.until(lambda: it.status and it.status.deck and it.status.deck.pack_version == "2")
    yield within("a right one plays", [took], TOLD_S)
    it.want(it.maker.pack("1"))
    it.until(lambda: it.outcome("pack"))
    older = it.outcome("pack")
    is_so = bool(
        older and older.result == "refused" and it.status and it.status.deck and it.status.deck.pack_version == "2"
    )
    yield Proof("an older version", _told([older]), "refused, the newer plays on", is_so)


def _told(outcomes: list) -> str:  # type: ignore[type-arg]
    return "; ".join(f"{found.result}: {found.why}"[:70] if found else "nothing" for found in outcomes)


def _broker_gone(it: House, seconds: int) -> Iterator[Proof]:
    """Visits that were summed up meanwhile are told once it is back."""
    before, starts, begun = _visits(it), it.kiosk.times("ready"), time.monotonic()
    it.broker.stop()
    it.screen.click(200, 400)
    it.kiosk.wait_for("visit_start", it.kiosk.times("visit_start") + 1)
    sums = DaySums("2026-11-01", 7, 420, 21, (7, *[0] * 23))
    Exchange(it.folder / "exchange").write_day(sums)  # as the player does every five minutes
    time.sleep(seconds)
    it.broker.start()
    took = it.until(lambda: _visits(it) == before + 7)
    gone = time.monotonic() - begun
    yield within(f"the broker is gone for {gone:.0f} s: the visits of meanwhile are told afterwards", [took], BACK_S)
    is_so = it.kiosk.times("ready") == starts
    figure = "the visit goes on" if is_so else "a restart"
    yield Proof("  the visitor of meanwhile has seen none of it", figure, "so", is_so)


def _visits(it: House) -> int:
    with it.tower.hearing:
        found = it.tower.fleet.kiosks.get(NAME)
    return sum(day.visits for day in found.visits.values()) if found else 0


def _flapping(it: House, times: int) -> Iterator[Proof]:
    starts = it.kiosk.times("ready")
    for _ in range(times):
        it.broker.stop()
        it.broker.start()
        time.sleep(0.5)
    took = it.until(lambda: _is_heard(it))
    it.wish(pause=True)
    done = it.until(lambda: _is_done(it, "pause"), TOLD_S * 3)
    it.wish(pause=False)
    it.until(lambda: _is_done(it, "pause"))
    yield within(f"the broker comes and goes {times} times: it is heard again", [took], BACK_S)
    yield Proof("  and does what is wanted", f"after {done:.1f} s", "done", done < float("inf"))
    yield Proof(
        "  the player has seen none of it",
        f"{it.kiosk.times('ready') - starts} starts",
        "0",
        it.kiosk.times("ready") == starts,
    )


def _is_heard(it: House) -> bool:
    with it.tower.hearing:
        found = it.tower.fleet.kiosks.get(NAME)
    return bool(found and found.is_up and found.has_heartbeat)


def _is_done(it: House, what: str) -> bool:
    found = it.outcome(what)
    return bool(found and found.result == "done")


def _killed(it: House, times: int) -> Iterator[Proof]:
    """A restart that was carried out is not carried out again by a link that begins anew."""
    starts = it.kiosk.times("ready")
    it.wish(restart=True)
    it.until(lambda: it.kiosk.times("ready") == starts + 1)
    it.until(lambda: _is_done(it, "restart"))
    for _ in range(times):
        it.links[0].kill()
        it.links.pop(0).wait()
        it.link()
        it.until(lambda: _is_heard(it))
    time.sleep(5)
    repeats = it.kiosk.times("ready") - starts - 1
    yield Proof(f"the link is killed {times} times: a restart is not repeated", f"{repeats} repeats", "0", repeats == 0)


def _malicious(it: House) -> Iterator[Proof]:
    """A user of another name, and the keeper's own rubbish."""
    starts = it.kiosk.times("ready")
    evil, keeper = Ear(it.broker, "evil"), Ear(it.broker, "keeper")
    for payload in (b"", b"\xff" * 1000, b"[" * 50_000, b'{"id": "hall-1", "state": "failsafe"}', b" " * 400_000):
        for topic in (f"kiosk/1/from/{NAME}/status", "kiosk/1/from/evil/status", "kiosk/1/from/evil/presence"):
            evil.say(topic, payload)
        keeper.say(f"kiosk/1/to/kiosk/{NAME}/desired", payload or b"{}")
        keeper.say("kiosk/1/to/group/all/desired", payload or b"{}")
    took = it.until(lambda: it.status and it.status.refused)
    evil.close()
    keeper.close()
    it.wish(pause=False)
    done = it.until(lambda: _is_done(it, "pause"), TOLD_S)
    with it.tower.hearing:
        others = it.tower.fleet.kiosks.get("evil")
    is_so = it.kiosk.times("ready") == starts and it.status is not None and it.status.state == "playing"
    yield within("rubbish is wanted of it: it says that it refuses it", [took], TOLD_S)
    yield Proof("  and does the next right wish", f"after {done:.1f} s", "done", done < float("inf"))
    yield Proof("  the player has seen none of it", f"plays, {it.kiosk.times('ready') - starts} starts", "0", is_so)
    is_told = bool(others and "contract" in " ".join(others.problems))
    yield Proof(
        "a malicious kiosk is shown as such, and speaks for nobody else", "so" if is_told else "not so", "so", is_told
    )


def _twin(it: House) -> Iterator[Proof]:
    it.link(exchange="twin")
    took = it.until(lambda: it.status and any(found.word == "link_twin" for found in it.status.problems))
    it.links[-1].kill()
    it.links.pop().wait()
    yield within("two kiosks of one name: they say so", [took], TOLD_S)


def _half_downloads(it: House) -> Iterator[Proof]:
    file = it.maker.pack("5")
    size = file.stat().st_size
    it.files.cuts, it.files.ranges = [size // 4, size // 4, size // 4], []
    it.want(file)
    took = it.until(lambda: it.status and it.status.deck and it.status.deck.pack_version == "5", 300)
    resumed = sum(bool(wanted) for wanted in it.files.ranges)
    yield within(
        f"a download breaks off three times, and goes on where it was ({resumed} times)", [took], 4 * FETCHED_S
    )
    yield Proof("  nothing is fetched twice", f"{it.files.ranges}", "three ranges", resumed == 3)


def _clock_of_1970(it: House) -> Iterator[Proof]:
    what = "a link whose clock says 1970"
    if not shutil.which("faketime"):
        yield not_here(what, "faketime missing (build_spec/setup.sh chaos)")
        return
    it.links[0].kill()
    it.links.pop(0).wait()
    starts = it.kiosk.times("ready")
    it.link(LD_PRELOAD=faketime(), FAKETIME="@1970-01-01 00:00:00", DONT_FAKE_MONOTONIC="1")
    it.until(lambda: not _is_heard(it))  # after its will
    time.sleep(15)
    is_up = it.links[0].poll() is None
    yield Proof(what, "it waits, and the kiosk plays", "both", is_up and it.kiosk.times("ready") == starts)
    it.links[0].kill()
    it.links.pop(0).wait()
    it.link()
    yield within("  with the right time it is heard again", [it.until(lambda: _is_heard(it))], BACK_S)
