"""A bookmark goes from a player to its successor, once, and only while it is fresh."""

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.process import bookmarks
from kiosk.process.bookmarks import Bookmark
from kiosk.session.action import Open
from kiosk.session.aids import Aids, Contrast, TextSize
from kiosk.session.machine import step
from kiosk.session.state import Place, Rules, Session

RULES = Rules(("cover", "one", "two", "three"), ("ky", "ru", "en"), (8000,) * 4, (60_000,) * 4)
CARD = Session(Place.CARD, slide_number=2, page=2, language="en", woken_at=1000, touched_at=1000)
VISITS = {
    "card": CARD,
    "overview": replace(CARD, place=Place.OVERVIEW),
    "changed": replace(CARD, language="ru", aids=Aids(text=TextSize.LARGE, contrast=Contrast.LIGHT)),
    "countdown": replace(CARD, place=Place.COUNTDOWN, beneath=Place.CARD),
}

HERE = Bookmark("education", "ky", is_overview=True, text=TextSize.LARGE)


def test_it_is_taken_once(tmp_path: Path) -> None:
    bookmarks.leave(tmp_path / "bookmark", HERE)
    assert bookmarks.take(tmp_path / "bookmark") == HERE
    assert bookmarks.take(tmp_path / "bookmark") is None


def test_without_a_visit_none_is_left(tmp_path: Path) -> None:
    bookmarks.leave(tmp_path / "bookmark", None)
    assert list(tmp_path.iterdir()) == []


def test_an_old_one_is_let_be(tmp_path: Path) -> None:
    bookmarks.leave(tmp_path / "bookmark", HERE)
    long_ago = time.time() - 3600
    os.utime(tmp_path / "bookmark", (long_ago, long_ago))
    assert bookmarks.take(tmp_path / "bookmark") is None


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b"null", json.dumps({"card": "x", "no": 1}).encode()])
def test_what_is_no_bookmark_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bookmark").write_bytes(content)
    assert bookmarks.take(tmp_path / "bookmark") is None


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    bookmarks.leave(tmp_path / "file" / "bookmark", HERE)


@pytest.mark.parametrize("visit", VISITS.values(), ids=VISITS)
def test_a_visit_goes_on_where_it_stood(visit: Session) -> None:
    left = bookmarks.of(RULES, visit)
    assert left is not None
    begun = bookmarks.resumed(RULES, left, 500_000)
    assert begun is not None
    went_on, happened = begun
    assert bookmarks.of(RULES, went_on) == left
    assert (went_on.page, went_on.language) == (visit.page, visit.language)
    assert went_on.place is (Place.OVERVIEW if visit.place is Place.OVERVIEW else Place.CARD)
    assert [one.name for one in happened] == ["visit_start", "card"]
    assert step(RULES, went_on, Open(3), 500_001)[0].page == 3, "a touch is no echo"


@pytest.mark.parametrize("place", [Place.ATTRACT, Place.OPERATOR, Place.PAUSED, Place.CLOSED, Place.FAILSAFE])
def test_without_a_visit_there_is_nothing_to_go_on_with(place: Place) -> None:
    assert bookmarks.of(RULES, Session(place)) is None


@pytest.mark.parametrize("left", [Bookmark("gone", "ky"), Bookmark("one", "de")])
def test_what_this_deck_does_not_have_is_let_be(left: Bookmark) -> None:
    assert bookmarks.resumed(RULES, left, 0) is None
