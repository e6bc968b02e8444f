"""Wherever an install is cut off, the old pack plays or the new one, whole; and the next install succeeds.

What a file system makes of a power cut is put to the proof by `make chaos`.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from support.packs import Maker

from kiosk.deck.load import load
from kiosk.packs.install import install

CHANGES = ("open", "fsync", "rename", "replace", "mkdir", "unlink", "rmdir")
EVERY = 5  # steps from cut to cut


class Cut(BaseException):
    """The power is gone."""


@contextmanager
def power_for(steps: int, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Let so many calls of the system pass, and none after that. What was called is in the list."""
    done: list[str] = []

    def limited(name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(*given: Any, **named: Any) -> Any:
            done.append(name)
            if len(done) > steps:
                raise Cut
            return real(*given, **named)

        return call

    with patch.context() as while_on:
        for name in CHANGES:
            while_on.setattr(os, name, limited(name))
        yield done


def figure(maker: Maker) -> str:
    playing = maker.kiosk.playing()
    assert playing
    return load(playing.deck)[0].pages[1].figure


def test_old_or_new(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    packs = [maker.pack(str(version)) for version in range(1, 60)]
    install(maker.kiosk, packs[0])
    seen, steps = [0, 0], 0
    for version, file in enumerate(packs[1:], 2):
        before = figure(maker)
        with power_for(steps, monkeypatch) as done:
            try:
                install(maker.kiosk, file)
            except Cut:
                assert len(done) > steps
            else:
                break
        after = figure(maker)
        assert after in (before, str(version)), f"after {steps} steps, the last of them {done[-1]}"
        seen[after != before] += 1
        steps += EVERY
        install(maker.kiosk, file)
        assert figure(maker) == str(version)
        assert not list(maker.kiosk.folder.rglob("*.new"))
    else:
        pytest.fail("it never came to an end")
    assert seen[0] > 5, "most of the time the old one"
    assert seen[1] > 0, "and the new one from the record on"
