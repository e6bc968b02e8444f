"""Translators' work as PO, the format of gettext, which Poedit, Weblate and others read."""

import re
from collections.abc import Mapping

from kiosk.authoring.codes import code_of, language_of
from kiosk.authoring.tables import TableError
from kiosk.authoring.translation import State, Task, Unit, checked_state

_BEFORE = re.compile(r"^as exported:\s*(\w*)$", re.MULTILINE)
_SOURCE, _TARGET = "X-Source-Language", "X-Target-Language"
# What polib would shorten by a letter, or by two.
_CUT = re.compile(r'^(?:#[~|] *)?(?:msg\w+(?:\[\d+\])?[ \t]+)?"(?:[^"\\]|\\.)*$')
_BARE = re.compile(r'^(?:#[~|] *)?msg\w+(?:\[\d+\])?[ \t]+[^"]')


class _Text(str):
    """A text that polib takes apart at the ends of lines only: what else Python splits at may be in a translation."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        return [f"{line}\n" if keepends else line for line in re.split(r"\r\n|\r|\n", self)]


def written(task: Task) -> bytes:
    """The content of a PO file. A translation that is older than its source is marked as fuzzy."""
    import polib  # noqa: PLC0415 - only for this

    made = polib.POFile(wrapwidth=-1)
    made.metadata = {
        "Project-Id-Version": "kiosk",
        "Language": task.target.replace("-", "_"),
        _SOURCE: task.source,
        _TARGET: task.target,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for unit in task.units:
        flags = ["fuzzy"] if unit.state is State.OUTDATED else []
        said = f"{unit.context}\nas exported: {unit.before}"
        entry = polib.POEntry(msgctxt=unit.place, msgid=unit.source, msgstr=unit.text, comment=said, flags=flags)
        made.append(entry)
    return f"{made}\n".encode()


def task(content: bytes) -> Task:
    """What a translator has sent back. Raises TableError."""
    import polib  # noqa: PLC0415 - only for this

    try:
        text = _Text(content.decode("utf-8-sig") + "\n")
        for form, what in ((_CUT, "its closing quotation mark"), (_BARE, 'the straight quotation marks (") around it')):
            lines = (number for number, line in enumerate(text.splitlines(), 1) if form.match(line.strip()))
            if (number := next(lines, None)) is not None:
                raise TableError(f"line {number} lacks {what}; write it, or take the file as it was before")
        found = polib.pofile(text)
    except UnicodeDecodeError:
        raise TableError("it is not in UTF-8; save it as UTF-8") from None
    except (OSError, ValueError, IndexError, AttributeError, KeyError) as error:
        said = re.search(r"line (\d+)", str(error))
        raise TableError(
            f"it is not PO{f', line {said[1]}' if said else ''}; save it again in the translator's program"
        ) from None
    if not (source := found.metadata.get(_SOURCE, "")):
        raise TableError(
            f"its header lacks `{_SOURCE}`, the language of the sources, as `kiosk translate export` writes it"
        )
    plural = [str(entry.linenum) for entry in found if any(entry.msgstr_plural.values()) and not entry.obsolete]
    if plural:
        raise TableError(f"line {', '.join(plural)}: no text here has a plural; write one `msgid` and one `msgstr`")
    units = [
        _unit(entry.msgctxt or "", entry.msgid, entry.msgstr, entry.comment, is_fuzzy="fuzzy" in entry.flags)
        for entry in found
        if not entry.obsolete
    ]
    return Task(source, _target(found.metadata), units)


def _target(header: Mapping[str, str]) -> str:
    """The language of the translations. Programs may have added a region to it, as in ru_RU for ru."""
    written, meant = header.get("Language", ""), header.get(_TARGET, "")
    language = meant if language_of(written) in {"", language_of(meant)} else written
    if not (code := code_of(language)):
        raise TableError(f"its header must say `Language:` and a code such as ky or pt_BR; it says `{language[:40]}`")
    return code


def _unit(place: str, source: str, text: str, comment: str, *, is_fuzzy: bool) -> Unit:
    before = _BEFORE.search(comment)
    unit = Unit(place, source, text, State.OUTDATED if is_fuzzy else State.DONE, before=before[1] if before else None)
    return checked_state(unit) if is_fuzzy else unit
