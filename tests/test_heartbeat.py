"""The pipe between the player and its parent."""

import os

import pytest

from kiosk import heartbeat
from kiosk.heartbeat import VARIABLE, Heart, name, open_pipe


@pytest.mark.skipif(os.name == "nt", reason="handles are handed on by number only to another process")
def test_a_beat_arrives_and_the_end_of_the_parent_is_noticed() -> None:
    read, write = open_pipe()
    heart = Heart({VARIABLE: name(write)})
    assert heart.beat()
    assert os.read(read, 10) == b"."
    assert all(heart.beat() for _ in range(100_000)), "a parent that does not read is still there"
    os.close(read)
    assert not heart.beat()
    os.close(write)


def test_without_a_parent_every_beat_is_well() -> None:
    assert Heart({}).beat()


@pytest.mark.skipif(os.name == "nt", reason="handles are handed on by number only to another process")
def test_a_player_that_loads_for_long_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = open_pipe()
    os.set_blocking(read, False)
    heart = Heart({VARIABLE: name(write)})
    heart.beat_while_loading()
    with pytest.raises(BlockingIOError):
        os.read(read, 10)  # a first beat would shorten the patience with which the rest of the start is waited for
    monkeypatch.setattr(heartbeat, "LOADING_S", -1)
    heart.beat_while_loading()
    heart.beat_while_loading()
    assert os.read(read, 10) == b".."
    os.close(read)
    os.close(write)
