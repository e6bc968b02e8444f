"""The settings files: data/kiosk.yaml, overridden by those of the pack that plays, by the kiosk's own file, by flags.

The own file is the one that `--settings` names, else kiosk.yaml in the user's config folder. Changes made on the kiosk
are saved there. So they last, and two kiosks on one computer, each with its own `--settings`, stay separate.
"""

import errno
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from kiosk import paths
from kiosk.hours.form import hours_as_written
from kiosk.operator.troubles import trouble
from kiosk.problems import Problem, ProblemsError, Rule
from kiosk.settings import Settings, own_file
from kiosk.settings.form import BUILT_IN, NO_KEYS, SettingsForm, settings_of
from kiosk.settings.pack import PACK_MAY_SET, settings_of_pack
from kiosk.system import files
from kiosk.yamlfiles import MAX_BYTES, Data, Document, read, validate
from kiosk.yamlfiles.editing import CannotEditError, YamlText
from kiosk.yamlfiles.writing import text_of

_log = logging.getLogger(__name__)

DEFAULT = "default"
NAMES = tuple(field.name for field in fields(Settings))
_MOST_BYTES = 5 * MAX_BYTES
_BUILT_IN = "built-in"  # as a deck: where the executable keeps its own is nobody's business, and changes
_NO_KEYS = "none"
_KEPT = "# The settings as they were when they last had no mistake. Written by the kiosk at each start.\n"
_WRITTEN_BY = "# Written by the kiosk as its settings are changed on it. You may change them here too; comments stay.\n"


def written(settings: Settings, names: Iterable[str]) -> dict[str, Data]:
    """The values of `names` as they are written in a file. A deck's folder is written in full."""
    deck, hours = settings.deck, settings.opening_hours
    values = {
        **vars(settings),
        "deck": BUILT_IN if deck == paths.BUILT_IN_DECK else deck and paths.whole(deck),
        "link": settings.link and paths.whole(settings.link),
        "operator_keys": settings.operator_keys or NO_KEYS,
        "opening_hours": hours and hours_as_written(hours),
        "keypads": ", ".join(settings.keypads),
        "keys": dict(settings.keys) or None,
    }
    return {name: _as_text(values[name]) for name in names}


def differing(settings: Settings) -> dict[str, Data]:
    """The settings that differ from the defaults, as they are written in a file."""
    defaults = Settings()
    return written(settings, (name for name in NAMES if getattr(settings, name) != getattr(defaults, name)))


def _as_text(value: Any) -> Data:
    if isinstance(value, dict):
        return {name: _as_text(inner) for name, inner in value.items() if inner not in (None, {})}
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return None if value is None else str(value)


def load(named: Path | None = None, spare: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in data/kiosk.yaml, overridden by the pack's and by the own file; and what is wrong in any.

    A setting with a mistake counts as missing, so one mistake does not affect the others. While the own file has
    mistakes or cannot be read, settings missing from it are taken from `spare` (see `keep`).
    """
    shipped, *own = _parts(named)
    parts = [shipped, *_pack_parts(named), *own]
    if spare and files.exists(spare) and parts[-1].problems:
        parts.insert(len(parts) - 1, _read(spare))
    values = {name: value for part in parts for name, value in part.in_full().items()}
    return settings_of(values), tuple(problem for part in parts for problem in part.problems)


def is_deck_lost(named: Path | None, spare: Path) -> bool:
    """Whether the own file may name a deck that cannot be determined.

    That is so if the file cannot be read or its `deck` line is wrong. If there is a `spare`, it decides.
    """
    _, *own = _parts(named)
    return any(part.may_name("deck") for part in own) and not files.is_file(spare)


def keep(own: Path, spare: Path) -> None:
    """Copy the own file's settings to `spare` if they have no mistakes. Slow. Raises OSError."""
    part = _parts(None if own == own_file() else own)[-1]
    if part.document.file == paths.SETTINGS:  # there is no own file and none was named: the defaults are intended
        spare.unlink(missing_ok=True)
    elif not part.problems:
        values = written(settings_of(part.in_full()), part.values)
        files.replace(spare, (_KEPT + text_of(values)).encode(), files.PRIVATE)


def origins(named: Path | None = None) -> dict[str, str]:
    """Where each setting is set: `file:line`, or `default`."""
    found = dict.fromkeys(NAMES, DEFAULT)
    shipped, *own = _parts(named)
    changed_there = differing(settings_of(shipped.values))
    found.update({name: place for name, place in shipped.places().items() if name in changed_there})
    for part in (*_pack_parts(named), *own):
        found.update(part.places())
    return found


def change(file: Path, **values: Any) -> None:
    """Save `values` in the own file; everything else there stays, comments too.

    A file with mistakes is rewritten with its good values, and its old text kept beside it as `kiosk.yaml.broken`.
    Slow: not for the GUI thread. Raises OSError, leaving the file as it was; and ValueError for an impossible value.
    """
    fresh = written(settings_of(values), values)
    before = _bytes(file)
    part = _read(file) if before else _Part(Document(file, {}, {}))
    text = None if part.problems else _changed(before.decode("utf-8-sig"), fresh)
    if text is None:
        _keep_aside(file, before)
        text = text_of({**part.values, **fresh})
    files.replace(file, (text if text.startswith(_WRITTEN_BY) else _WRITTEN_BY + text).encode())


def _changed(text: str, values: Mapping[str, Data]) -> str | None:
    """The text of a settings file with other `values`; None if its form does not allow that."""
    fresh = YamlText(text)
    try:
        for name, value in values.items():
            fresh = fresh.set((name,), value)
    except CannotEditError:
        return None
    return fresh.text


def take_over(source: Path, file: Path) -> None:
    """Replace all settings in the own file `file` with those of `source`.

    Raises ProblemsError with every mistake in `source`, including a deck that is not on this computer, and OSError.
    Then the own file is as it was.
    """
    part = _read(source)
    problems = list(part.problems)
    deck = settings_of(part.in_full()).deck
    if deck and not files.is_folder(deck):
        message = f"`deck`: there is no folder {deck} here; copy the deck first"
        problems.append(part.document.problem(("deck",), message, Rule.VALUE_WRONG))
    if problems:
        raise ProblemsError(problems)
    before = _bytes(file)
    if before and _read(file).problems:
        _keep_aside(file, before)
    values = written(settings_of(part.in_full()), part.values)
    files.replace(file, (_WRITTEN_BY + text_of(values)).encode())


@dataclass(frozen=True)
class _Part:
    """What one file contributes: its good values, as written, and what is wrong."""

    document: Document
    values: dict[str, Data] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def in_full(self) -> dict[str, Data]:
        """The values, with folders relative to the file made absolute."""
        named = {name: self.values.get(name) for name in ("deck", "link")}
        here = {
            name: str(paths.whole(self.document.file.parent / paths.expanded(Path(str(folder)))))
            for name, folder in named.items()
            if folder not in (None, BUILT_IN)
        }
        return {**self.values, **here}

    def may_name(self, name: str) -> bool:
        """Whether the file says, or may say, something about a setting that is not among the good values."""
        data = self.document.data
        is_unread = bool(self.problems) and not self.document.places
        return is_unread or (isinstance(data, dict) and name in {*data, *self.document.broken} - self.values.keys())

    def places(self) -> dict[str, str]:
        return {name: f"{self.document.file}:{self.document.places[name,][0]}" for name in self.values}


def _parts(named: Path | None) -> list[_Part]:
    own = own_file(named)
    try:
        # A link to a drive that is not there does not mean that the defaults are wanted.
        is_there = bool(named or own.lstat())
    except (FileNotFoundError, NotADirectoryError):
        is_there = False
    except OSError:
        is_there = True  # reading it will say what is wrong
    return [_read(paths.SETTINGS), *([_read(own)] if is_there else [])]


def _pack_parts(named: Path | None) -> list[_Part]:
    """The settings of the pack that plays, if it has any: only those that a pack may have."""
    if not (file := settings_of_pack(named)):
        return []
    part = _read(file)
    return [replace(part, values={name: value for name, value in part.values.items() if name in PACK_MAY_SET})]


def _read(file: Path) -> _Part:
    document = Document(file, {}, {})
    problems: tuple[Problem, ...] = ()
    try:
        document = read(file)
        validate(document, SettingsForm)
    except ProblemsError as error:
        problems = error.problems
    data = document.data if isinstance(document.data, dict) else {}
    cut = document.cuts.get(("deck",))
    # Else it really is a comment.
    if cut and not files.is_folder(file.parent / paths.expanded(Path(str(data.get("deck"))))):
        message = f"`deck` ends before ` {cut.lost}`: ` #` begins a comment; put the whole path into single quotes"
        problems = (*problems, Problem(file, *cut.place, message, Rule.YAML_COMMENT, where=("deck",)))
        document = replace(document, broken=document.broken | {"deck"})
    good = {name: value for name, value in data.items() if name not in document.broken and _is_valid(name, value)}
    return _Part(document, good, tuple(sorted(problems, key=Problem.order)))


def _is_valid(name: str, value: Data) -> bool:
    try:
        settings_of({name: value})
    except ValueError:
        return False
    return True


def _bytes(file: Path) -> bytes:
    """The whole file; empty if there is none. Raises OSError, also for anything but a file, or one far too large."""
    try:
        content = files.read(file, _MOST_BYTES + 1)
    except FileNotFoundError:
        return b""
    if len(content) > _MOST_BYTES:
        raise OSError(errno.EFBIG, "the file is too large to be kept", str(file))
    return content


def _keep_aside(file: Path, content: bytes) -> None:
    """Save the old content of `file` in a file of its own, never replacing another."""
    aside, number = file.with_name(f"{file.name}.broken"), 1
    while (there := _bytes(aside)) and there != content:
        number += 1
        aside = file.with_name(f"{file.name}.broken-{number}")
    files.replace(aside, content)
    anew = "%s was rewritten; its old text is in %s"
    _log.warning(anew, file, aside, extra=trouble("trouble_settings_anew", file=aside))
