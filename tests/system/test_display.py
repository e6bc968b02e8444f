"""Whether there is a screen, asked before Qt is."""

import shutil
import socket
from pathlib import Path

import pytest
from support.display import x_server

from kiosk.problems import CannotStartError
from kiosk.system.display import require_screen

linux_only = pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux can be without a screen")


@linux_only
def test_no_display() -> None:
    with pytest.raises(CannotStartError, match="no screen: neither DISPLAY nor WAYLAND_DISPLAY is set"):
        require_screen({})


@linux_only
def test_a_display_that_does_not_answer() -> None:
    with pytest.raises(CannotStartError, match="DISPLAY=:59535 does not answer"):
        require_screen({"DISPLAY": ":59535"})  # the last number there is: nobody else on this machine has it


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is missing (apt-get install xvfb)")
@pytest.mark.parametrize("depth", [8, 16, 24])
def test_a_display_of_too_few_colours(depth: int) -> None:
    with x_server("640x480", depth=depth) as display:
        if depth == 8:
            with pytest.raises(CannotStartError, match="has 256 colours only; set its depth to 24 bits"):
                require_screen({"DISPLAY": display})
        else:
            require_screen({"DISPLAY": display})


def test_a_named_platform_is_trusted() -> None:
    require_screen({"QT_QPA_PLATFORM": "eglfs"})


@linux_only
def test_a_compositor_has_to_answer(tmp_path: Path) -> None:
    named = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    with pytest.raises(CannotStartError, match="the compositor of WAYLAND_DISPLAY=wayland-0 does not answer"):
        require_screen(named)
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()
        require_screen(named)
        require_screen({"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")})
