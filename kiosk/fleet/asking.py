"""Asks a kiosk for something now."""

import secrets

from kiosk.fleet.tower import Tower
from kiosk.link.agent import Out
from kiosk.link.contract import Screenshot, as_bytes
from kiosk.problems import CannotStartError

_PATIENCE_S = 60.0
_ASK_LASTS_S = 60


def screenshot(tower: Tower, name: str, seconds: float = _PATIENCE_S) -> tuple[bytes, bool]:
    """A picture of the kiosk's screen as JPEG, and whether it is of now. Raises CannotStartError if there is none."""
    with tower.hearing:
        kiosk = tower.fleet.kiosks.get(name)
    if kiosk is None:
        raise CannotStartError(f"nobody has heard of a kiosk {name}; `kiosk fleet status` lists them")
    topic = tower.topics.said(name, "screenshot")
    before = tower.spoken(topic)
    ask = as_bytes(Screenshot(id=secrets.token_hex(8)))
    if kiosk.is_up:
        tower.say(Out(tower.topics.ask(name), ask, is_retained=False, lasts_s=_ASK_LASTS_S))
    is_fresh = bool(kiosk.is_up and tower.wait_for(lambda _: tower.spoken(topic) > before, seconds))
    with tower.hearing:
        picture = tower.fleet.kiosks[name].picture
    if not picture:
        raise CannotStartError(f"{name} has sent no picture: it is not there, somebody touches it, or none is kept")
    return picture, is_fresh
