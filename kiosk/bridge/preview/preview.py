"""A preview for QML: the deck that plays now, and what is wrong with its last save."""

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.deck import Deck
from kiosk.bridge.look import Look
from kiosk.bridge.preview.played import Played

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Preview(QObject):
    """What a preview shows. A broken deck leaves the one before in place, with the `problems` beside it."""

    playedChanged = Signal()
    problemsChanged = Signal()
    againAsked = Signal()  # the loop from its first slide
    viewAsked = Signal(int)  # a Place: the card, its slide or the overview

    def __init__(self, diagonal: float, distance: float, parent: QObject | None = None) -> None:
        """`diagonal`: of the kiosk's screen, in inches; `distance`: of its visitors' eyes, in mm."""
        super().__init__(parent)
        self._screen = diagonal, distance
        self._played: Played | None = None
        self._past: list[Played] = []  # on the screen until the newest is
        self._problems: list[str] = []
        self._rules: list[str] = []

    def play(self, played: Played) -> None:
        """Show another deck, as soon as all of it can be seen."""
        if self._played:
            self._past.append(self._played)
        self._played = played
        self.playedChanged.emit()

    def tell(self, problems: Sequence[str], rules: Sequence[str]) -> None:
        """Show what is wrong, with the rule that each breaks; nothing if there is nothing."""
        if list(problems) != self._problems:
            self._problems, self._rules = list(problems), list(rules)
            self.problemsChanged.emit()

    def change(self, deck: Deck, look: Look) -> None:
        """Give what plays other words."""
        assert self._played is not None
        self._played.become(deck, look)

    @Property(Played, notify=playedChanged)
    def played(self) -> Played | None:
        return self._played

    @Property("QStringList", notify=problemsChanged)  # type: ignore[arg-type]  # Qt's own name, for qmllint
    def problems(self) -> list[str]:
        """Everything that keeps the last save from being shown, one line each."""
        return self._problems

    @Property("QStringList", notify=problemsChanged)  # type: ignore[arg-type]
    def rules(self) -> list[str]:
        """The rule that each of these breaks."""
        return self._rules

    @Property(float, constant=True)
    def diagonal(self) -> float:
        return self._screen[0]

    @Property(float, constant=True)
    def distance(self) -> float:
        return self._screen[1]

    @Slot(int)
    def look(self, place: int) -> None:
        """Show the page as a card, a slide or in the overview."""
        self.viewAsked.emit(place)

    @Slot(Played)
    def settle(self, shown: Played) -> None:
        """End those before `shown`, which is on the screen now."""
        for past in self._past[:]:
            if past is shown:
                break
            self._past.remove(past)
            past.deleteLater()
