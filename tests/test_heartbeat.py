"""The pipe between the player and its parent."""

import os

import pytest

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
