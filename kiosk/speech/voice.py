"""Which program speaks. It reads words on stdin and writes a WAV of 16 bits to stdout."""

import shlex
import shutil

ESPEAK = "espeak-ng -v {language} -s 150 --stdin --stdout"


def command_for(voice: str, language: str) -> tuple[str, ...]:
    """The command by which a `voice` from the settings speaks a language. Raises ValueError if it is no command."""
    return tuple(part.replace("{language}", _named(language)) for part in shlex.split(voice))


def is_installed(voice: str) -> bool:
    """Whether the program is here."""
    try:
        name = next(iter(shlex.split(voice)), "")
    except ValueError:
        return False
    return shutil.which(name) is not None


def _named(language: str) -> str:
    """A language as speaking programs name it: its region counts, its script does not."""
    name, *more = language.split("-")
    region = next((part.lower() for part in more if len(part) == 2), "")
    return f"{name}-{region}" if region else name
