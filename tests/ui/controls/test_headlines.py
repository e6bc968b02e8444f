"""Headlines end their lines where one would stop reading, in every width.

The tests that draw all cards, slides and tiles look at them there, with support/headlines.py.
"""

import re

from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from support.headlines import ill

from kiosk.deck import Deck
from kiosk.qt.fonts import load_fonts
from kiosk.qt.text_lines import headline_lines
from kiosk.text.no_break import bind
from kiosk.text.typeface import FAMILY


def test_in_every_width_where_there_is_room_for_names(qapp: QGuiApplication, nine_facts: Deck) -> None:  # noqa: ARG001
    load_fonts()
    font = QFont(FAMILY)
    font.setWeight(QFont.Weight.ExtraBold)
    font.setPixelSize(50)
    metrics = QFontMetricsF(font)
    found = []
    for page in nine_facts.pages:
        for text in page.texts.values():
            together = re.sub(r"\b(для|and|for|the) ", "\\1\u00a0", bind(text.headline)).split(" ")
            widest = max(map(metrics.horizontalAdvance, together))
            for room in range(max(430, int(widest) + 10), 2000, 10):
                said = headline_lines(bind(text.headline), font, room)
                found += [f"{room} px: {fault}" for fault in ill(said, font, room)]
                assert all(metrics.horizontalAdvance(line) <= room for line in said.split("\n")), said
    assert not found, "\n".join(found)
