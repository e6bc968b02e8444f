"""Views as PDF: a page for each, in which letters are letters."""

import re
from pathlib import Path

import pytest
from support.command import kiosk

from kiosk import pdf
from kiosk.deck import Deck
from kiosk.settings import Settings


def test_each_card_is_a_page_of_letters(qapp: object, plain_deck: Deck, tmp_path: Path) -> None:
    assert qapp
    complaints: list[str] = []
    beats: list[None] = []
    languages = list(plain_deck.words)[:2]
    files = list(
        pdf.pdfs(
            plain_deck,
            Settings(),
            tmp_path,
            [(640, 360)],
            languages,
            "card",
            complaints.append,
            lambda: beats.append(None),
        )
    )
    assert complaints == []
    assert [file.relative_to(tmp_path).as_posix() for file in files] == [f"640x360/{code}.pdf" for code in languages]
    assert len(beats) == len(plain_deck.pages) * len(languages)
    for file in files:
        content = file.read_bytes()
        assert len(re.findall(rb"/Type /Page\b", content)) == len(plain_deck.pages)
        assert b"/ToUnicode" in content  # so that they can be searched and copied
        (width, height) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)[0]
        assert [float(width), float(height)] == pytest.approx([842, 474], abs=1)


def test_there_is_no_film_as_pdf(tmp_path: Path) -> None:
    done = kiosk("render", "--out", tmp_path, "--format", "pdf", "--view", "film")
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
