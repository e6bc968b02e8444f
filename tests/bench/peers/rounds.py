"""A round: one program is started, plays by itself, is started for a visitor, gets keys, and is left alone."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from bench.peers import proc, seen
from bench.peers.export import DWELL_S
from bench.peers.hand import Hand
from bench.peers.peer import Peer, running

_SETTLES_S = 2  # after the first card: what a start leaves to do
_WAKES_S = 1  # after a key: every program has finished moving by then
_KNOWN_AFTER_S = 6  # some show an editor before it
_SLIDES = 1
_PACE_S = 0.7
_STILL_S = 0.05
_REST_S = 6


@dataclass
class Figures:
    """What was measured of one program: a list a round."""

    start_s: list[list[float]] = field(default_factory=list)
    key_ms: list[list[float]] = field(default_factory=list)
    memory_mb: list[list[float]] = field(default_factory=list)
    loop_percent: list[list[float]] = field(default_factory=list)
    cards_percent: list[list[float]] = field(default_factory=list)
    rest_percent: list[list[float]] = field(default_factory=list)
    keys_lost: int = 0  # pressed while something moved, or without a change: they are in no figure of keys
    probe_percent: list[float] = field(default_factory=list)  # of a core, that measuring took while keys were pressed


def first_card(peer: Peer, screen: seen.Screen, home: Path, ground: str) -> Image.Image:
    """The picture that its first card settles to.

    These starts are in no figure: what a program makes only once it makes here.
    """
    with running(peer.visit, screen.display, home):
        end = time.perf_counter() + 60
        while seen.share_of(screen.picture(), ground) < 0.1:
            if time.perf_counter() > end:
                raise TimeoutError("the first card's colour has not come for a minute")
            time.sleep(0.1)
        time.sleep(_KNOWN_AFTER_S)
        picture = screen.picture()
    screen.wait_black()
    with running(peer.loop, screen.display, home):
        screen.shows(picture)
        time.sleep(_SETTLES_S)
    screen.wait_black()
    return picture


def start(peer: Peer, screen: seen.Screen, home: Path, card: Image.Image, figures: Figures) -> None:
    """Start it; only that."""
    begun = time.perf_counter()
    with running(peer.loop, screen.display, home):
        figures.start_s.append([screen.shows(card) - begun])
    screen.wait_black()


def whole(peer: Peer, screen: seen.Screen, home: Path, card: Image.Image, keys: int, figures: Figures) -> None:
    """Start it, let it play, start it for a visitor, press keys, and let it rest."""
    begun = time.perf_counter()
    with running(peer.loop, screen.display, home) as pid:
        figures.start_s.append([screen.shows(card) - begun])
        time.sleep(_SETTLES_S)
        figures.loop_percent.append([_percent(pid, _SLIDES * DWELL_S)])
        figures.memory_mb.append([proc.pss_mb(pid)])
    screen.wait_black()
    with running(peer.visit, screen.display, home) as pid:
        screen.shows(card)
        time.sleep(_SETTLES_S)
        _press_keys(pid, screen, keys, figures)
        time.sleep(_WAKES_S)
        figures.rest_percent.append([_percent(pid, _REST_S)])
    screen.wait_black()


def _press_keys(pid: int, screen: seen.Screen, keys: int, figures: Figures) -> None:
    hand = Hand(screen.display)
    try:
        hand.press()  # wakes what has to be woken
        time.sleep(_WAKES_S)
        taken: list[float] = []
        begun, spent, own = time.perf_counter(), proc.cpu_s(pid), time.process_time()
        for number in range(1, keys + 1):
            still, before = screen.still_for(_STILL_S), screen.rows()
            end = begun + number * _PACE_S
            pressed = hand.press()
            changed = screen.changed(before, end)
            if still and changed is not None:
                taken.append(1000 * (changed - pressed))
            else:
                figures.keys_lost += 1
            time.sleep(max(0, end - time.perf_counter()))
        passed = time.perf_counter() - begun
        figures.cards_percent.append([100 * (proc.cpu_s(pid) - spent) / passed])
        figures.probe_percent.append(100 * (time.process_time() - own) / passed)
        figures.key_ms.append(taken)
    finally:
        hand.close()


def _percent(pid: int, seconds: float) -> float:
    """Of a core, that the program takes for so long from now on."""
    begun, spent = time.perf_counter(), proc.cpu_s(pid)
    time.sleep(seconds)
    return 100 * (proc.cpu_s(pid) - spent) / (time.perf_counter() - begun)
