"""Looks at what a power cut has left of the files that chaos/writer.py writes: each old or new, none torn."""

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from chaos.writer import Files, idle_s, key, pin, report
from kiosk.deck import selection
from kiosk.deck.load import load
from kiosk.operator.pin import PinGuard, Verdict
from kiosk.packs import manifest
from kiosk.packs.store import Packs
from kiosk.settings import files as settings_files
from kiosk.system.line_files import LineFile
from kiosk.visits import read

STARTS_KEPT = 1000
_PATIENCE_S = 60

Spans = Mapping[str, range]  # of each kind the rounds from the last that was done to the last that was begun


def look(files: Files, spans: Spans, elsewhere: Path) -> set[str]:
    """The kinds that are not as they should be."""
    numbers = list(_visits(files))
    checks: dict[str, Callable[[], bool]] = {
        "settings": lambda: _settings(files) in set(map(idle_s, spans["settings"])),
        "pin": lambda: Verdict.RIGHT in {PinGuard(files.pin).check(pin(number)) for number in spans["pin"]},
        "recovery": lambda: any(PinGuard(files.pin).recover(key(elsewhere, n)) for n in spans["recovery"]),
        "visits": lambda: numbers == list(range(1, len(numbers) + 1)) and len(numbers) in spans["visits"],
        "starts": lambda: _starts(files) in {min(number, STARTS_KEPT) for number in spans["starts"]},
        "deck": lambda: _deck(files) in {str(number) for number in spans["deck"]},
        "report": lambda: files.report.read_bytes() in {report(number) for number in spans["report"]},
        "pack": lambda: _pack(files) in spans["pack"],
        "careless": lambda: files.careless.read_bytes() in {report(number) for number in spans["careless"]},
        "events": lambda: _follow(_events(files), spans["lines"]),
        "log": lambda: _follow(_logged(files), spans["lines"]),
    }
    return {kind for kind, check in checks.items() if not check()}


def _settings(files: Files) -> int | None:
    found, problems = settings_files.load(files.settings)
    return None if problems else found.idle_s


def _visits(files: Files) -> Iterator[int]:
    """The numbers of the whole visits."""
    for visit in read(files.visits):
        if [opened.card for opened in visit.opened][1:] == ["end"]:
            yield int(visit.opened[0].card)


def _starts(files: Files) -> int:
    return len([datetime.fromisoformat(line) for line in files.starts.read_text(encoding="ascii").splitlines()])


def _deck(files: Files) -> str:
    """The figure on the first card of the deck that plays when the wanted one is gone."""
    deck = selection.choose(files.home / "gone", files.last_good)
    return deck.pages[1].figure if deck else ""


def _pack(files: Files) -> int:
    """The version of the pack that plays, which is whole, as its first card says too; 0 if none does."""
    playing = Packs(files.packs).playing()
    if playing is None:
        return 0
    described = manifest.read((playing.folder / manifest.NAME).read_bytes())
    for name, file in described.files.items():
        assert hashlib.sha256((playing.folder / name).read_bytes()).hexdigest() == file.sha256
    assert load(playing.deck)[0].pages[1].figure == playing.pack.version == described.version
    return int(playing.pack.version)


def _events(files: Files) -> list[int]:
    return [int(json.loads(line)["card"]) for line in _lines(files.events)]


def _logged(files: Files) -> list[int]:
    matches = [re.search(r" INFO chaos: line (\d+)$", line) for line in _lines(files.log) if " chaos: " in line]
    return [int(match[1]) for match in matches if match]


def _lines(file: Path) -> Iterator[str]:
    """All lines, oldest first, once a writer has opened the file again."""
    out = LineFile(file, most_bytes=10**9, files=1)
    out.add("the next start")
    out.close()
    files = sorted(file.parent.glob(f"{file.name}*"), reverse=True)
    lines = [line for part in files for line in part.read_text(encoding="utf-8").split("\n")[:-1]]
    assert lines.pop() == "the next start"
    yield from lines


def _follow(numbers: list[int], span: range) -> bool:
    """Whether nothing is missing in between, and nothing is there that was not written. The newest may be missing."""
    first = numbers[0] if numbers else 1
    return numbers == list(range(first, first + len(numbers))) and first + len(numbers) <= span.stop


def plays(files: Files) -> bool:
    """Whether a real player starts from what is left."""
    settings_files.change(files.settings, deck=files.home / "gone")
    command = (sys.executable, "-m", "kiosk", "play")
    places = {"XDG_STATE_HOME": str(files.home), "XDG_CONFIG_HOME": str(files.config)}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **places}
    happened = files.home / "played.jsonl"
    process = subprocess.Popen([*command, "--events", happened], env=environment, stderr=subprocess.PIPE)
    end = time.monotonic() + _PATIENCE_S
    while process.poll() is None and not (happened.exists() and b'"ready"' in happened.read_bytes()):
        if time.monotonic() > end:
            break
        time.sleep(0.02)
    ready = happened.exists() and b'"ready"' in happened.read_bytes()
    process.terminate()
    _, said = process.communicate()
    return ready and process.returncode == 0 and b"Traceback" not in said
