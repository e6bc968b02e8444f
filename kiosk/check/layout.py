"""Has another process lay out texts, as on a screen, to see which do not fit (kiosk/fit.py). Only it needs Qt."""

import json
import subprocess
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Lock, Timer
from typing import IO

from kiosk.check.screens import Screen
from kiosk.deck.compiled import as_plain
from kiosk.deck.model import Deck
from kiosk.deck.picture_ahead import cores
from kiosk.process import relaunch
from kiosk.system import cache
from kiosk.system.plain_data import from_data

Text = tuple[int, str]  # a page's number, counted from 0, and a language
Started = Callable[[Callable[[], None]], object]
_PATIENCE_S, _PER_TEXT_S = 60, 2
_MOST_SAID = 4_000_000  # bytes of errors, or of what is kept
_MOST_KEPT = 50  # files
_MOST_KNOWN = 20_000  # texts in one of them
_MANY = 60  # texts that a process lays out before another one is worth its start


class UnmeasuredError(Exception):
    """The texts could not be laid out; the text says why."""


def measured(
    deck: Deck,
    screen: Screen,
    texts: list[Text],
    beat: Callable[[], object] = lambda: None,
    kept: Path | None = None,
    started: Started = lambda _: None,
) -> dict[Text, list[str]]:
    """Those of `texts` that do not fit, each with the shapes. `beat` is called after each. Raises UnmeasuredError.

    What was found out of a page is kept in the folder `kept`, and not asked again. `started` is given what ends the
    processes.
    """
    pages = {number: page_digest(deck, number) for number in {number for number, _ in texts}} if kept else {}
    known = _Known(deck, screen, kept) if kept else None
    found: dict[Text, list[str]] = {}
    asked: list[Text] = []
    for number, language in texts:
        shapes = known.shapes(pages[number], language) if known else None
        if shapes is None:
            asked.append((number, language))
        elif shapes:
            found[number, language] = shapes
    new = _laid_out(deck, screen, asked, beat, started)
    if known and asked:
        known.keep({(pages[text[0]], text[1]): new.get(text, []) for text in asked})
    return {text: (found | new)[text] for text in texts if text in found or text in new}


class _Known:
    """What was found out on a screen with a deck's fonts, by the digest of a page and a language."""

    def __init__(self, deck: Deck, screen: Screen, folder: Path) -> None:
        fonts = (font.file.stat() for font in deck.fonts)
        stamps = (f"{font.st_size} {font.st_mtime_ns}" for font in fonts)
        self._question = cache.digest(cache.program(), f"{screen.diagonal_in} {screen.distance_mm}", *stamps)
        self._file = folder / self._question
        self._found: dict[str, tuple[str, ...]] = {}
        answer = cache.read(self._file, self._question, _MOST_SAID)
        if answer is not None:
            try:
                told = from_data(Mapping[str, tuple[str, ...]], json.loads(bytes(answer)))  # type: ignore[type-abstract]
            except (ValueError, RecursionError):  # forged
                return
            self._found = dict(told)

    def shapes(self, page: str, language: str) -> list[str] | None:
        """The shapes of screens on which a text does not fit; None if nobody has looked."""
        found = self._found.get(f"{page} {language}")
        return None if found is None else list(found)

    def keep(self, new: Mapping[tuple[str, str], list[str]]) -> None:
        """Remember this too; the oldest are forgotten first."""
        for (page, language), shapes in new.items():
            self._found.pop(f"{page} {language}", None)
            self._found[f"{page} {language}"] = tuple(shapes)
        told = dict(list(self._found.items())[-_MOST_KNOWN:])
        cache.keep(self._file, self._question, json.dumps(told, separators=(",", ":")).encode())
        cache.keep_newest(self._file.parent, _MOST_KEPT)


def page_digest(deck: Deck, number: int) -> str:
    """A digest of everything that decides how the texts of a page are laid out."""
    return sha256(json.dumps(as_plain(_only(deck, [number]))).encode()).hexdigest()


def _laid_out(
    deck: Deck, screen: Screen, texts: list[Text], beat: Callable[[], object], started: Started
) -> dict[Text, list[str]]:
    """Those of `texts` that do not fit, each with the shapes. On all cores if they are many. Raises UnmeasuredError."""
    if not texts:
        return {}
    count = min(cores(), 1 + len(texts) // _MANY)
    size = -(-len(texts) // count)
    shares = [texts[at : at + size] for at in range(0, len(texts), size)]
    processes: list[Callable[[], None]] = []
    beating = Lock()

    def end() -> None:
        for kill in processes:
            kill()

    def begun(kill: Callable[[], None]) -> None:
        processes.append(kill)
        started(end)

    def beat_in_turn() -> None:
        with beating:
            beat()

    def misfits(share: list[Text]) -> dict[Text, list[str]]:
        try:
            return _asked(deck, screen, share, beat_in_turn, begun)
        except UnmeasuredError:
            end()  # what is missing of one share is missing of all
            raise

    if len(shares) == 1:
        return misfits(texts)
    with ThreadPoolExecutor(len(shares)) as threads:
        waited = [threads.submit(misfits, share) for share in shares]
        return {text: shapes for one in waited for text, shapes in one.result().items()}


def _asked(
    deck: Deck, screen: Screen, texts: list[Text], beat: Callable[[], object], started: Started
) -> dict[Text, list[str]]:
    """What a process answers of these texts. Raises UnmeasuredError."""
    numbers = sorted({0, *(number for number, _ in texts)})
    told = {
        **as_plain(_only(deck, numbers)),
        "folder": str(deck.folder),
        "screen": [screen.diagonal_in, screen.distance_mm],
        "texts": [(numbers.index(number), language) for number, language in texts],
    }
    with TemporaryFile() as errors:
        try:
            patience_s = _PATIENCE_S + _PER_TEXT_S * len(texts)
            answer = json.loads(_answer(json.dumps(told).encode(), patience_s, errors, beat, started))
        except OSError as error:
            raise UnmeasuredError(str(error.strerror or error)) from None
        except ValueError:
            errors.seek(0)
            said = errors.read(_MOST_SAID).decode(errors="replace").strip().splitlines()
            raise UnmeasuredError(said[-1] if said else "Qt does not work here") from None
    return {(numbers[place], language): shapes for place, language, shapes in answer}


def _only(deck: Deck, numbers: list[int]) -> Deck:
    """The deck with these pages alone, all below one line, which is as high as any."""
    pages = tuple(deck.pages[number] for number in numbers)
    return replace(deck, pages=pages, section=deck.section_of(len(deck.pages) - 1), sections=())


def _answer(
    question: bytes, patience_s: float, errors: IO[bytes], beat: Callable[[], object], started: Started
) -> bytes:
    """What the process answers; what it has to say besides goes to `errors`. An empty line is only a sign of life."""
    process = subprocess.Popen(  # noqa: S603 - ourselves
        [*relaunch.command(), relaunch.FITTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    started(process.kill)
    is_late = Event()

    def end() -> None:
        is_late.set()
        process.kill()

    patience, answer = Timer(patience_s, end), b""
    patience.daemon = True
    patience.start()
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):  # then there is no answer either
            process.stdin.write(question)
            process.stdin.close()
        for line in process.stdout:
            if not line.strip():
                beat()
            answer = line
    patience.cancel()
    if is_late.is_set():
        raise UnmeasuredError("it took too long")
    return answer
