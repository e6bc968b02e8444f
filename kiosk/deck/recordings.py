"""Checks a deck's recordings before it plays: each one completely, and how much they are together."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo

from kiosk.deck import file_lookup
from kiosk.deck.fields import Code
from kiosk.deck.narration import FORMATS, Narration, draft_of
from kiosk.problems import MistakeError, Rule
from kiosk.sound import opus
from kiosk.sound.opus import Said
from kiosk.system import files

MAX_BYTES = 500_000_000  # of all recordings: a hundred cards of two minutes, in five languages and in good quality
COMMENT = "COMMENT"


class Recordings:
    """The recordings in a deck's `folder` that were checked. `beat` is called after each one."""

    def __init__(self, folder: Path, beat: Callable[[], object]) -> None:
        self._folder = folder
        self._beat = beat
        self._bytes = 0
        self.found: dict[str, Said] = {}  # by path in the deck's folder

    def look(self, name: str) -> None:
        """Check the recording `name`. Raises opus.UnusableError, OSError, and ValueError if all are too much."""
        if name in self.found:
            return
        data = files.read_whole(self._folder / name, opus.MAX_BYTES, self._folder)
        self._bytes += len(data)
        if self._bytes > MAX_BYTES:
            most = f"{MAX_BYTES // 1_000_000} MB"
            message = f"with {name} the deck's recordings are larger than {most} in total; save them smaller"
            raise MistakeError(message, Rule.NARRATION_UNUSABLE)
        self.found[name] = opus.read(data)
        self._beat()


def narrations(folder: Path, named: Mapping[str, str], recordings: Recordings) -> dict[str, Narration]:
    """A page's narrations, by language, from the names of their files, which were checked."""
    made = {}
    for code, name in named.items():
        said = recordings.found[name]
        draft = draft_of(said.comments.get(COMMENT, ""))
        made[code] = Narration(folder / name, said.ms, draft.starts if draft else ())
    return made


def _recording(value: str, info: ValidationInfo) -> str:
    """A recording's path inside the deck's folder, spelt as on the disk. The validation's context names the folder."""
    assert info.context is not None  # load.py passes it
    folder: Path = info.context["folder"]
    recordings: Recordings = info.context["recordings"]
    try:
        if not (folder / value).resolve().is_relative_to(folder.resolve()):
            message = f"{value} is outside the deck's folder; put the recording into narration/"
            raise MistakeError(message, Rule.NARRATION_MISSING)
        there = file_lookup.find(folder, value)
        if there is None:
            near = file_lookup.similar(folder, value, FORMATS)
            hint = f"did you mean {near}?" if near else "put the recording into narration/"
            raise MistakeError(f"there is no file {value} in the deck's folder", Rule.NARRATION_MISSING, hint)
        recordings.look(there)
    except opus.UnusableError as error:
        raise MistakeError(f"{value} cannot be played: {error}", Rule.NARRATION_UNUSABLE) from None
    except (OSError, RuntimeError) as error:  # a name that is too long, or a circular link
        if getattr(error, "errno", None) == errno.EFBIG:
            raise MistakeError(f"{value}: {getattr(error, 'strerror', '')}", Rule.NARRATION_UNUSABLE) from None
        message = f"{value[:60]} cannot be read: {getattr(error, 'strerror', error)}"
        raise MistakeError(message, Rule.FILE_UNREADABLE) from None
    return there


# Recordings by language.
Narrations = Annotated[dict[Code, Annotated[str, AfterValidator(_recording)]], Field(min_length=1)]
