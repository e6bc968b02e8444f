"""The ways between slide, card and overview: where one is, and whether anything still moves."""

from dataclasses import replace

from kiosk.session.due import deadline
from kiosk.session.state import Place, Session
from support.driver import Screen, every, is_kind
from support.fit import kinds

CARD, OVERVIEW, LOOP = Place.CARD, Place.OVERVIEW, Place.ATTRACT


def be(screen: Screen, place: Place, page: int = 3) -> None:
    now = screen.clock()
    visit = Session(place, slide_number=page, page=page, language="en", beneath=CARD)
    screen.assume(replace(visit, slide_at=now - 9_000, touched_at=now, woken_at=now - 9_000))


def ask_whether_anybody_is_there(screen: Screen) -> None:
    due = deadline(screen.session.rules, screen.session._state)
    assert due is not None
    screen.pass_time(due - screen.clock())
    assert screen.place == "countdown"


def is_moving(screen: Screen) -> bool:
    (pager,) = [item for item in every(screen.window.contentItem()) if is_kind(item, "Pager")]
    zooms = [picture.property("zoom") for picture in kinds(screen, "Zoomable")]
    (countdown,) = [item for item in every(screen.window.contentItem()) if is_kind(item, "Countdown")]
    shares = (countdown.property("presence"), pager.property("shift"), *zooms)
    return pager.property("passing") or any(share % 1 for share in shares)
