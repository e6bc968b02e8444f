"""The pipe between the player and its parent."""

import os

import pytest

from kiosk.supervisor import heartbeat
from kiosk.supervisor.heartbeat import VARIABLE, Heartbeat, name, open_pipe


@pytest.mark.skipif(os.name == "nt", reason="handles are handed on by number only to another process")
def test_a_beat_arrives_and_the_end_of_the_parent_is_noticed() -> None:
    read, write = open_pipe()
    beating = Heartbeat({VARIABLE: name(write)})
    assert beating.beat()
    assert os.read(read, 10) == b"."
    assert all(beating.beat() for _ in range(100_000)), "a parent that does not read is still there"
    os.close(read)
    assert not beating.beat()
    os.close(write)


def test_without_a_parent_every_beat_is_well() -> None:
    assert Heartbeat({}).beat()


@pytest.mark.skipif(os.name == "nt", reason="handles are handed on by number only to another process")
def test_a_player_that_loads_for_long_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = open_pipe()
    os.set_blocking(read, False)
    beating = Heartbeat({VARIABLE: name(write)})
    beating.beat_while_loading()
    with pytest.raises(BlockingIOError):
        os.read(read, 10)  # a first beat would shorten the patience with which the rest of the start is waited for
    monkeypatch.setattr(heartbeat, "LOADING_S", -1)
    beating.beat_while_loading()
    beating.beat_while_loading()
    assert os.read(read, 10) == b".."
    os.close(read)
    os.close(write)
