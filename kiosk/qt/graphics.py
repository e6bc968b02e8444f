"""Chooses how Qt Quick draws: with the graphics card, or with its software renderer.

OpenGL emulated by the processor is far slower than that renderer, and the choice must be made before the first window.
So a child process asks the driver for its name; if the driver crashes, only the child is lost.
"""

import logging
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext
from PySide6.QtQuick import QQuickWindow

from kiosk.settings import Backend

_log = logging.getLogger(__name__)

_EMULATIONS = ("llvmpipe", "softpipe", "swrast", "software", "swiftshader", "basic render")
_PROBE_S = 10
_GL_RENDERER = 0x1F01


def choose_backend(wanted: Backend, probe_command: list[str]) -> None:
    """Set Qt Quick's backend for this process and log it. `probe_command` prints the name of the OpenGL driver."""
    if wanted == "auto" and sys.platform.startswith("linux"):
        reason = _no_gpu(probe_command)
    else:
        reason = "asked for" if wanted == "software" else ""
    if reason:
        QQuickWindow.setSceneGraphBackend("software")
    _log.info("drawing: %s%s", "software" if reason else "gpu", f" ({reason})" if reason else "")


def _no_gpu(probe_command: list[str], devices: Path = Path("/dev")) -> str:
    """Why the graphics card cannot be used; empty if it can."""
    if not any(device for pattern in ("dri/*", "nvidia[0-9]*", "dxg") for device in devices.glob(pattern)):
        return "no graphics card"
    try:
        probe = subprocess.run(probe_command, capture_output=True, text=True, timeout=_PROBE_S, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        return f"OpenGL fails: {error}"
    name = probe.stdout.strip()
    return f"OpenGL is emulated: {name}" if any(word in name.lower() for word in _EMULATIONS) or not name else ""


def opengl_renderer() -> str:
    """The name of this computer's OpenGL renderer; empty if there is none. The child process runs this."""
    QGuiApplication([])
    surface, context = QOffscreenSurface(), QOpenGLContext()
    surface.create()
    if not context.create() or not context.makeCurrent(surface):
        return ""
    return str(context.functions().glGetString(_GL_RENDERER))
