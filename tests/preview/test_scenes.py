"""Where a preview goes on after a change of its deck."""

from dataclasses import replace

import pytest

from kiosk.preview.scenes import continued
from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.state import Place, Rules, Session

RULES = Rules(("cover", "one", "two"), ("en", "de"), (9, 9, 9), (9, 9, 9))
IDS = ("cover", "one", "two")


@pytest.mark.parametrize(
    ("ids", "page"),
    [
        (("cover", "new", "one", "two"), 3),  # one was added before it
        (("cover", "two"), 1),  # the one before it was deleted
        (("cover", "one"), 1),  # it was itself deleted: the last
        (("cover", "one", "three"), 2),  # or renamed: the one in its place
    ],
)
def test_the_card_stays(ids: tuple[str, ...], page: int) -> None:
    before = Session(Place.CARD, page=2, language="de", aids=Aids(text=TextSize.LARGE, contrast=Contrast.LIGHT))
    after = continued(before, IDS, replace(RULES, page_ids=ids), 5000)
    assert (after.place, after.page, after.language) == (Place.CARD, page, "de")
    assert after.aids == before.aids


def test_a_language_that_has_gone_becomes_the_first() -> None:
    before = Session(Place.CARD, page=1, language="de")
    assert continued(before, IDS, replace(RULES, languages=("en", "fr")), 0).language == "en"


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        (Place.ATTRACT, Place.ATTRACT),
        (Place.OVERVIEW, Place.OVERVIEW),
        (Place.COUNTDOWN, Place.CARD),
        (Place.FAILSAFE, Place.CARD),
    ],
)
def test_the_place_stays(place: Place, kept: Place) -> None:
    after = continued(Session(place, slide_number=7, page=1, language="de"), IDS, RULES, 5000)
    assert (after.place, after.page) == (kept, 1)
    if kept is Place.ATTRACT:
        assert (after.slide_number, after.slide_at) == (1, 5000)
