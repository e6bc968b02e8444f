"""SVGs for tests, drawn as the kiosk draws them."""

from io import BytesIO

from PIL import Image

from kiosk.painter.client import THE_PAINTER
from kiosk.pictures import svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>'
BOX = 'viewBox="0 0 100 100"'
SIDE = 100  # px
RED = '<rect width="100" height="100" fill="#ff0000"/>'
HALF = '<rect width="50" height="100" fill="#ff0000"/>'
DISC = '<circle cx="50" cy="50" r="40" fill="#ff0000"/>'
DOTS = "".join(f'<circle cx="{12.3 * x + 6}" cy="{12.3 * y + 6}" r="4"/>' for x in range(9) for y in range(9))
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"  # one red pixel
)


def drawn(inside: str, head: str = BOX) -> Image.Image:
    """What the painter makes of the inside of an SVG of 100x100 px, on white."""
    found = svg.parse(f"{HEAD.format(head)}{inside}</svg>".encode(), advise=True)
    assert not found.slips, found.slips
    place = 0.0, 0.0, SIDE / svg.SIDE, SIDE / svg.SIDE
    white = Image.new("RGBA", (SIDE, SIDE), "white")
    white.alpha_composite(Image.open(BytesIO(THE_PAINTER.draw(found.whole, (SIDE, SIDE), place))))
    return white.convert("RGB")
