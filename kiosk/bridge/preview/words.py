"""What the windows for editors say, for QML."""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Words(QObject):
    """The words of these windows, each by its name in resources/editor, in the editor's own language."""

    codeChanged = Signal()

    def __init__(self, said: Mapping[str, Mapping[str, str]], code: str, parent: QObject | None = None) -> None:
        """`said`: the words by language, complete in English; `code`: the language to begin with."""
        super().__init__(parent)
        self._all = said
        self._code = code if code in said else "en"

    @Slot(str, str, result=str)
    def say(self, word: str, code: str) -> str:
        """One of the words, in the language `code`, else in English; "" if there is no such word.

        QML names the language, so that what it says follows it.
        """
        return self._all.get(code, {}).get(word) or self._all["en"].get(word, "")

    @Slot(str, str, str, result=str)
    def field(self, name: str, title: str, code: str) -> str:
        """What a field is called; one that has no word by its name. `title`: whose it is."""
        plain = name.replace("_", " ")
        said = self.say(f"field_{name}", code) or f"{plain[:1].upper()}{plain[1:]}"
        return f"{said}: {title}" if title else said

    @Slot(str, str, result=str)
    def rule(self, rule: str, code: str) -> str:
        """The title of what breaks a rule of the check."""
        return self.say(f"rule_{rule.replace('-', '_')}", code)

    @Property(str, notify=codeChanged)
    def code(self) -> str:
        return self._code

    @Property("QStringList", constant=True)  # type: ignore[arg-type]
    def codes(self) -> list[str]:
        """The languages that there are."""
        return list(self._all)

    @Slot(str)
    def speak(self, code: str) -> None:
        """Use another language from now on."""
        if code in self._all and code != self._code:
            self._code = code
            self.codeChanged.emit()
