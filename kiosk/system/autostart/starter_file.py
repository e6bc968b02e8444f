"""A starter that is one file, written or removed as a whole."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from kiosk.system import files
from kiosk.system.autostart.starter import AutostartError

_MOST_BYTES = 100_000


class FileStarter(ABC):
    """Starts the kiosk while its file exists and is enabled."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def place(self) -> str:
        return str(self._file)

    def is_on(self) -> bool:
        text = self._text()
        return text is not None and self._says_on(text)

    def missing(self) -> str:
        text = self._text()
        program = self._program(text) if text is not None else ""
        return program if program and not files.exists(Path(program)) else ""

    def enable(self, command: Sequence[str]) -> None:
        try:
            files.replace(self._file, self._written(command))
        except OSError as error:
            raise AutostartError(f"{self._file} cannot be written: {error.strerror}") from None

    def disable(self) -> None:
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            raise AutostartError(f"{self._file} cannot be removed: {error.strerror}") from None

    def _text(self) -> bytes | None:
        try:
            return files.read(self._file, _MOST_BYTES)
        except OSError:
            return None

    @abstractmethod
    def _says_on(self, text: bytes) -> bool: ...

    @abstractmethod
    def _program(self, text: bytes) -> str:
        """The program that the file names; empty if it names none."""

    @abstractmethod
    def _written(self, command: Sequence[str]) -> bytes: ...
