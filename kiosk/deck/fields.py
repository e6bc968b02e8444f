"""The values that a deck's files may have: each type says what is allowed, and its validator what is wrong."""

import errno
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationInfo
from pydantic.fields import FieldInfo

from kiosk.deck import file_lookup
from kiosk.deck.fonts import Fonts
from kiosk.deck.language_names import language_called
from kiosk.deck.link import ALL, MAX_LENGTH, linked
from kiosk.deck.model import FONT_FORMATS
from kiosk.deck.page import LONGEST_OPENING
from kiosk.deck.picture_check import Pictures
from kiosk.deck.text_cleaning import line, prose
from kiosk.keys.scanner import LEAST, MOST
from kiosk.pictures import FORMATS, photos, svg
from kiosk.pictures.photos import other_formats
from kiosk.problems import MistakeError, Rule
from kiosk.system import files
from kiosk.text.font_file import FontError
from kiosk.text.lookalikes import in_latin, no_latin
from kiosk.yamlfiles import BACKSLASH


class Strict(BaseModel):
    """A part of a file that allows the keys listed here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _matching(pattern: str, want: str, meant: Callable[[str], str] = lambda _: "") -> AfterValidator:
    """Accept only texts that match; `want` describes them to people. `meant`: what comes of one that nearly does."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            plain, called = in_latin(value), meant(value)
            near = called or (plain if re.fullmatch(pattern, plain) else meant(plain))
            message, is_near = f"`{value[:40]}` cannot be used; write {want}", re.fullmatch(pattern, near)
            hint = f"did you mean `{near}`?" if is_near else ""
            if is_near and plain != value and near != called:
                message, hint = no_latin(value), f"type `{near}` anew on a Latin keyboard"
            raise MistakeError(message, Rule.VALUE_WRONG, hint)
        return value

    return AfterValidator(check)


def _shape(pattern: str) -> Any:
    """The same for code editors, which know it from the schema."""
    return Field(json_schema_extra={"pattern": f"^({pattern})$"})


def _plain_name(value: str) -> str:
    """A name in small letters, with hyphens for other signs; none if it has letters beyond a to z."""
    return "-".join(re.findall("[a-z0-9]+", value.lower())) if value.isascii() else ""


def _code(value: str) -> str:
    """The code of a language that is named or nearly written as one; none otherwise."""
    plain = re.sub("^[A-Z]+", lambda code: code[0].lower(), value.replace("_", "-"))
    return plain if re.fullmatch(CODE, plain) else language_called(value) or ""


_CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # in a path only after a \\ within double quotes
_COLOUR = "#[0-9A-Fa-f]{6}"
Colour = Annotated[str, _matching(_COLOUR, 'a colour such as "#A02C28", in quotes'), _shape(_COLOUR)]
Accent = Literal["madder", "saffron", "juniper", "lake", "walnut", "plum", "ink"]
Ground = Literal["madder", "saffron", "juniper", "lake", "walnut", "plum", "ink", "felt", "rose"]
NAME = "[a-z0-9]+(-[a-z0-9]+)*"
NAME_LETTERS = 40
TITLE_LETTERS = 40  # of a section
# BCP 47: a language, then, each of them optional, its script, its region and variants.
CODE = "[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
Name = Annotated[
    str,
    StringConstraints(max_length=NAME_LETTERS),
    _matching(NAME, "small letters a to z, digits and single hyphens, such as line-118", _plain_name),
    _shape(NAME),
]
Code = Annotated[
    str,
    _matching(
        CODE,
        "a language's code (BCP 47), such as ky, pt-BR or zh-Hant",
        _code,
    ),
    _shape(CODE),
]
_ONE_LINE, _LINES = BeforeValidator(line), BeforeValidator(prose)
Line = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True), _ONE_LINE]
Paragraph = Annotated[str, StringConstraints(max_length=3000, strip_whitespace=True), _LINES]
Figure = Annotated[str, StringConstraints(max_length=8, strip_whitespace=True), _ONE_LINE]
Opening = Annotated[str, StringConstraints(max_length=LONGEST_OPENING, strip_whitespace=True), _ONE_LINE]
Unit = Annotated[str, StringConstraints(max_length=24, strip_whitespace=True), _ONE_LINE]  # a figure's unit
SectionTitle = Annotated[str, StringConstraints(max_length=TITLE_LETTERS, strip_whitespace=True), _ONE_LINE]
LanguageName = Annotated[str, StringConstraints(max_length=24, strip_whitespace=True), _ONE_LINE]
Seconds = Annotated[float, Field(ge=2, le=120)]
Share = Annotated[float, Field(ge=0, le=1)]  # part of a picture's side, from the left or the top


ReaderCode = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    _matching(
        f"[!-~]{{{LEAST},{MOST}}}",
        f"the {LEAST} to {MOST} Latin letters, digits and signs that the reader types",
    ),
]


def picture(value: str, info: ValidationInfo) -> str:
    """A picture's path inside the deck's folder, spelt as on the disk. The validation's context names the folder."""
    assert info.context is not None  # load.py passes it
    folder: Path = info.context["folder"]
    pictures: Pictures = info.context["pictures"]
    try:
        if not (folder / value).resolve().is_relative_to(folder.resolve()):
            message = f"{value} is outside the deck's folder; put the picture into illustrations/"
            raise MistakeError(message, Rule.PICTURE_MISSING)
        there = file_lookup.find(folder, value)
        if there is None:
            raise _not_found(folder, value)
        file = folder / there
        files.require_file(file)
        if file.suffix.lower() not in FORMATS:
            what = other_formats.said(files.read(file, other_formats.ENOUGH)) or f"use {', '.join(FORMATS)}"
            message = f"{value} is not a picture that the kiosk can draw; {what}"
            raise MistakeError(message, Rule.PICTURE_FORMAT)
        pictures.look(there)
    except (svg.UnusableError, photos.UnusableError) as error:
        raise MistakeError(f"{value} cannot be drawn: {error}", Rule.PICTURE_UNUSABLE) from None
    except (OSError, RuntimeError) as error:  # a name that is too long, or a circular link
        if getattr(error, "errno", errno.ELOOP) in {errno.ELOOP, errno.ENOENT}:
            message = f"{value[:60]} is a broken link; put the picture itself there"
            raise MistakeError(message, Rule.PICTURE_MISSING) from None
        message = f"{value[:60]} cannot be read: {getattr(error, 'strerror', error)}"
        raise MistakeError(message, Rule.FILE_UNREADABLE) from None
    return there


def _not_found(folder: Path, value: str) -> MistakeError:
    """What is said of a picture that is not there: which one is meant, if one is similar."""
    near = file_lookup.similar(folder, value, FORMATS)
    if near is None and (there := file_lookup.disguised(folder, value)):
        near, hint = there
    elif _CONTROL.search(value):
        hint = BACKSLASH
    elif near is None:
        hint = "put the picture into illustrations/, or write the name of one that is there"
    elif "\\" in value and near == value.replace("\\", "/"):
        hint = f"write it with / instead of \\, which works everywhere: {near}"
    elif near != value and in_latin(near).casefold() == in_latin(value).casefold() != value.casefold():
        hint = f"it is called {near}, in letters that only look the same; type the name anew"
    elif near.casefold() == value.casefold():
        hint = f"it is called {near}, and capital and small letters differ"
    else:
        hint = f"did you mean {near}?"
    message = f"there is no file {value} in the deck's folder"
    return MistakeError(message, Rule.PICTURE_MISSPELT if near else Rule.PICTURE_MISSING, hint)


Picture = Annotated[str, AfterValidator(picture)]


def _font(value: str, info: ValidationInfo) -> str:
    """A font's path inside the deck's folder, spelt as on the disk. The validation's context names the folder."""
    assert info.context is not None  # load.py passes it
    folder: Path = info.context["folder"]
    fonts: Fonts = info.context["fonts"]
    try:
        if not (folder / value).resolve().is_relative_to(folder.resolve()):
            message = f"{value} is outside the deck's folder; put the font into fonts/"
            raise MistakeError(message, Rule.FONT_MISSING)
        there = file_lookup.find(folder, value)
        if there is None:
            near, hint = file_lookup.disguised(folder, value) or (file_lookup.similar(folder, value, FONT_FORMATS), "")
            hint = hint or (f"did you mean {near}?" if near else "put the font into fonts/")
            raise MistakeError(f"there is no file {value} in the deck's folder", Rule.FONT_MISSING, hint)
        fonts.look(there)
    except FontError as error:
        raise MistakeError(f"{value} cannot be used: {error}", Rule.FONT_UNUSABLE) from None
    except (OSError, RuntimeError) as error:
        message = f"{value[:60]} cannot be read: {getattr(error, 'strerror', error)}"
        raise MistakeError(message, Rule.FILE_UNREADABLE) from None
    return there


Font = Annotated[str, AfterValidator(_font)]


def _address(value: str) -> str:
    try:
        linked(value)
    except ValueError as error:
        raise MistakeError(str(error), Rule.LINK_WRONG) from None
    return value


# A web address, for each language by its code, or for ALL.
Addresses = Annotated[
    dict[
        str,
        Annotated[str, StringConstraints(strip_whitespace=True, max_length=2 * MAX_LENGTH), AfterValidator(_address)],
    ],
    BeforeValidator(
        lambda value: {ALL: value} if isinstance(value, str) else value, json_schema_input_type=str | dict[str, str]
    ),
]


def is_shown(field: FieldInfo) -> bool:
    """Whether a key contains words that people see."""
    inner = [argument for argument in get_args(field.annotation) if get_origin(argument) is Annotated]
    said = [*field.metadata, *(mark for argument in inner for mark in get_args(argument)[1:])]
    return _ONE_LINE in said or _LINES in said
