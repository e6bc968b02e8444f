"""What the panel shows, for QML: small objects that never change. When there is news, new objects replace them.

Python creates and destroys them: each has a parent and goes with it.
"""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk.operator import panel_values
from kiosk.operator.deck_list import DeckSummary
from kiosk.operator.destinations import Destination as Folder
from kiosk.operator.panel_values import Check as Finding
from kiosk.operator.words import Said, phrase
from kiosk.packs.sticks import Offer
from kiosk.qt.fonts import with_signs

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Speak = Callable[[Said, str], str]  # says something in a language


@QmlElement
class Phrase(QObject):
    """Something in the operator's words, in any language."""

    def __init__(self, said: Said, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._said, self._speak = said, speak

    @Slot(str, result=str)
    def said(self, language: str) -> str:
        """The text in one of the deck's languages."""
        return self._speak(self._said, language)


@QmlElement
class Fact(QObject):
    """A name and a value."""

    def __init__(self, fact: panel_values.Fact, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._value = Phrase(fact.name, speak, self), with_signs(fact.value)

    @Property(Phrase, constant=True)
    def name(self) -> Phrase:
        return self._name

    @Property(str, constant=True)
    def value(self) -> str:
        return self._value


@QmlElement
class Problem(QObject):
    """A problem. `at`: the time of day since when; empty if unknown."""

    def __init__(self, problem: panel_values.Problem, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._phrase, self._at = Phrase(problem.phrase, speak, self), problem.at

    @Property(Phrase, constant=True)
    def phrase(self) -> Phrase:
        return self._phrase

    @Property(str, constant=True)
    def at(self) -> str:
        return self._at


@QmlElement
class Destination(QObject):
    """A folder that a report can be saved in."""

    def __init__(self, folder: Folder, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._path = Phrase(folder.name, speak, self), str(folder.folder)

    @Property(Phrase, constant=True)
    def name(self) -> Phrase:
        return self._name

    @Property(str, constant=True)
    def path(self) -> str:
        return self._path


@QmlElement
class OfferedPack(QObject):
    """A pack on a drive that can be installed."""

    def __init__(self, offer: Offer, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        said = phrase("pack_install", pack=offer.pack, drive=offer.drive)
        self._name, self._path = Phrase(said, speak, self), str(offer.file)

    @Property(Phrase, constant=True)
    def name(self) -> Phrase:
        return self._name

    @Property(str, constant=True)
    def path(self) -> str:
        return self._path


@QmlElement
class Day(QObject):
    """Today's opening hours. Minutes count from midnight."""

    def __init__(self, day: panel_values.Day, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._day, self._ranges = day, Phrase(day.ranges, speak, self)

    @Property(Phrase, constant=True)
    def ranges(self) -> Phrase:
        return self._ranges

    @Property(int, constant=True)
    def until(self) -> int:
        """When the kiosk closes."""
        return self._day.until

    @Property(int, constant=True)
    def least(self) -> int:
        """The earliest closing time that can be chosen."""
        return self._day.least

    @Property(int, constant=True)
    def most(self) -> int:
        return self._day.most


@QmlElement
class Chart(QObject):
    """One chart of the report; `source` is the URL of its picture."""

    def __init__(self, name: Said, source: str, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._source = Phrase(name, speak, self), source

    @Property(Phrase, constant=True)
    def name(self) -> Phrase:
        return self._name

    @Property(str, constant=True)
    def source(self) -> str:
        return self._source


@QmlElement
class Check(QObject):
    """One check of the self-test. `advice`: what to do; null if all is well."""

    def __init__(self, finding: Finding, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._name, self._found = Phrase(finding.title, speak, self), Phrase(finding.said, speak, self)
        self._advice = Phrase(finding.advice, speak, self) if finding.advice else None

    @Property(Phrase, constant=True)
    def name(self) -> Phrase:
        return self._name

    @Property(Phrase, constant=True)
    def found(self) -> Phrase:
        return self._found

    @Property(Phrase, constant=True)
    def advice(self) -> Phrase | None:
        return self._advice


@QmlElement
class ListedDeck(QObject):
    """A deck to choose. `remark`: a note about it, or null; `cover`: the URL of its picture, or empty."""

    def __init__(self, deck: DeckSummary, cover: str, language: str, speak: Speak, parent: QObject) -> None:
        super().__init__(parent)
        self._deck, self._cover = deck, cover
        self._name = with_signs(deck.title(language))
        self._faults = [with_signs(fault) for fault in deck.faults]
        self._remark = Phrase(deck.remark, speak, self) if deck.remark else None

    @Property(str, constant=True)
    def name(self) -> str:
        return self._name

    @Property(str, constant=True)
    def path(self) -> str:
        return str(self._deck.folder)

    @Property(str, constant=True)
    def cover(self) -> str:
        return self._cover

    @Property(Phrase, constant=True)
    def remark(self) -> Phrase | None:
        return self._remark

    @Property(bool, constant=True)
    def plays(self) -> bool:
        return self._deck.is_current

    @Property(bool, constant=True)
    def broken(self) -> bool:
        return self._deck.is_broken

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # Qt's own name
    def faults(self) -> list[str]:
        return self._faults
