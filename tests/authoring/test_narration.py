"""Drafts of a deck's narration: made once, made anew when the words change, and never in place of a recording."""

from pathlib import Path

import pytest
from support.command import called
from support.files import write_deck
from support.voice import MUTE, VOICE

from kiosk.check import check
from kiosk.deck.load import load
from kiosk.deck.selection import remember
from kiosk.problems import Rule
from kiosk.sound import encoding, opus
from kiosk.speech.sentences import sentences, starts

FILES = [f"narration/{code}/{page}.opus" for code in ("en", "de") for page in ("cover", "one", "two", "three")]


@pytest.fixture(scope="module")
def narrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_deck(tmp_path_factory.mktemp("narrated"))
    done = called("narrate", folder, "--voice", VOICE)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(" (")[0] for line in done.stdout.splitlines()] == [f"made: {file}" for file in FILES]
    return folder


def test_each_page_is_read_and_named(narrated: Path) -> None:
    deck, problems = check(narrated)
    assert deck
    assert {file for file in map(str, deck.files()) if file.endswith(".opus")} == set(FILES)
    assert [problem.rule for problem in problems].count(Rule.NARRATION_DRAFT) == len(FILES)
    assert {problem.rule for problem in problems} == {Rule.NARRATION_DRAFT, Rule.FIGURE_UNSAID}
    page = deck.pages[1]
    said = sentences(page, "de")
    assert [sentence.said for sentence in said] == ["1", "Headline one de", "Body one de."]
    narration = page.narrations["de"]
    assert starts(narration, said) == narration.starts
    assert narration.starts[0] == 0
    # 10 ms for each letter, and pauses
    assert narration.starts[1] == pytest.approx(610, abs=2)
    assert narration.starts[2] == pytest.approx(610 + 750, abs=2)
    assert narration.ms == pytest.approx(610 + 750 + 420, abs=5)


def test_what_is_there_is_kept(narrated: Path) -> None:
    done = called("narrate", narrated, "--voice", VOICE)
    assert done.stdout.splitlines() == [f"kept: {file}" for file in FILES]
    done = called("narrate", narrated, "--voice", VOICE, "--languages", "de", "--again")
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == ["made:"] * 4


def test_a_recording_is_named_and_never_replaced(tmp_path: Path) -> None:
    folder = write_deck(tmp_path)
    before = (folder / "deck.yaml").read_text(encoding="utf-8")
    (folder / "narration" / "en").mkdir(parents=True)
    (folder / "narration" / "en" / "one.opus").write_bytes(own := encoding.opus(encoding.silence(500), ""))
    done = called("narrate", folder, "--voice", VOICE, "--languages", "en", "--again")
    assert "named: narration/en/one.opus" in done.stdout
    assert (folder / "narration" / "en" / "one.opus").read_bytes() == own
    after = (folder / "deck.yaml").read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if "narration" not in line] == before.splitlines()
    assert "NARRATION_DRAFT" not in [problem.rule.name for problem in check(folder)[1] if "one" in problem.message]


def test_a_draft_of_other_words_is_made_anew(tmp_path: Path) -> None:
    folder = write_deck(tmp_path)
    called("narrate", folder, "--voice", VOICE, "--languages", "en")
    texts = folder / "texts" / "en.yaml"
    texts.write_text(texts.read_text(encoding="utf-8").replace("Body one en.", "More. Words."), encoding="utf-8")
    assert [problem.message.split()[0] for problem in check(folder)[1] if problem.rule is Rule.NARRATION_OUTDATED] == [
        "narration/en/one.opus"
    ]
    done = called("narrate", folder, "--voice", VOICE, "--languages", "en")
    assert [line.partition(" (")[0] for line in done.stdout.splitlines() if line.startswith("made")] == [
        "made: narration/en/one.opus"
    ]


@pytest.mark.parametrize(
    ("voice", "why"),
    [(MUTE, "no such voice"), ("no-such-program", "there is no program no-such-program"), ('"', "there is no program")],
)
def test_a_voice_that_does_not_speak(voice: str, why: str, tmp_path: Path) -> None:
    folder = write_deck(tmp_path)
    done = called("narrate", folder, "--voice", voice)
    assert done.returncode == 2
    assert why in done.stderr
    assert not (folder / "narration").exists()


def test_what_played_well_is_kept_with_its_narration(narrated: Path, tmp_path: Path) -> None:
    remember(load(narrated)[0], tmp_path / "last-good")
    kept = load(tmp_path / "last-good")[0]
    assert opus.read((kept.folder / FILES[1]).read_bytes()).ms == kept.pages[1].narrations["en"].ms


def test_sheets_keep_the_names_of_recordings(narrated: Path, tmp_path: Path) -> None:
    before = (narrated / "deck.yaml").read_text(encoding="utf-8")
    assert called("sheet", "export", narrated, "--out", tmp_path / "a.csv").returncode == 0
    assert called("sheet", "import", tmp_path / "a.csv", "--deck", narrated).returncode == 0
    assert (narrated / "deck.yaml").read_text(encoding="utf-8") == before
