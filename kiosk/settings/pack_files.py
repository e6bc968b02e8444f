"""Makes and checks the settings file of a pack."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.problems import Problem, ProblemsError, Rule
from kiosk.settings.form import SettingsForm
from kiosk.settings.pack import PACK_MAY_SET
from kiosk.yamlfiles import Document, read, validate
from kiosk.yamlfiles.writing import text_of

_HEAD = "# The settings of a pack. What is set on the kiosk itself counts more.\n"


def content_for_pack(source: Path) -> bytes:
    """The settings in a file as those of a pack. Raises ProblemsError with every mistake, and for what no pack sets."""
    document = _good(source)
    assert isinstance(document.data, dict)
    return (_HEAD + text_of(document.data)).encode()


def require_good(file: Path) -> None:
    """Raise ProblemsError unless a pack may have this settings file."""
    _good(file)


def _good(file: Path) -> Document:
    document = read(file)
    validate(document, SettingsForm)
    if problems := list(_not_allowed(document)):
        raise ProblemsError(problems)
    return document


def _not_allowed(document: Document) -> Iterator[Problem]:
    for name in document.data if isinstance(document.data, dict) else ():
        if name not in PACK_MAY_SET:
            message = f"`{name}` belongs to one kiosk, so no pack sets it"
            hint = f"a pack may set {', '.join(sorted(PACK_MAY_SET))}"
            yield document.problem((name,), message, Rule.VALUE_WRONG, hint)
