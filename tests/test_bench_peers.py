"""The arithmetic of the bench beside other programs, and the decks it makes for them."""

import os
import shutil
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from bench.peers import chromium, history, impress, proc, seen, table
from bench.peers.export import Card, Exported, with_dwell
from bench.peers.peer import running
from bench.peers.rounds import Figures
from PIL import Image

from kiosk import paths
from kiosk.deck.load import load


def lives(folder: Path, number: int, parent: int, session: int, ticks: int = 0, name: str = "one") -> None:
    """A process of a /proc of ours, with as many ticks in each of its four times, and a PSS of 1500 kB."""
    place = folder / str(number)
    place.mkdir()
    times = " ".join([str(ticks)] * 4)
    stat = f"{number} ({name}) S {parent} {session} {session} 0 -1 4194304 10 11 12 13 {times} 20 0 1 0 999"
    (place / "stat").write_text(stat, encoding="utf-8")
    (place / "smaps_rollup").write_text("Rss:  9000 kB\nPss:  1500 kB\nPss_Dirty:  700 kB\n", encoding="utf-8")


def test_a_program_is_its_process_all_that_descend_from_it_and_its_orphans(tmp_path: Path) -> None:
    lives(tmp_path, 10, 1, 10)
    lives(tmp_path, 11, 10, 10, name="a) S 1 (b")
    lives(tmp_path, 12, 11, 12)  # leads a session of its own
    lives(tmp_path, 13, 1, 10)  # its parent has ended
    lives(tmp_path, 14, 1, 14)  # another's
    assert {one.number for one in proc.family(10, tmp_path)} == {10, 11, 12, 13}


def test_time_and_memory_are_those_of_all_its_processes(tmp_path: Path) -> None:
    second = proc._TICKS_A_SECOND
    lives(tmp_path, 10, 1, 10, ticks=second)
    lives(tmp_path, 11, 10, 10, ticks=2 * second)
    lives(tmp_path, 14, 1, 14, ticks=second)
    assert proc.cpu_s(10, tmp_path) == 4 + 8
    assert proc.pss_mb(10, tmp_path) == 3.0


def test_each_command_keeps_what_it_keeps_in_a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "everybody's"))
    homes = []
    for number in range(2):
        told = tmp_path / f"told-{number}"
        os.mkfifo(told)
        with running(("/bin/sh", "-c", f'echo "${{XDG_STATE_HOME:-$HOME}}" > {told}; exec sleep 1000'), ":0", tmp_path):
            homes.append(Path(told.read_text().strip()))
    assert homes[0] != homes[1]
    assert all(home.parent == tmp_path and home.is_dir() for home in homes)


def test_what_is_read_is_every_16th_row_of_the_screen(tmp_path: Path) -> None:
    width, height, colours = 4, 48, 2
    words = [0] * 25
    words[0], words[4], words[5], words[11], words[12], words[19] = 100, width, height, 32, 4 * width, colours
    rows = [bytes([row, 0, 200, 0]) * width for row in range(height)]
    file = tmp_path / "screen"
    file.write_bytes(struct.pack(">25I", *words) + bytes(12 * colours) + b"".join(rows))
    screen = seen.Screen(":0", file)
    assert screen.rows() == rows[0] + rows[16] + rows[32]
    assert screen.picture().size == (4, 3)
    assert screen.picture().getpixel((1, 2)) == (200, 0, 32)
    assert not screen.is_black()


def test_a_screen_of_other_pixels_is_refused() -> None:
    with pytest.raises(ValueError, match="24 bit"):
        seen.Form.read(struct.pack(">25I", *([0] * 11), 16, *([0] * 13)))


def test_likeness_is_the_share_of_pixels_of_about_the_same_colour() -> None:
    red, other = Image.new("RGB", (10, 10), "#B32D2B"), Image.new("RGB", (10, 10), "#B73033")
    other.paste("#2B64B3", (0, 0, 10, 3))
    assert seen.likeness(red, other) == 0.7
    assert seen.share_of(other, "#B32D2B") == 0.7


@pytest.mark.parametrize(("percent", "wanted"), [(50, 10), (95, 19), (99, 20), (100, 20), (1, 1)])
def test_a_percentile_is_one_of_the_values(percent: float, wanted: float) -> None:
    assert table.percentile([float(value) for value in range(20, 0, -1)], percent) == wanted


def measured(start_s: list[float], rest: list[float]) -> Figures:
    return Figures(start_s=[[value] for value in start_s], rest_percent=[[value] for value in rest])


def test_a_ratio_is_of_the_medians_with_the_least_and_most_of_a_round() -> None:
    ours, theirs = measured([1.0, 2.0, 9.0], []), measured([2.0, 1.0, 10.0], [])
    ratio = table.FIGURES[0].ratio(ours, theirs)
    assert ratio == table.Ratio(1.0, 0.5, 2.0)
    assert str(ratio) == "1.00 (0.50-2.00)"


def test_there_is_no_ratio_to_nothing() -> None:
    rest = next(figure for figure in table.FIGURES if figure.name == "at rest")
    assert rest.ratio(measured([], [0.2]), measured([], [0.0])) is None
    assert rest.ratio(measured([], [0.2]), measured([], [])) is None


def test_the_table_has_a_line_a_figure_and_a_column_a_program() -> None:
    lines = table.lines({"kiosk": measured([0.5], [0.2]), "other": measured([2.0], [0.0])}, "kiosk")
    assert lines[0] == "| figure | kiosk | other | kiosk / other | aim, of a browser's |"
    assert lines[2] == "| start to the first card, s | 0.5 | 2 | 0.25 (0.25-0.25) | 0.6 |"
    assert "| at rest, % of a core | 0.2 | 0 | - | 0.02 |" in lines
    assert len(lines) == 2 + len(table.FIGURES)


def test_the_ratios_of_all_runs_stand_side_by_side(tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl"
    assert history.lines("other", file) == []
    for busy, start_s in ((0.4, 0.5), (1.5, 0.6)):
        figures = table.as_data({"kiosk": measured([start_s], []), "other": measured([1.0], [])}, "kiosk")
        history.add({"begun": "2026-11-26T21:00:00+00:00", "machine": {"load": busy}, "figures": figures}, file)
    lines = history.lines("other", file)
    assert lines[0] == "| figure | 2026-11-26T21:00, load 0.4 | 2026-11-26T21:00, load 1.5 |"
    assert lines[2] == "| start to the first card | 0.50 (0.50-0.50) | 0.60 (0.60-0.60) |"
    assert lines[-1] == "| a card each 0.7 s | - | - |"


def test_every_page_of_the_deck_gets_the_same_time(tmp_path: Path) -> None:
    shutil.copytree(paths.BUILT_IN_DECK, tmp_path, dirs_exist_ok=True)
    form = tmp_path / "deck.yaml"
    form.write_text(with_dwell(form.read_text(encoding="utf-8"), 8), encoding="utf-8")
    assert {page.dwell_ms for page in load(tmp_path)[0].pages} == {8000}


@pytest.fixture
def exported(tmp_path: Path) -> Exported:
    card = Card("Bread & <salt>", "Text", "#B32D2B", "#F3E9DA", tmp_path / "card.png", tmp_path / "screen.png")
    return Exported(tmp_path, tmp_path, tmp_path, (card, card))


def test_the_deck_for_reveal_has_a_section_a_card_and_plain_text(exported: Exported) -> None:
    page = chromium.document(exported)
    assert page.count("<section ") == 2
    assert page.count("<h2>Bread &amp; &lt;salt&gt;</h2>") == 2
    assert "autoSlide: 8000" in page


@pytest.mark.parametrize("runs_by_itself", [True, False])
def test_the_presentation_has_a_slide_a_card_and_plain_text(exported: Exported, runs_by_itself: bool) -> None:
    root = ET.fromstring(impress.content(exported, runs_by_itself=runs_by_itself))  # noqa: S314 - our own
    tags = [item.tag.rpartition("}")[2] for item in root.iter()]
    assert tags.count("page") == 2
    assert [item.text for item in root.iter() if item.tag.endswith("}p")] == ["Bread & <salt>", "Text"] * 2
    kinds = {value for item in root.iter() for key, value in item.attrib.items() if key.endswith("transition-type")}
    assert kinds == {"automatic" if runs_by_itself else "manual"}
