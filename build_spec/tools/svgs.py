"""Draws SVGs with Chromium and with the kiosk, and counts: the same, refused or named with a reason, wrong in silence.

    python -m build_spec.tools.svgs FOLDER_OR_FILE... [--out build/svgs] [--most 200]

The same: a mean difference under 2 of 255, in the channel where it is largest, at 400 px. `--out` gets a sheet of what
differs: Chromium's on the left, ours on the right.

Finer: Chromium draws a pattern's tile in whole pixels and stretches it, so hatchings blur and shift. What differs is
compared with Chromium's own drawing, 8 times as large and made smaller: ours may be nearer to that than its usual one.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageStat

from kiosk import paths
from kiosk.painter.client import THE_PAINTER, PainterError
from kiosk.pictures import svg
from kiosk.pictures.svg.reading import SVG

SIDE = 400  # px, of a picture's longer side
SAME = 2.0  # of 255
_ACROSS, _DOWN = 6, 6  # pictures of one page
_FINER = 8
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Drawn(NamedTuple):
    """A picture as the kiosk draws it, None if not; and what it says of it."""

    image: Image.Image | None
    size: tuple[int, int]
    said: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--most", type=int, help="so many of all files, chosen by chance")
    parser.add_argument("--seed", type=int, default=1, help="another chance chooses others")
    asked = parser.parse_args()
    files = sorted({file for path in asked.paths for file in (path.rglob("*.svg") if path.is_dir() else [path])})
    files = [file for file in files if SVG.encode() in file.read_bytes()]  # else a browser shows nothing
    if asked.most and len(files) > asked.most:
        files = sorted(random.Random(asked.seed).sample(files, asked.most))  # noqa: S311 - no secret
    counted: Counter[str] = Counter()
    wrong: list[tuple[Image.Image, Image.Image]] = []
    for some in _batches(files):
        ours = [ours_of(file) for file in some]
        for file, drawn, theirs in zip(some, ours, browsers_of(some, ours), strict=True):
            apart = difference(drawn.image, theirs) if drawn.image else 255.0
            verdict = "same" if apart < SAME else "named" if drawn.said else "SILENT"
            said = drawn.said[:300]
            if verdict == "SILENT" and drawn.image:
                exact = exactly(file, drawn.size)
                ours_off, theirs_off = difference(drawn.image, exact), difference(theirs, exact)
                verdict = "finer" if ours_off < theirs_off else verdict
                said = f"from its own 8 times as large: ours {ours_off:.2f}, its usual one {theirs_off:.2f}"
            counted[verdict] += 1
            if verdict != "same":
                print(f"{verdict:6} {apart:6.2f} {file} {said}", flush=True)
                wrong.append((theirs, drawn.image or Image.new("RGB", theirs.size, "grey")))
    most = f"{counted['same']} the same, {counted['finer']} finer, {counted['named']} named"
    print(f"{len(files)} files: {most}, {counted['SILENT']} in silence")
    if asked.out and wrong:
        _sheet(wrong, asked.out)
    sys.exit(counted["SILENT"] > 0)


def ours_of(file: Path) -> Drawn:
    """A file as the kiosk draws it, on white."""
    try:
        found = svg.parse(file.read_bytes())
        scale = SIDE / max(found.width, found.height)
        size = max(1, round(found.width * scale)), max(1, round(found.height * scale))
        scale = min(size[0] / found.width, size[1] / found.height)  # what a browser makes of a whole number of px
        across, down = scale * found.width, scale * found.height
        place = (size[0] - across) / 2, (size[1] - down) / 2, across / svg.SIDE, down / svg.SIDE
        png = THE_PAINTER.draw(found.whole, size, place)
    except (svg.UnusableError, PainterError, OSError) as error:
        return Drawn(None, (SIDE, SIDE), str(error))
    with tempfile.TemporaryFile() as held:
        held.write(png)
        white = Image.new("RGBA", size, "white")
        white.alpha_composite(Image.open(held))
        return Drawn(white.convert("RGB"), size, "; ".join(slip.message for slip in found.slips))


def browsers_of(files: list[Path], ours: list[Drawn]) -> list[Image.Image]:
    """The files as Chromium draws them, each as large as ours."""
    places = [(SIDE * (number % _ACROSS), SIDE * (number // _ACROSS)) for number in range(len(files))]
    images = "".join(_image(file, place, drawn.size) for file, drawn, place in zip(files, ours, places, strict=True))
    whole = _shot(images, (SIDE * _ACROSS, SIDE * _DOWN), 1)
    return [whole.crop((x, y, x + one.size[0], y + one.size[1])) for one, (x, y) in zip(ours, places, strict=True)]


def exactly(file: Path, size: tuple[int, int]) -> Image.Image:
    """The file as Chromium draws it many times as large, made smaller."""
    whole = _shot(_image(file, (0, 0), size), (SIDE, SIDE), _FINER)
    return whole.crop((0, 0, _FINER * size[0], _FINER * size[1])).reduce(_FINER)


def _image(file: Path, place: tuple[int, int], size: tuple[int, int]) -> str:
    at = f"left:{place[0]}px;top:{place[1]}px"
    return f'<img src="{file.resolve().as_uri()}" width="{size[0]}" height="{size[1]}" style="{at}">'


def _shot(images: str, size: tuple[int, int], scale: int) -> Image.Image:
    """What Chromium shows of images in a window, with so many pixels for each of the page's."""
    with tempfile.TemporaryDirectory() as temporary:
        page, picture = Path(temporary, "page.html"), Path(temporary, "page.png")
        style = "<style>* { margin: 0 } img { position: absolute }</style>"
        page.write_text(f"<!DOCTYPE html><meta charset=utf-8>{style}{images}", encoding="utf-8")
        command = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--hide-scrollbars", f"--force-device-scale-factor={scale}", "--force-color-profile=srgb",
            f"--user-data-dir={temporary}/profile", f"--window-size={size[0]},{size[1]}",
            f"--screenshot={picture}", page.as_uri(),
        ]  # fmt: skip
        _browser(command, temporary)
        return Image.open(picture).convert("RGB")


def _browser(command: list[str], folder: str) -> None:
    Path(folder, "fonts").symlink_to(paths.FONTS)  # so that texts in the kiosk's typeface are the same
    for name in _BROWSERS:
        try:
            environment = {**os.environ, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
            subprocess.run([name, *command], check=True, capture_output=True, timeout=180, env=environment)  # noqa: S603
        except FileNotFoundError:
            continue
        return
    sys.exit(f"none of {', '.join(_BROWSERS)} is here (on Debian: apt-get install chromium)")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean of the differences, in the channel where it is largest."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def _batches(files: list[Path]) -> Iterator[list[Path]]:
    step = _ACROSS * _DOWN
    return (files[at : at + step] for at in range(0, len(files), step))


def _sheet(pairs: Iterable[tuple[Image.Image, Image.Image]], folder: Path) -> None:
    pairs = list(pairs)[:64]
    sheet = Image.new("RGB", (4 * 2 * (SIDE + 10), SIDE * -(-len(pairs) // 4) + 10), "#888888")
    for number, pair in enumerate(pairs):
        for side, image in enumerate(pair):
            sheet.paste(image, ((2 * (number % 4) + side) * (SIDE + 10), (number // 4) * SIDE))
    folder.mkdir(parents=True, exist_ok=True)
    sheet.save(folder / "differences.png")


if __name__ == "__main__":
    main()
