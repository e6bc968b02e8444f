"""Mistakes in the settings of what joins kiosks: all are told, and the exit code says that it cannot run."""

from pathlib import Path

import pytest
from support.command import called


@pytest.mark.parametrize("command", [["link"], ["fleet", "status"]])
def test_mistakes(command: list[str], tmp_path: Path) -> None:
    file = tmp_path / "mistaken.yaml"
    done = called(*command, "--config", file)
    assert done.returncode == 2
    assert "[file-missing]" in done.stdout + done.stderr
    file.write_text("broker: mqtt://localhost\nusr: hall-1\n", encoding="utf-8")
    done = called(*command, "--config", file)
    said = done.stdout + done.stderr
    assert done.returncode == 2
    assert "mqtts is MQTT over TLS" in said
    assert "`usr` is not known here" in said
