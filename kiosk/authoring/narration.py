"""Makes drafts of a deck's narration: a program reads each page aloud, and deck.yaml names what it has read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.authoring.folder import DeckFolder
from kiosk.deck.forms import COVER
from kiosk.deck.forms.page import PageEntry
from kiosk.deck.load import DeckFiles, read_files
from kiosk.deck.narration import Draft, draft_of
from kiosk.deck.page import Page
from kiosk.deck.recordings import COMMENT
from kiosk.sound import encoding, opus
from kiosk.sound.sources import decoded, spoken
from kiosk.speech.sentences import Sentence, digest, sentences
from kiosk.speech.voice import command_for
from kiosk.system import files
from kiosk.yamlfiles import Way

_PAUSE_MS, _LONG_PAUSE_MS = 300, 600  # after a sentence; after what stands by itself


@dataclass(frozen=True)
class Done:
    """What became of a page's narration in one language: `what` is made, kept or named, and `file` its path."""

    file: str
    what: str
    seconds: int = 0


@dataclass(frozen=True)
class _Task:
    way: Way  # of the page in deck.yaml
    page: Page
    code: str
    named: str  # the file that deck.yaml names; empty if it names none

    @property
    def file(self) -> str:
        return self.named or f"narration/{self.code}/{self.page.id}.opus"


def narrate(folder: Path, voice: str, languages: Sequence[str] = (), *, again: bool = False) -> Iterator[Done]:
    """Make what is missing or outdated, in the deck's languages or only in some of them; `again`: every draft.

    A recording by a person is never replaced; one that deck.yaml does not name yet is named there. deck.yaml is saved
    at the end. Raises ProblemsError, CannotEditError, OvertakenError, SourceError, ValueError and OSError.
    """
    found = read_files(folder)
    deck = DeckFolder.read(folder)
    text = deck.deck
    for task in _tasks(found, languages):
        yield _done(folder, voice, task, again=again)
        if not task.named:
            text = text.set((*task.way, "narration", task.code), task.file)
    if text != deck.deck:
        deck.with_deck(text).save()


def count(folder: Path, languages: Sequence[str] = ()) -> int:
    """How many narrations there are to be. Raises ProblemsError."""
    return sum(1 for _ in _tasks(read_files(folder), languages))


def _tasks(found: DeckFiles, languages: Sequence[str]) -> Iterator[_Task]:
    """All narrations of a deck. Text that is shown in another language is not read as if it were in this one."""
    deck = found.resolved(tuple(found.problems()))
    assert found.deck
    pages = {page.id: page for page in deck.pages}
    entries: list[tuple[Way, str, PageEntry]] = [(("cover",), COVER.kind.name, found.deck.cover)]
    entries += [(("cards", number), card.id, card) for number, card in enumerate(found.deck.cards)]
    for language in deck.languages:
        for way, name, entry in entries:
            if languages and language.code not in languages:
                continue
            if not pages[name].texts[language.code].fallback:
                yield _Task(way, pages[name], language.code, (entry.narration or {}).get(language.code, ""))


def _done(folder: Path, voice: str, task: _Task, *, again: bool) -> Done:
    said = sentences(task.page, task.code)
    there = _there(folder, task.file)
    draft = draft_of(there.comments.get(COMMENT, "")) if there else None
    if there and not draft:
        return Done(task.file, "kept" if task.named else "named")
    if draft and draft.digest == digest(said) and not again:
        return Done(task.file, "kept" if task.named else "named")
    samples, starts = _read(said, command_for(voice, task.code))
    comment = Draft(digest(said), starts).comment
    files.replace(folder / task.file, encoding.opus(samples, comment), within=folder)
    return Done(task.file, "made", encoding.length_ms(samples) // 1000)


def _there(folder: Path, name: str) -> opus.Said | None:
    """What a recording says of itself; None if there is none. Raises OSError for one that cannot be used."""
    try:
        return opus.read(files.read_whole(folder / name, opus.MAX_BYTES, folder))
    except FileNotFoundError:
        return None
    except opus.UnusableError as error:
        raise OSError(0, str(error), name) from None


def _read(said: Sequence[Sentence], command: Sequence[str]) -> tuple[bytes, tuple[int, ...]]:
    """The sound of these sentences, and when each begins, in ms. Raises SourceError."""
    sound, starts = bytearray(), []
    for sentence in said:
        starts.append(encoding.length_ms(bytes(sound)))
        rate, channels, samples = decoded(spoken(tuple(command), sentence.said))
        sound += encoding.resampled(samples, rate, channels)
        sound += encoding.silence(_PAUSE_MS if sentence.block >= 0 else _LONG_PAUSE_MS)
    return bytes(sound), tuple(starts)
