"""`make fleet`: a thousand links, real MQTT over TLS to a real Mosquitto on this machine, one publication to all.

It prints figures to judge, for docs/fleet.md. It is bounded: some minutes, one broker, loopback only.
"""

import argparse
import os
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from support.broker import MOSQUITTO, Broker, running
from support.links import PACK

from kiosk.fleet.config import FleetConfig
from kiosk.fleet.rollout import publish
from kiosk.fleet.stages import progress
from kiosk.fleet.tower import Tower
from kiosk.fleet.wanting import with_pack
from simulation.crowd import GROUP, Crowd

_PATIENCE_S = 120
_DAY_S = 86_400
_HEARTBEAT_S, _VISITS_S, _OPEN_S = 60, 300, 8 * 3600


def main() -> None:
    options = argparse.ArgumentParser("make fleet")
    options.add_argument("--kiosks", type=int, default=1000)
    options.add_argument("--steady", type=int, default=60, help="seconds of ordinary life that are measured")
    given = options.parse_args()
    if not MOSQUITTO:
        sys.exit("mosquitto is missing (apt-get install mosquitto)")
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    rules = "user crowd\ntopic readwrite kiosk/1/#\n"
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), ("crowd", "keeper"), rules) as broker:
        _simulate(broker, Path(folder), min(given.kiosks, 5000), min(given.steady, 600))


def _simulate(broker: Broker, folder: Path, many: int, steady_s: int) -> None:
    begun = time.monotonic()
    crowd = Crowd(broker, folder / "kiosks", many)
    crowd.connect()
    while not crowd.is_connected and time.monotonic() - begun < _PATIENCE_S:
        crowd.move(0.05, turns=0)
    _say("links", many, "")
    _say("all connected after", time.monotonic() - begun, "s")
    turns = max(1, many // 100)
    _until(crowd, lambda: crowd.sent["status"] >= many, turns)
    config = FleetConfig.model_validate(
        {"broker": broker.url, "user": "keeper", "password_file": broker.password_file, "ca_file": broker.ca}
    )
    opened: list[Tower] = []
    opening = threading.Thread(target=lambda: opened.append(Tower(config).open()))
    at = time.monotonic()
    opening.start()
    while opening.is_alive():
        crowd.move(0.01, turns=0)
    _say("kiosk fleet knows all after", time.monotonic() - at, "s")
    (tower,) = opened
    names = [member.config.name for member in crowd.members]
    cpu, before = _cpu_s(broker), crowd.sent.copy()
    at = time.monotonic()
    publishing = threading.Thread(
        target=lambda: publish(tower, f"group/{GROUP}", with_pack(tower.fleet, f"group/{GROUP}", PACK))
    )
    publishing.start()
    took = _until(crowd, lambda: _done(tower, names) >= 0.99 * many, turns, at)
    _say("99 % report the new pack after", took, "s")
    _say("messages for it, a kiosk", (sum(crowd.sent.values()) - sum(before.values())) / many, "")
    _say("broker's CPU for it", _cpu_s(broker) - cpu, "s")
    cpu, before, size, at = _cpu_s(broker), crowd.sent.copy(), crowd.size.copy(), time.monotonic()
    while time.monotonic() - at < steady_s:
        crowd.move(0.01, turns=turns)
    lasted = time.monotonic() - at
    said = {what: crowd.sent[what] - before[what] for what in crowd.sent if what != "heard"}
    bytes_ = sum(crowd.size.values()) - sum(size.values())
    _say("ordinary life, measured for", lasted, "s")
    _say("messages from a kiosk in it", sum(said.values()) / many, f" {said}")
    _say("broker's CPU in it", 100 * (_cpu_s(broker) - cpu) / lasted, "% of a core")
    _say("broker's memory (RSS)", _rss_mb(broker), "MB")
    beats, sums = _DAY_S / _HEARTBEAT_S, _OPEN_S / _VISITS_S
    _say(
        "messages from a kiosk and day, reckoned",
        beats + sums + 20,
        f" ({beats:.0f} heartbeats, {sums:.0f} sums, 20 statuses)",
    )
    heartbeat, visits, status = (crowd.size[it] / max(1, crowd.sent[it]) for it in ("heartbeat", "visits", "status"))
    _say("bytes from a kiosk and day, reckoned", (beats * heartbeat + sums * visits + 20 * status) / 1000, "kB")
    _say("sent and counted in all", sum(crowd.sent.values()), f" messages, {bytes_ / 1000:.0f} kB in ordinary life")
    publishing.join()
    tower.close()
    crowd.close()


def _until(crowd: Crowd, is_over, turns: int, at: float | None = None) -> float:  # type: ignore[no-untyped-def]
    at = time.monotonic() if at is None else at
    while not is_over():
        if time.monotonic() - at > _PATIENCE_S:
            sys.exit(f"it took more than {_PATIENCE_S} s: {dict(crowd.sent)}")
        crowd.move(0.01, turns=turns)
    return time.monotonic() - at


def _done(tower: Tower, names: list[str]) -> int:
    with tower.hearing:
        return len(progress(tower.fleet, names, PACK).done)


def _cpu_s(broker: Broker) -> float:
    assert broker.process is not None
    fields = Path(f"/proc/{broker.process.pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _rss_mb(broker: Broker) -> float:
    assert broker.process is not None
    return int(Path(f"/proc/{broker.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _say(what: str, value: float, unit: str) -> None:
    print(f"{what:45} {value:10,.1f} {unit}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
