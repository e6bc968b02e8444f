"""A guard with a PIN, and its clock."""

from pathlib import Path

import pytest
from support.pins import Clock
from support.tries import CHEAP, PIN

from kiosk.operator.pin import PinGuard


@pytest.fixture
def time() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "pin.json"


@pytest.fixture
def guard(file: Path, time: Clock) -> PinGuard:
    made = PinGuard(file, time, CHEAP)
    made.set(PIN)
    made.close()
    return made
