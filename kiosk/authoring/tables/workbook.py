"""Where things are within the files of spreadsheet programs, which are archives of XML."""

import posixpath
from xml.etree import ElementTree
from zipfile import ZipFile

CONTENT = "content.xml"  # of an .ods file
_BOOK, _PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def sheet_part(packed: ZipFile, name: str) -> str:
    """The name of the part of an .xlsx file with the sheet of this name. Raises KeyError, ValueError or ParseError."""
    book = ElementTree.fromstring(packed.read(_BOOK))  # noqa: S314 - entities are bounded by expat
    sheets = book.iterfind("./{*}sheets/{*}sheet")
    sheet = next((each for each in sheets if each.get("name", "").lower() == name.lower()), None)
    if sheet is None:
        raise ValueError("no sheet")
    link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
    parts = ElementTree.fromstring(packed.read(_PARTS))  # noqa: S314
    target = {part.get("Id", ""): part.get("Target", "") for part in parts}[link]
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def letters_of(column: int) -> str:
    """A column as its letters: A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_of(letters: str) -> int:
    """The number of the column with these letters, from 0. Raises ValueError."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
