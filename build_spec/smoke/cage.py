"""The program on Wayland, under cage, which shows only its window, here without a real screen."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from PIL import Image

from build_spec.smoke import bare
from build_spec.smoke.player import Player, SmokeError

_PATIENCE_S = 20
_COLOURS = 100  # more colours than on an empty screen


def run(home: Path, program: Path, pictures: Path) -> None:
    """Start it, check what cage shows, wait for the next slide, end it. Raises SmokeError."""
    runtime = home / "run"
    runtime.mkdir(mode=0o700, parents=True)
    shutil.chown(runtime, bare.VISITOR, bare.VISITOR)
    own = {"XDG_RUNTIME_DIR": str(runtime), "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman"}
    environment = {**os.environ, **own, "WLR_LIBINPUT_NO_DEVICES": "1"}
    as_visitor = ["setpriv", f"--reuid={bare.VISITOR}", f"--regid={bare.VISITOR}", "--clear-groups"]
    command = [*as_visitor, "cage", "--", "sleep", "infinity"]  # cage refuses root
    compositor = subprocess.Popen(  # noqa: S603
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        socket = _socket(runtime)
        variables = {"XDG_RUNTIME_DIR": f"{bare.HOME}/run", "WAYLAND_DISPLAY": socket.name}
        started = bare.inside(["/opt/kiosk/kiosk/kiosk", "run", "--events", "events"], program, home, [], variables)
        player = Player(started, home / "events")
        player.wait_for("ready")
        player.wait_for("attract_slide")  # the next one: it has played for a while
        _shown(as_visitor, {**environment, "WAYLAND_DISPLAY": socket.name}, runtime).save(pictures / "cage.png")
        player.end()
    finally:
        os.killpg(compositor.pid, signal.SIGTERM)  # cage leaves its children behind
        compositor.wait()


def _shown(as_visitor: list[str], environment: dict[str, str], folder: Path) -> Image.Image:
    """What cage shows, once it shows something. Without a real screen it copies only the latest changes.

    So parts of the picture may be black: this proves that frames arrive. The check on X tells whether they are right.
    """
    file = folder / "shown.png"
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        subprocess.run([*as_visitor, "grim", str(file)], env=environment, check=True)  # noqa: S603
        picture = Image.open(file).convert("RGB")
        if len(picture.getcolors(1 << 24) or ()) > _COLOURS:
            return picture
        time.sleep(0.2)
    raise SmokeError("cage shows nothing")


def _socket(runtime: Path) -> Path:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        sockets = [file for file in runtime.glob("wayland-*") if file.is_socket()]
        if sockets:
            return sockets[0]
        time.sleep(0.05)
    raise SmokeError("cage does not start")
