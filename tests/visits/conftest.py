"""A file for visits, and what was acknowledged of them."""

import queue
from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "visits.sqlite"


@pytest.fixture
def written() -> "queue.SimpleQueue[int]":
    """What was acknowledged."""
    return queue.SimpleQueue()
