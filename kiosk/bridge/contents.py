"""What a page's kind adds, for QML.

Each kind gets a type built from the fields of its content, such as CoverContent.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QUrl, Slot
from PySide6.QtQml import QmlElement

from kiosk.deck.kinds import KINDS, Kind
from kiosk.deck.page import Content, Said
from kiosk.text.no_break import bind_paragraph

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class PageContent(QObject):
    """The content of a page. `spoken` maps a requested language to the one that the words are really in.

    `directed` takes a text and its language, and makes it run in the language's direction.
    """

    def __init__(
        self, content: Content, spoken: Callable[[str], str], directed: Callable[[str, str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.content = content
        self.spoken = spoken
        self.directed = directed


def _member(field: Field[Any]) -> object:
    """A constant property; for words, which QML requests by language code, a slot."""

    def value(self: PageContent) -> Any:
        return getattr(self.content, field.name)

    def url(self: PageContent) -> QUrl:
        return QUrl.fromLocalFile(value(self))

    def said(self: PageContent, language: str) -> str:
        return self.directed(bind_paragraph(value(self).get(language, ""), self.spoken(language)), language)

    if field.type == Said:
        return Slot(str, name=_camel(field.name), result=str)(said)
    return Property(QUrl, url, constant=True) if field.type is Path else Property(field.type, value, constant=True)  # type: ignore[arg-type]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.title, rest))


def type_of(kind: Kind) -> type[PageContent]:
    """The QML type for a kind's content. From now on QML may use it by name."""
    members = {_camel(field.name): _member(field) for field in fields(kind.content)}
    return QmlElement(type(f"{kind.title}Content", (PageContent,), {"__module__": __name__, **members}))


TYPES: Mapping[str, type[PageContent]] = {kind.name: type_of(kind) for kind in KINDS}
