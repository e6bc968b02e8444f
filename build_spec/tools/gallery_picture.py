"""Draws docs/gallery/gallery.jpg: some views of each deck that editors may copy."""

from pathlib import Path

from build_spec.tools.view_sheet import drawn, save

GALLERY = Path(__file__).resolve().parents[2] / "docs" / "gallery"
VIEWS = {
    "museum": ("attract-01-bowl", "card-05-clock", "overview"),
    "nature-trail": ("attract-00-cover", "card-04-nuthatch", "overview"),
    "science-fair": ("attract-02-lemons", "card-03-beans", "overview"),
}


def main() -> None:
    """Render and compose: a row for each deck."""
    save([drawn(GALLERY / deck, views) for deck, views in VIEWS.items()], GALLERY / "gallery.jpg")


if __name__ == "__main__":
    main()
