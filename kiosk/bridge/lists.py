"""Lists for QML whose entries have a type."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from PySide6 import QtQml
from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel


def ListProperty(kind: type[QObject], attribute: str, **notify_or_constant: Signal | bool) -> QtQml.ListProperty:
    """A list of objects, kept in an attribute, that QML can only read.

    PySide's tool looks for a function of this name. Python reads the attribute, because reading the property crashes
    PySide 6.11.
    """
    return QtQml.ListProperty(
        kind,
        count=lambda self: len(getattr(self, attribute)),
        at=lambda self, index: getattr(self, attribute)[index],
        **notify_or_constant,  # type: ignore[arg-type]  # missing from PySide's type stubs
    )


class ValueList(QStandardItemModel):
    """Frozen values of one dataclass, for a Repeater: each field is a required property of its delegate.

    Qt keeps the values, so QML reads them without waiting for Python's interpreter, which may be busy painting. PySide
    6.11 cannot define value types for QML.
    """

    def __init__(self, kind: type[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._roles = {Qt.ItemDataRole.UserRole + n: field.name for n, field in enumerate(fields(kind))}
        self.setItemRoleNames({role: QByteArray(name.encode()) for role, name in self._roles.items()})

    def show(self, values: Iterable[object]) -> None:
        """Replace all values."""
        self.removeRows(0, self.rowCount())
        self.invisibleRootItem().appendRows([self._item(value) for value in values])

    def follow(self, values: Iterable[object]) -> None:
        """Replace all values, and leave the delegates of those that stay as they are."""
        fresh = list(values)
        while self.rowCount() > len(fresh):
            self.removeRow(self.rowCount() - 1)
        for row, value in enumerate(fresh[: self.rowCount()]):
            item = self.item(row)
            for role, name in self._roles.items():
                if item.data(role) != getattr(value, name):
                    item.setData(getattr(value, name), role)
        for value in fresh[self.rowCount() :]:
            self.invisibleRootItem().appendRow(self._item(value))

    def _item(self, value: object) -> QStandardItem:
        item = QStandardItem()  # complete before it is added: a delegate reads it at once
        for role, name in self._roles.items():
            item.setData(getattr(value, name), role)
        return item
