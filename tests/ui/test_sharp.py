"""Pictures are painted in the screen's own pixels and shown as they are, where the system enlarges things too."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.driver import Screen
from support.panel import open_panel

from kiosk import paths

TESTS = Path(__file__).parents[1]
RATIOS = {"plain": 1, "larger": 1.25, "half": 1.5, "double": 2}  # Windows' 125 and 150 %, Retina


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What support/sharp.py found on screens of each ratio, which the window moved to one after another."""
    at = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "y": 0, "width": 1500, "height": 900}
    screens = [{"name": name, "x": 2000 * place, **at} for place, name in enumerate(RATIOS)]
    config = tmp_path_factory.mktemp("screens") / "screens.json"
    config.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}))
    environment = os.environ | {
        "PYTHONPATH": str(TESTS),
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCREEN_SCALE_FACTORS": ";".join(f"{name}={ratio}" for name, ratio in RATIOS.items()),
    }
    command = [sys.executable, "-m", "support.sharp", str(paths.BUILT_IN_DECK)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_every_picture_is_seen_as_it_was_painted_on_every_screen(seen: list[dict[str, Any]]) -> None:
    assert sorted({found["ratio"] for found in seen}) == sorted(RATIOS.values())
    assert {found["view"] for found in seen} == {"attract", "card", "overview"}
    for found in seen:
        assert found["off"]
        assert set(found["off"]) == {0}, found


def test_every_band_of_ornament_is_seen_as_it_was_painted_on_every_screen(seen: list[dict[str, Any]]) -> None:
    clear = [found for found in seen if found["view"] != "attract"]  # where the invitation lies over the bar's
    assert {found["view"] for found in clear} == {"card", "overview"}
    for found in clear:
        assert set(found["bands"]) == {0}, found


def test_charts_are_drawn_in_the_screens_own_pixels(wide: Screen) -> None:
    wide.window.setProperty("ratio", 1.5)
    open_panel(wide)
    charts = [item for item in wide.items() if "image://charts/" in str(item.property("source"))]
    assert charts
    for chart in charts:
        assert chart.property("sourceSize").width() == round(1.5 * chart.width())
        assert chart.height() < chart.width()  # in px, as before
