"""Describes what is wrong with a file that a person wrote: where it is and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_MAX_MESSAGE = 1_000
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # which Persian, Hindi and emojis are written with


def printable(text: str) -> str:
    """Any text made safe for terminals and logs: it moves no cursor, starts no line, turns no letters round."""
    return "".join(letter if letter.isprintable() or letter in _SPACES + _JOINERS else "\ufffd" for letter in text)


class Severity(StrEnum):
    """An error has to be mended, nearly always before a deck plays; a visitor notices a warning; a note is advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Rule(StrEnum):
    """What can be wrong, by the name that `kiosk check` prints. docs/check.md says what each means and what to do."""

    severity: Severity

    def __new__(cls, name: str, severity: Severity) -> "Rule":
        """A rule with the severity of all its problems."""
        rule = str.__new__(cls, name)
        rule._value_ = name
        rule.severity = severity
        return rule

    # Files
    FILE_MISSING = "file-missing", Severity.ERROR
    FILE_MISNAMED = "file-misnamed", Severity.ERROR
    DECK_NESTED = "deck-nested", Severity.ERROR
    FILE_UNREADABLE = "file-unreadable", Severity.ERROR
    FILE_ENCODING = "file-encoding", Severity.ERROR
    FILE_EMPTY = "file-empty", Severity.ERROR
    FILE_TOO_LARGE = "file-too-large", Severity.ERROR
    LANGUAGE_UNLISTED = "language-unlisted", Severity.WARNING
    # How YAML is written
    YAML_TAB = "yaml-tab", Severity.ERROR
    YAML_QUOTE = "yaml-quote", Severity.ERROR
    YAML_COLON = "yaml-colon", Severity.ERROR
    YAML_SPACE = "yaml-space", Severity.ERROR
    YAML_KEY = "yaml-key", Severity.ERROR
    YAML_COMMENT = "yaml-comment", Severity.ERROR
    YAML_DASH = "yaml-dash", Severity.ERROR
    YAML_INDENT = "yaml-indent", Severity.ERROR
    YAML_SIGN = "yaml-sign", Severity.ERROR
    YAML_TWICE = "yaml-twice", Severity.ERROR
    YAML_OTHER = "yaml-other", Severity.ERROR
    TEXT_CUT = "text-cut", Severity.WARNING
    TEXT_ESCAPE = "text-escape", Severity.WARNING
    # Keys and values
    KEY_MISSING = "key-missing", Severity.ERROR
    KEY_UNKNOWN = "key-unknown", Severity.ERROR
    KEY_MISPLACED = "key-misplaced", Severity.ERROR
    VALUE_EMPTY = "value-empty", Severity.ERROR
    VALUE_CHOICE = "value-choice", Severity.ERROR
    VALUE_LENGTH = "value-length", Severity.ERROR
    VALUE_WRONG = "value-wrong", Severity.ERROR
    NAME_TWICE = "name-twice", Severity.ERROR
    NAME_UNKNOWN = "name-unknown", Severity.ERROR
    SECTION_EMPTY = "section-empty", Severity.WARNING
    LINK_WRONG = "link-wrong", Severity.ERROR
    CONTRAST = "contrast", Severity.ERROR
    CONTRAST_LOW = "contrast-low", Severity.WARNING
    CONTRAST_PICTURE = "contrast-picture", Severity.WARNING
    # Fonts
    FONT_MISSING = "font-missing", Severity.ERROR
    FONT_UNUSABLE = "font-unusable", Severity.ERROR
    FONT_LETTERS = "font-letters", Severity.WARNING
    FONT_BOLD = "font-bold", Severity.WARNING
    FONT_LICENCE = "font-licence", Severity.WARNING
    # Pictures
    PICTURE_MISSING = "picture-missing", Severity.ERROR
    PICTURE_MISSPELT = "picture-misspelt", Severity.ERROR
    PICTURE_FORMAT = "picture-format", Severity.ERROR
    PICTURE_UNUSABLE = "picture-unusable", Severity.ERROR
    PICTURES_TOO_LARGE = "pictures-too-large", Severity.ERROR
    PICTURE_LACKS = "picture-lacks", Severity.ERROR
    PICTURE_DIFFERS = "picture-differs", Severity.WARNING
    PICTURE_LETTERS = "picture-letters", Severity.WARNING
    PICTURE_SIDE = "picture-side", Severity.WARNING
    PICTURE_LARGE = "picture-large", Severity.WARNING
    PICTURE_MOVES = "picture-moves", Severity.WARNING
    PICTURE_SMALL = "picture-small", Severity.WARNING
    LOGO_SMALL = "logo-small", Severity.WARNING
    PICTURE_UNUSED = "picture-unused", Severity.NOTE
    # Narrations
    NARRATION_MISSING = "narration-missing", Severity.ERROR
    NARRATION_UNUSABLE = "narration-unusable", Severity.ERROR
    NARRATION_DRAFT = "narration-draft", Severity.WARNING
    NARRATION_OUTDATED = "narration-outdated", Severity.WARNING
    NARRATION_PARTIAL = "narration-partial", Severity.WARNING
    # Texts
    TEXT_MISSING = "text-missing", Severity.ERROR
    TRANSLATION_MISSING = "translation-missing", Severity.WARNING
    DESCRIPTION_MISSING = "description-missing", Severity.WARNING
    TEXT_INVISIBLE = "text-invisible", Severity.WARNING
    TEXT_UNSEEN = "text-unseen", Severity.WARNING
    INTERFACE_MISSING = "interface-missing", Severity.WARNING
    PLACEHOLDER = "placeholder", Severity.WARNING
    TEXT_GARBLED = "text-garbled", Severity.WARNING
    LETTERS_MISSING = "letters-missing", Severity.WARNING
    SCRIPTS_MIXED = "scripts-mixed", Severity.WARNING
    SCRIPT_VERTICAL = "script-vertical", Severity.WARNING
    LINE_UNBREAKABLE = "line-unbreakable", Severity.WARNING
    LOOK_ALIKE = "look-alike", Severity.WARNING
    TRANSLATION_OUTDATED = "translation-outdated", Severity.WARNING
    TRANSLATION_SAME = "translation-same", Severity.WARNING
    MARKS_SHOWN = "marks-shown", Severity.WARNING
    STARTER_TEXT = "starter-text", Severity.WARNING
    TEXT_LONG = "text-long", Severity.WARNING
    TEXT_TOO_LONG = "text-too-long", Severity.ERROR
    SENTENCE_LONG = "sentence-long", Severity.NOTE
    TEXT_OVERFLOW = "text-overflow", Severity.WARNING
    FIT_UNCHECKED = "fit-unchecked", Severity.NOTE
    FIGURE_UNSAID = "figure-unsaid", Severity.NOTE


class MistakeError(ValueError):
    """What is wrong with a value; its text is the message with the hint. `within`: the path from there to the place."""

    def __init__(self, message: str, rule: Rule, hint: str = "", within: tuple[str | int, ...] = ()) -> None:
        self.message, self.rule, self.hint, self.within = message, rule, hint, within
        super().__init__(f"{message}; {hint}" if hint else message)


@dataclass(frozen=True)
class Problem:
    """A problem at a place in a file. Lines and columns count from 1.

    `hint` names what was probably meant, if that is known. `where` is the path to the value in the file, keys and list
    positions from the top; empty if it is about the whole file. `owner` says whose it is, if it is about a part of a
    deck: `card 3 “Free advice”`.
    """

    file: Path
    line: int
    column: int
    message: str
    rule: Rule
    hint: str = ""
    where: tuple[str | int, ...] = ()
    owner: str = ""

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def plain(self) -> str:
        """The message with its hint, on one line."""
        return printable(f"{self.message[:_MAX_MESSAGE]}; {self.hint}" if self.hint else self.message[:_MAX_MESSAGE])

    @property
    def said(self) -> str:
        """The same after whose it is."""
        return f"{printable(self.owner)}: {self.plain}" if self.owner else self.plain

    def order(self) -> tuple[str, int, int, int]:
        """The sort key: by place, then the gravest first."""
        return str(self.file), self.line, self.column, list(Severity).index(self.severity)

    def __str__(self) -> str:
        return f"{printable(str(self.file))}:{self.line}:{self.column}: {self.severity}: {self.said} [{self.rule}]"


class ProblemsError(Exception):
    """A file or deck cannot be used. `problems` holds every reason, at least one of them an error."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CannotStartError(Exception):
    """The kiosk cannot start as requested; the text is one line that says why and what to do."""
