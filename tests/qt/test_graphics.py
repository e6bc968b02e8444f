"""Finding out whether a graphics card draws, or the processor plays one."""

import sys
from pathlib import Path

import pytest

from kiosk.qt.graphics import _no_gpu


def prints(text: str) -> list[str]:
    return [sys.executable, "-c", f"print({text!r})"]


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    (tmp_path / "dri").mkdir()
    (tmp_path / "dri" / "renderD128").touch()
    return tmp_path


@pytest.mark.parametrize("driver", ["Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "NVIDIA GeForce RTX", "V3D 7.1"])
def test_a_driver_of_a_card_is_used(devices: Path, driver: str) -> None:
    assert _no_gpu(prints(driver), devices) == ""


@pytest.mark.parametrize("driver", ["llvmpipe (LLVM 15.0.6, 256 bits)", "softpipe", "Google SwiftShader"])
def test_an_emulation_is_not(devices: Path, driver: str) -> None:
    assert _no_gpu(prints(driver), devices) == f"OpenGL is emulated: {driver}"


def test_a_driver_without_a_name_is_not(devices: Path) -> None:
    assert _no_gpu(prints(""), devices) != ""


def test_a_driver_that_crashes_takes_only_the_child_along(devices: Path) -> None:
    assert "OpenGL fails" in _no_gpu([sys.executable, "-c", "import os; os.abort()"], devices)
    assert "OpenGL fails" in _no_gpu(["/none"], devices)


def test_without_a_card_nothing_is_asked(tmp_path: Path) -> None:
    assert _no_gpu(["/none"], tmp_path) == "no graphics card"
