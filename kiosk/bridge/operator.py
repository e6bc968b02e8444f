"""The operator panel for QML: it asks the host's side for numbers and deeds, on a thread of its own."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import pin as pin_
from kiosk.bridge.charts import Charts
from kiosk.bridge.covers import Covers, rows
from kiosk.bridge.fonts import with_signs
from kiosk.bridge.host import Host, Row
from kiosk.bridge.session import Session
from kiosk.bridge.worker import Worker
from kiosk.host.decks import Found
from kiosk.today import Longer
from kiosk.words import OPERATOR_WORDS, Phrase, fill

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Operator(QObject):
    """What the host sees behind the gesture. QML binds to the properties and calls the slots."""

    pinChanged = Signal()
    overviewChanged = Signal()
    messageChanged = Signal()
    busyChanged = Signal()
    sizesChanged = Signal()
    checksChanged = Signal()
    decksChanged = Signal()
    proven = Signal()  # the right PIN was given
    ended = Signal(str)  # `restart` or `quit`
    lengthened = Signal(object)  # the Longer that is kept, or None

    def __init__(
        self,
        host: Host,
        session: Session,
        sizes: Mapping[str, float],
        words: Mapping[str, Mapping[str, str]],
        parent: QObject | None = None,
    ) -> None:
        """`sizes`: screen_diagonal_in and viewing_distance_mm; `words`: a deck's own for the host, by language."""
        super().__init__(parent)
        self._host = host
        self._words = words
        self.charts = Charts()
        self._session = session
        self._sizes = dict(sizes)
        self._worker = Worker("operator", self)
        self._worker.busyChanged.connect(self.busyChanged)
        self._worker.failed.connect(lambda reason: self._say("not_saved", reason=reason))
        self._is_here = False  # the host, at the pad or the panel
        self._is_proven = False  # the host has given the PIN again, within the panel
        self._pin, self._wait_s = "unset", 0
        self._overview: Mapping[str, Any] = {}
        self._message: Phrase = {}
        self._checks: list[Row] = []
        self._decks: list[dict[str, Any]] = []
        self.covers = Covers()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        session.placeChanged.connect(self._look)
        session.unlockedChanged.connect(self._look)
        session.languageChanged.connect(self.refresh)

    @Slot(str, str, result=str)
    def say(self, word: str, language: str) -> str:
        """One of the host's words (kiosk/words.py): in the deck's language where it has it, else in English.

        Any other word, as the name of a row may be one, stands as it is.
        """
        said = self._words.get(language, {}).get(word) or OPERATOR_WORDS.get(word)
        return with_signs(word) if said is None else said

    @Slot("QVariantMap", str, result=str)
    def phrase(self, phrase: Phrase, language: str) -> str:
        """A phrase (kiosk/words.py) in a language."""
        values = {**phrase, "reason": self.say(phrase.get("reason", ""), language)}
        return with_signs(fill(self.say(phrase["word"], language), values))

    # --- the PIN

    @Property(str, notify=pinChanged)
    def pin(self) -> str:
        """unset, set or locked."""
        return self._pin

    @Property(int, notify=pinChanged)
    def waitSeconds(self) -> int:
        """How long until the next try."""
        return self._wait_s

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self._worker.is_busy

    @Slot(str)
    def enterPin(self, pin: str) -> None:
        """Try the PIN: it is `proven` and the session unlocked, or `pin`, `waitSeconds` and `message` say why not."""
        self._worker.ask(lambda: (self._host.try_pin(pin), self._host.pin_state()), self._tried)

    @Slot(str, result=str)
    def weakness(self, pin: str) -> str:
        """The word that says why this cannot be a new PIN, or nothing."""
        return pin_.weakness(pin)

    @Slot(str)
    def setPin(self, pin: str) -> None:
        """Set the PIN: without one anybody may, with one only the host, who has proven it behind the PIN once more."""
        if self._pin == "unset" or (self._is_unlocked and self._is_proven):
            self._is_proven = False
            self._worker.ask(lambda: (self._host.set_pin(pin), self._host.pin_state()), self._set)

    def _tried(self, result: tuple[str, tuple[str, int]]) -> None:
        refusal, state = result
        self._take_pin(state)
        self._say(refusal)
        if refusal or not self._is_here:
            return
        self._is_proven = self._is_unlocked  # what opens the panel changes no PIN
        self._session.unlock()
        self.proven.emit()

    def _set(self, result: tuple[str, tuple[str, int]]) -> None:
        refusal, state = result
        self._take_pin(state)
        self._say(refusal or "pin_saved")

    def _take_pin(self, state: tuple[str, int]) -> None:
        if state != (self._pin, self._wait_s):
            self._pin, self._wait_s = state
            self.pinChanged.emit()
        if self._wait_s:
            self._second.start()

    def _count_down(self) -> None:
        if self._wait_s:
            self._wait_s -= 1
            self.pinChanged.emit()
        else:
            self._second.stop()

    # --- the panel

    @Property("QVariantMap", notify=overviewChanged)  # type: ignore[arg-type]  # Qt's own name
    def overview(self) -> dict[str, Any]:
        """What the host shows, and `charts`: rows of `name` and `value`, the source of a picture."""
        return dict(self._overview)

    @Property("QVariantList", notify=decksChanged)  # type: ignore[arg-type]
    def decks(self) -> list[dict[str, Any]]:
        """The decks to choose from: `name`, `path`, `current`, `broken`, `said` (a phrase), `faults`, `cover`."""
        return self._decks

    @Property("QVariantMap", notify=messageChanged)  # type: ignore[arg-type]
    def message(self) -> Phrase:
        """The last thing to tell the host; empty if there is none."""
        return self._message

    @Slot()
    def refresh(self) -> None:
        """Look again: a drive was plugged in, or another language is spoken."""
        language = self._session.property("language")
        self._do(lambda: (self._host.overview(language), self._host.charts(language)), self._show)
        self._do(self._host.decks, self._show_decks)  # after what is there at once: to check decks takes its time

    @Property(float, notify=sizesChanged)
    def diagonal(self) -> float:
        """Of the screen, inches."""
        return self._sizes["screen_diagonal_in"]

    @Property(float, notify=sizesChanged)
    def distance(self) -> float:
        """Of the visitor's eyes from the screen, mm."""
        return self._sizes["viewing_distance_mm"]

    @Property("QVariantList", notify=checksChanged)  # type: ignore[arg-type]
    def checks(self) -> list[Row]:
        """What the self-test found by itself: rows of `name`, `found` and `mend`, which is empty where all is well."""
        return self._checks

    @Slot()
    def runChecks(self) -> None:
        """Look again; `checks` follows."""
        self._do(self._host.checks, self._take_checks)

    def _take_checks(self, checks: list[Row]) -> None:
        self._checks = checks
        self.checksChanged.emit()

    @Slot(float, float)
    def setSizes(self, diagonal: float, distance: float) -> None:
        """Screen diagonal (inches) and viewing distance (mm): type sizes follow at once."""
        if not self._is_unlocked:
            return
        self._sizes = {"screen_diagonal_in": diagonal, "viewing_distance_mm": distance}
        self.sizesChanged.emit()
        sizes = {name: f"{value:g}" for name, value in self._sizes.items()}
        self._do(lambda: self._host.change(sizes), lambda _: self._say("saved"))

    @Slot(str)
    def chooseDeck(self, path: str) -> None:
        """Play another deck: it is saved, and the kiosk starts again with it. One that is broken is refused."""
        self._do(lambda: self._host.choose_deck(Path(path)), self._chosen)

    def _chosen(self, found: Found) -> None:
        if found.cover:
            self.ended.emit("restart")
        else:
            self._say("trouble_deck", deck=found.folder.name)
            self.refresh()

    @Slot(int)
    def openUntil(self, minutes: int) -> None:
        """Keep it open today until so many minutes after midnight; no later than the hours say: as they say."""
        self._do(lambda: self._host.open_until(minutes), self._lengthened)

    def _lengthened(self, longer: Longer | None) -> None:
        self.lengthened.emit(longer)
        self.refresh()

    @Slot(str)
    def computer(self, deed: str) -> None:
        """`reboot` or `shut_down`."""
        self._do(lambda: self._host.computer(deed), lambda _: self._say("one_moment"))

    @Slot(str)
    def exportReport(self, folder: str) -> None:
        if self._is_unlocked:
            self._say("one_moment")  # years of visits take some seconds
        language = self._session.property("language")
        self._do(lambda: self._host.export_report(folder, language), lambda file: self._say("report_done", file=file))

    @Slot()
    def restart(self) -> None:
        self._end("restart")

    @Slot()
    def quit(self) -> None:
        self._end("quit")

    def close(self) -> None:
        """End the thread."""
        self._worker.close()

    def _end(self, how: str) -> None:
        if self._is_unlocked:
            self.ended.emit(how)

    @property
    def _is_unlocked(self) -> bool:
        return bool(self._session.property("unlocked"))

    def _do(self, deed: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """What only the host may ask for: nothing comes of it while the panel is locked."""
        if self._is_unlocked:
            self._worker.ask(deed, then)

    def _look(self) -> None:
        """The host has come, has given the PIN, or has gone."""
        was_here, self._is_here = self._is_here, self._session.property("place") == "operator"
        if not (was_here or self._is_here):
            return
        self._say("")
        if self._is_unlocked:
            self.refresh()
        elif self._is_here:
            self._worker.ask(self._host.pin_state, self._take_pin)
        else:
            self._is_proven = False
            self._show(({}, []))
            self._show_decks([])
            self._worker.ask(self._host.leave, lambda _: None)

    def _show(self, result: tuple[Mapping[str, Any], list[Row]]) -> None:
        overview, charts = result
        self.charts.show([chart["value"] for chart in charts])
        shown = [{**chart, "value": source} for chart, source in zip(charts, self.charts.sources(), strict=True)]
        self._overview = {**overview, "charts": shown} if overview else {}
        self.overviewChanged.emit()

    def _show_decks(self, found: list[Found]) -> None:
        self._decks = rows(found, self.covers, str(self._session.property("language")))
        self.decksChanged.emit()

    def _say(self, word: str, **values: str) -> None:
        message = {"word": word, **values} if word else {}
        if message != self._message:
            self._message = message
            self.messageChanged.emit()
