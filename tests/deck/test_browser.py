"""The painter draws the shipped illustrations as a browser draws them."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from support.drawing import FILES, Difference, difference, draw, every_picture

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The worst of the ten is cover: mean 0.645, far 0.119 %.
MOST = Difference(mean=1.0, far=0.0025)
BOXED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000"><path d="M0 0H1600V1000H0Z" fill="#2D6C8F"/>'
    '<switch><foreignObject x="1060" y="460" width="80" height="80"><div xmlns="http://www.w3.org/1999/xhtml" '
    'style="width:80px;height:80px;background:#E9A13B"/></foreignObject><g/></switch></svg>'
)


def browser() -> str:
    """A browser that can see a test's files: a snap cannot, and Ubuntu's chromium-browser only calls the snap."""
    for name in filter(shutil.which, BROWSERS):
        said = subprocess.run([name, "--version"], capture_output=True, text=True, timeout=300, check=False)
        if said.returncode == 0 and not said.stdout.strip().endswith("snap"):
            return name
    pytest.skip(f"none of {', '.join(BROWSERS)} is here, or only as a snap (on Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def drawn_by_browser(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, QImage]:
    """Each picture, and BOXED, at 800x500. One start of the browser draws them all, one below the other."""
    name, folder = browser(), tmp_path_factory.mktemp("browser")
    (folder / "boxed.svg").write_text(BOXED, encoding="utf-8")
    files = [*FILES, folder / "boxed.svg"]
    images = "".join(f'<img src="{file.as_uri()}">' for file in files)
    style = "<style>* { margin: 0 } img { display: block; width: 800px; height: 500px }</style>"
    (folder / "page.html").write_text(f"<!DOCTYPE html>{style}{images}", encoding="utf-8")
    run = subprocess.run(
        [
            name, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--hide-scrollbars", "--force-device-scale-factor=1", "--force-color-profile=srgb",
            f"--user-data-dir={folder / 'profile'}", f"--window-size=800,{500 * len(files)}",
            f"--screenshot={folder / 'page.png'}", (folder / "page.html").as_uri(),
        ],
        capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "XDG_CONFIG_HOME": str(folder)},
    )  # fmt: skip
    page = QImage(str(folder / "page.png"))
    assert (page.width(), page.height()) == (800, 500 * len(files)), f"{name} made no picture: {run.stderr}"
    return {file.stem: page.copy(0, 500 * row, 800, 500) for row, file in enumerate(files)}


@every_picture
def test_the_painter_draws_what_a_browser_draws(
    qapp: QGuiApplication,  # noqa: ARG001
    drawn_by_browser: Mapping[str, QImage],
    file: Path,
) -> None:
    apart = difference(draw(file.read_bytes(), 800, 500), drawn_by_browser[file.stem])
    assert apart.mean < MOST.mean, f"{file.name}: the painter and the browser differ: {apart}"
    assert apart.far < MOST.far, f"{file.name}: the painter and the browser differ: {apart}"


def test_a_head_left_out_and_a_tint_are_seen(
    qapp: QGuiApplication,  # noqa: ARG001
    drawn_by_browser: Mapping[str, QImage],
) -> None:
    """The browser draws a box of a web page, the painter does not: 0.4 % of the pixels."""
    apart = difference(draw(BOXED.encode(), 800, 500), drawn_by_browser["boxed"])
    assert apart.far > MOST.far, apart
    tinted = BOXED.replace("#2D6C8F", "#2D6C91").encode()
    apart = difference(draw(tinted, 800, 500), drawn_by_browser["boxed"])
    assert apart.mean > MOST.mean, apart
