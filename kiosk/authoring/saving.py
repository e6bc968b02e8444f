"""Saves a changed deck only if the check finds no error in it that was not there before."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kiosk.authoring.folder import DECK, DeckFolder
from kiosk.check import lengths
from kiosk.deck.load import NOTHING, read_files
from kiosk.deck.picture_record import Record
from kiosk.problems import Problem, Rule, Severity
from kiosk.system import files


def save_checked(
    before: DeckFolder, after: DeckFolder, beat: Callable[[], object] = lambda: None
) -> tuple[Sequence[Problem], bool]:
    """What the check finds in the deck after the change, texts that are too long among it, and whether it is saved.

    A deck that is new, or had errors before, is saved with those that it has; and one whose texts are too long, which
    the kiosk shows. `beat` is called after each file that is checked the first time. Raises OvertakenError and OSError;
    then, and if it is interrupted, nothing is changed.
    """
    record = Record()  # so that no picture is looked at twice
    folder = before.folder
    was_right = files.exists(folder / DECK) and _plays(_checked(folder, record, beat))
    saved = after.save()
    try:
        found = _checked(folder, record, (lambda: None) if was_right else beat)
    except BaseException:  # Ctrl+C
        saved.put_back(before)
        raise
    if was_right and not _plays(found):
        saved.put_back(before)
        return found, False
    return found, True


def foreseen(after: DeckFolder, beat: Callable[[], object] = lambda: None) -> Sequence[Problem]:
    """What the check would find in the deck after the change, of which nothing is written. Slow."""
    return _checked(after.folder, Record(), beat, {name: text.text for name, text in after.texts.items()})


def _plays(problems: Sequence[Problem]) -> bool:
    return all(each.severity is not Severity.ERROR or each.rule is Rule.TEXT_TOO_LONG for each in problems)


def _checked(
    folder: Path, record: Record, beat: Callable[[], object], unsaved: Mapping[str, str] = NOTHING
) -> tuple[Problem, ...]:
    read = read_files(folder, record, beat, unsaved)
    long = (each for each in lengths.problems(read) if each.rule is not Rule.SENTENCE_LONG)
    return tuple(sorted(read.owned((*read.problems(), *long)), key=Problem.order))
