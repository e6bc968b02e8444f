"""feh, a plain slideshow of pictures, as the floor: it has no text, no movement and no touch."""

import shutil
from pathlib import Path

from bench.peers.export import DWELL_S, Exported
from bench.peers.peer import LeftOutError, Peer, said


def peer(exported: Exported, _home: Path) -> Peer:
    feh = shutil.which("feh")
    if not feh:
        raise LeftOutError("feh is not installed")
    pictures = tuple(str(card.screen) for card in exported.cards)
    show = (feh, "--fullscreen", "--hide-pointer", "--on-last-slide", "resume")
    return Peer(
        "feh, pictures only",
        said(feh, "--version"),
        loop=(*show, "--slideshow-delay", str(DWELL_S), *pictures),
        visit=(*show, *pictures),
    )
