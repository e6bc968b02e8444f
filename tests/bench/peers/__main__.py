"""Measures the kiosk and others that show the same cards, in turns, and prints one table; build/bench.json holds all.

`python -m bench.peers 1920x1080 [rounds [starts [keys]]]`.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from bench import ending
from bench.peers import chromium, feh, history, impress, ours, rounds, seen, table
from bench.peers.export import HEIGHT, WIDTH, Exported, export
from bench.peers.machine import machine
from bench.peers.peer import LeftOutError, Peer
from bench.peers.rounds import Figures

_ALL: tuple[tuple[str, Callable[[Exported, Path], Peer]], ...] = (
    ("kiosk", ours.source),
    ("kiosk, built", ours.built),
    ("Chromium + reveal.js", chromium.peer),
    ("LibreOffice Impress", impress.peer),
    ("feh", feh.peer),
)
_OURS = "kiosk"
_RESULT = Path("build/bench.json")
_LOOKS = Path("build/peers/first-cards")  # for a look whether each showed what it should


def main(size: str, whole: str = "2", starts: str = "5", keys: str = "60") -> None:
    """Measure `starts` rounds, of which the first `whole` are whole ones, with `keys` presses in all; print."""
    ending.unwind_on_signals()
    begun = datetime.now(UTC)
    left_out: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as place, seen.screen(size) as screen:
        home = Path(place, "home")
        home.mkdir()
        _LOOKS.mkdir(parents=True, exist_ok=True)
        exported = export(Path(place, "deck-and-peers"))
        peers, cards = _prepared(exported, screen, home, left_out)
        measured = {peer.name: Figures() for peer in peers}
        for number in range(int(starts)):
            for peer in [peer for peer in peers if peer.name in measured]:
                of = (peer, screen, home, cards[peer.name])
                try:
                    if number < int(whole):
                        rounds.whole(*of, int(keys) // int(whole), measured[peer.name])
                    else:
                        rounds.start(*of, measured[peer.name])
                except TimeoutError as reason:
                    if peer.name == _OURS:
                        raise
                    left_out[peer.name] = f"round {number + 1}: {reason}"
                    del measured[peer.name]
            print(f"round {number + 1} of {starts}; load {os.getloadavg()[0]:.1f}", flush=True)
    _tell({peer.name: peer.version for peer in peers if peer.name in measured}, measured, left_out, begun)


def _prepared(
    exported: Exported, screen: seen.Screen, home: Path, left_out: dict[str, str]
) -> tuple[list[Peer], dict[str, Image.Image]]:
    """Those that can be measured, each with its first card."""
    peers, cards = [], {}
    for name, make in _ALL:
        try:
            peer = make(exported, home)
            card = rounds.first_card(peer, screen, home, exported.cards[0].ground)
            card.resize((WIDTH // 4, HEIGHT // 4)).save(_LOOKS / f"{name}.png")
            cards[peer.name] = card
            peers.append(peer)
        except (LeftOutError, TimeoutError) as reason:
            left_out[name] = str(reason)
            screen.wait_black()
    return peers, cards


def _tell(versions: dict[str, str], measured: dict[str, Figures], left_out: dict[str, str], begun: datetime) -> None:
    minutes = (datetime.now(UTC) - begun).total_seconds() / 60
    print("", *table.lines(measured, _OURS), "", sep="\n")
    for name, reason in left_out.items():
        print(f"{name} is left out: {reason}")
    for name, figures in measured.items():
        probe = max(figures.probe_percent)
        print(f"{name} ({versions[name]}): {figures.keys_lost} keys lost; measuring took {probe:.0f} % of a core")
    result = {
        "begun": begun.isoformat(timespec="seconds"),
        "minutes": round(minutes, 1),
        "machine": machine(),
        "versions": versions,
        "left_out": left_out,
        "keys_lost": {name: figures.keys_lost for name, figures in measured.items()},
        "probe_percent_of_a_core": {name: figures.probe_percent for name, figures in measured.items()},
        "figures": table.as_data(measured, _OURS),
    }
    _RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    history.add(result)
    print(f"{minutes:.0f} minutes; every value is in {_RESULT}")


if __name__ == "__main__":
    main(*sys.argv[1:])
