"""A deck's files as texts that can be changed, and saved together."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from kiosk.deck import translations
from kiosk.deck.form import MAX_LANGUAGES
from kiosk.deck.misnamed import missing
from kiosk.problems import ProblemsError
from kiosk.system import files
from kiosk.yamlfiles import MAX_BYTES, Data, read
from kiosk.yamlfiles.editing import YamlText

DECK = "deck.yaml"
TRANSLATIONS = translations.FILE
# The errors of a disk or network that is gone.
AWAY = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.ESTALE}
SHEETS = ".sheet.yaml"  # what sheets have brought: see kiosk/authoring/sheet_files.py


def texts_name(code: str) -> str:
    """The name of the file with the words in a language."""
    return f"texts/{code}.yaml"


class OvertakenError(Exception):
    """Somebody else has changed files since they were read. Nothing was saved; `names` are the files."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(f"changed by somebody else meanwhile: {', '.join(names)}")


@dataclass(frozen=True)
class DeckFolder:
    """The YAML files of the deck in `folder`, by name. Each change gives a new value; nothing is written before `save`.

    `digests` are those of the files as they were read; a file that was not there has none.
    """

    folder: Path
    texts: Mapping[str, YamlText]
    digests: Mapping[str, str] = field(default_factory=dict)
    read_texts: Mapping[str, YamlText] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "DeckFolder":
        """`deck.yaml`, the texts of the languages that it lists, and what is remembered of them, as far as it is there.

        Slow: not for the GUI thread. Raises ProblemsError if one cannot be read, and CannotEditError if there is a
        mistake in the YAML of `deck.yaml`.
        """
        if found := missing(folder, DECK):
            raise ProblemsError(found[:1])
        contents = {DECK: _content(folder, DECK)}
        deck = cls(folder, {DECK: _text(folder, DECK, contents[DECK])})
        for code in deck.languages()[:MAX_LANGUAGES]:
            name = texts_name(code)
            if files.exists(folder / name):
                contents[name] = _content(folder, name)
        for name in (TRANSLATIONS, SHEETS):
            with suppress(OSError, ValueError, ProblemsError):  # the deck plays without them
                contents[name] = _content(folder, name)
        texts = {name: _text(folder, name, content) for name, content in contents.items()}
        return cls(folder, texts, {name: _digest(content) for name, content in contents.items()}, texts)

    @classmethod
    def read_all(cls, folder: Path) -> "DeckFolder":
        """The same for a table or a translator, who would miss the words in a text file whose name is nearly right.

        Raises ProblemsError for such a file too.
        """
        deck = cls.read(folder)
        codes = deck.languages()
        named = (missing(folder, texts_name(code), codes) for code in codes[:MAX_LANGUAGES])
        if misnamed := [found[0] for found in named if found and found[1]]:
            raise ProblemsError(misnamed)
        return deck

    @classmethod
    def new(cls, folder: Path, texts: Mapping[str, str]) -> "DeckFolder":
        """A deck that is not on the disk yet."""
        return cls(folder, {name: YamlText(text, folder / name) for name, text in texts.items()})

    @property
    def deck(self) -> YamlText:
        """`deck.yaml`."""
        return self.texts[DECK]

    def languages(self) -> list[str]:
        """The codes of the languages, in the deck's order."""
        return list(_named(self.deck.data, "languages", "code"))

    def cards(self) -> list[str]:
        """The ids of the cards, in the deck's order."""
        return list(_named(self.deck.data, "cards", "id"))

    def words(self, code: str) -> YamlText:
        """The words in a language; empty if there is no such file."""
        name = texts_name(code)
        return self.texts.get(name) or YamlText("", self.folder / name)

    def with_deck(self, text: YamlText) -> "DeckFolder":
        """With another `deck.yaml`."""
        return self._with(DECK, text)

    def with_words(self, code: str, text: YamlText) -> "DeckFolder":
        """With other words in a language."""
        return self._with(texts_name(code), text)

    def _with(self, name: str, text: YamlText) -> "DeckFolder":
        return replace(self, texts={**self.texts, name: text})

    def changed(self) -> tuple[str, ...]:
        """The names of the files that are not as they were read."""
        return tuple(name for name, text in self.texts.items() if self.read_texts.get(name) != text)

    def overtaken(self) -> tuple[str, ...]:
        """The names of those files that somebody else has changed on the disk since they were read. Slow.

        Raises OSError if the folder is not there any more, as when its disk or network is gone.
        """
        self._require_there()
        found = ((name, _digest_there(self.folder / name)) for name in self.texts)
        return tuple(name for name, digest in found if digest != self.digests.get(name))

    def save(self) -> "DeckFolder":
        """Write what has changed: all of it, or nothing. Gives the deck as it is now on the disk.

        Slow: not for the GUI thread. Raises OvertakenError if somebody else has changed one of these files, and
        OSError; then everything is as it was. Words come first, so that no card is ever without them.
        """
        names = sorted(self.changed(), key=lambda name: name == DECK)
        if lost := tuple(name for name in self.overtaken() if name in names):
            raise OvertakenError(lost)
        try:
            files.replace_all(
                {self.folder / name: self.texts[name].text.encode() for name in names}, within=self.folder
            )
        except BaseException:
            for name in reversed(names):
                with suppress(OSError):
                    _put_back(self.folder / name, self.read_texts.get(name))
            raise
        digests = {name: _digest(text.text.encode()) for name, text in self.texts.items()}
        return replace(self, digests=digests, read_texts=self.texts)

    def over_theirs(self) -> "DeckFolder":
        """The same, to be saved over all that somebody else has done, so that the files belong together.

        Slow. Raises OSError as `overtaken` does.
        """
        theirs = self.overtaken()
        found = {name: _digest_there(self.folder / name) for name in self.texts}
        return replace(
            self,
            digests={name: digest for name, digest in found.items() if digest is not None},
            read_texts={name: text for name, text in self.read_texts.items() if name not in theirs},
        )

    def _require_there(self) -> None:
        if self.digests and not any(files.exists(self.folder / name) for name in self.digests):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.folder))

    def put_back(self, before: "DeckFolder") -> None:
        """Undo a save: write the files as they were read into `before`. Raises OSError."""
        for name in self.texts:
            if self.texts[name] != before.read_texts.get(name):
                _put_back(self.folder / name, before.read_texts.get(name))


def _named(data: Data, name: str, key: str) -> Iterator[str]:
    """The value of `key` in each entry of the list `name`."""
    entries = data.get(name) if isinstance(data, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        value = entry.get(key) if isinstance(entry, dict) else None
        if isinstance(value, str):
            yield value


def _content(folder: Path, name: str) -> bytes:
    try:
        content = files.read_whole(folder / name, MAX_BYTES, folder)
        content.decode()
    except (OSError, ValueError):
        read(folder / name, folder)  # says what is wrong
        raise
    return content


def _text(folder: Path, name: str, content: bytes) -> YamlText:
    return YamlText(content.decode(), folder / name)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _digest_there(file: Path) -> str | None:
    """The digest of a file as it is now; None if there is none, and nothing that a file has if it cannot be read."""
    try:
        return _digest(files.read_whole(file, MAX_BYTES))
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in AWAY:
            raise
        return "unreadable"


def _put_back(file: Path, text: YamlText | None) -> None:
    if text is None:
        file.unlink(missing_ok=True)
    elif _digest_there(file) != _digest(text.text.encode()):
        files.replace(file, text.text.encode())
