"""A process that may not give way, as in the service, goes on as it is."""

import os
import sys
from pathlib import Path

import pytest

from kiosk.system import resource_limits


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_giving_way_is_asked_for_and_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def refuse(*what: object, **_: object) -> None:
        asked.append(what)
        raise PermissionError

    monkeypatch.setattr(os, "nice", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)
    resource_limits.give_way()
    assert len(asked) == (2 if sys.platform == "linux" else 1)
