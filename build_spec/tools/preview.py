"""Films docs/preview.gif, the README's moving picture: `kiosk render --view film`, in one palette."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from kiosk import film, paths
from kiosk.deck.load import load
from kiosk.settings import Settings

OUT = Path(__file__).resolve().parents[2] / "docs" / "preview.gif"
SIZE = 896, 504
LIMIT = 3_500_000  # bytes
_COLOURS = 255  # and one for what stays as it is
_FLAT = 0.01  # of a picture's area that one colour fills: it is kept as it is
_NEAR = 12  # red, green and blue together: flat colours nearer to each other than that are one


def main() -> None:
    """Film and compose."""
    deck, _ = load(paths.BUILT_IN_DECK)
    with TemporaryDirectory() as folder:
        files = list(film.film(deck, Settings(), Path(folder), [SIZE], deck.words))
        frames = [Image.open(file).convert("RGB") for file in files]
    palette = _palette(frames)
    first, *others = (frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames)
    first.save(OUT, save_all=True, append_images=others, duration=1000 // film.RATE, loop=0, optimize=True)
    size = OUT.stat().st_size
    print(f"{OUT} {len(frames)} frames, {size / 1e6:.2f} MB")
    if size > LIMIT:
        sys.exit(f"more than {LIMIT / 1e6:.1f} MB")


def _palette(frames: Sequence[Image.Image]) -> Image.Image:
    """Colours for all frames: the flat ones as they are, also where one slide fades into another, then the rest."""
    width, height = frames[0].size
    areas: Counter[tuple[int, ...]] = Counter()
    for frame in frames:
        for count, colour in frame.getcolors(width * height) or ():
            if isinstance(colour, tuple) and count > _FLAT * width * height:
                areas[colour] += count
    flat: list[tuple[int, ...]] = []
    for colour, _ in areas.most_common():
        if _is_new(colour, flat):
            flat.append(colour)
    sample = frames[::8]
    sheet = Image.new("RGB", (width, height * len(sample)))
    for number, frame in enumerate(sample):
        sheet.paste(frame, (0, height * number))
    mixed = sheet.quantize(_COLOURS - len(flat), dither=Image.Dither.NONE).convert("RGB").getcolors() or ()
    rest = [colour for _, colour in mixed if isinstance(colour, tuple) and _is_new(colour, flat)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in (*flat, *rest) for part in colour])
    return palette


def _is_new(colour: tuple[int, ...], others: Iterable[tuple[int, ...]]) -> bool:
    return all(sum(abs(a - b) for a, b in zip(colour, other, strict=True)) > _NEAR for other in others)


if __name__ == "__main__":
    main()
