"""The operator panel for QML: it asks the host's side for numbers and deeds, on a thread of its own."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.charts import Charts
from kiosk.bridge.session import Session
from kiosk.words import OPERATOR_WORDS

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_log = logging.getLogger(__name__)
Row = dict[str, str]


class Host(Protocol):
    """What the panel shows and does. Each call may take its time, and none is made on the GUI thread."""

    def pin_state(self) -> tuple[str, int]:
        """`unset`, `set` or `locked`, and how many s are to be waited until the next try."""

    def try_pin(self, pin: str) -> bool:
        """Whether it is the right one. Raises OSError when it cannot be tried."""

    def set_pin(self, pin: str) -> str:
        """Set it; why it is refused, or nothing."""

    def overview(self, language: str) -> Mapping[str, Any]:
        """`numbers`, `kiosk`: rows of name and value; `problems`: lines; `decks`, `places`: rows of name and path.

        A row's name is one of the host's words, or stands as it is. The deck that plays has `current`.
        """

    def charts(self, language: str) -> list[Row]:
        """The report's charts in one of the deck's languages: rows of name and value, an SVG."""

    def leave(self) -> None:
        """The host has gone: a PIN is needed again."""

    def checks(self) -> list[Row]:
        """What the self-test finds by itself: rows of `name`, `found` and, where it is not well, `mend`."""

    def change(self, values: Mapping[str, str]) -> None:
        """Change settings and save them. Raises OSError."""

    def export_report(self, folder: str, language: str) -> str:
        """Write the report, in a language, into `folder`; its file. Raises OSError."""


@QmlElement
class Operator(QObject):
    """What the host sees behind the gesture. QML binds to the properties and calls the slots."""

    pinChanged = Signal()
    overviewChanged = Signal()
    messageChanged = Signal()
    busyChanged = Signal()
    sizesChanged = Signal()
    checksChanged = Signal()
    ended = Signal(str)  # `restart` or `quit`

    _done = Signal(object, object)

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
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="operator")
        self._is_here = False  # the host, at the pad or the panel
        self._waiting = 0
        self._pin, self._wait_s = "unset", 0
        self._overview: Mapping[str, Any] = {}
        self._message: Row = {}
        self._checks: list[Row] = []
        self._done.connect(self._finish)
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
        return self._words.get(language, {}).get(word, OPERATOR_WORDS.get(word, word))

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
        return self._waiting > 0

    @Slot(str)
    def enterPin(self, pin: str) -> None:
        """Try the PIN: the session is unlocked, or `pin`, `waitSeconds` and `message` say why not."""
        self._ask(lambda: (self._host.try_pin(pin), self._host.pin_state()), self._tried)

    @Slot(str)
    def setPin(self, pin: str) -> None:
        """Set the PIN: without one anybody may, with one only the host."""
        if self._pin == "unset" or self._session.property("unlocked"):
            self._ask(lambda: (self._host.set_pin(pin), self._host.pin_state()), self._set)

    def _tried(self, result: tuple[bool, tuple[str, int]]) -> None:
        right, state = result
        self._take_pin(state)
        self._say("" if right else "pin_wrong")
        if right and self._is_here:
            self._session.unlock()

    def _set(self, result: tuple[str, tuple[str, int]]) -> None:
        refusal, state = result
        self._take_pin(state)
        self._say("not_saved" if refusal else "pin_saved", reason=refusal)

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

    @Property("QVariantMap", notify=messageChanged)  # type: ignore[arg-type]
    def message(self) -> Row:
        """The last thing to tell the host: `word` and what is to be put into it; empty if there is none."""
        return self._message

    @Slot()
    def refresh(self) -> None:
        """Look again: a drive was plugged in, or another language is spoken."""
        if self._session.property("unlocked"):
            language = self._session.property("language")
            self._ask(lambda: (self._host.overview(language), self._host.charts(language)), self._show)

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
        self._ask(self._host.checks, self._take_checks)

    def _take_checks(self, checks: list[Row]) -> None:
        self._checks = checks
        self.checksChanged.emit()

    @Slot(float, float)
    def setSizes(self, diagonal: float, distance: float) -> None:
        """Screen diagonal (inches) and viewing distance (mm): type sizes follow at once."""
        self._sizes = {"screen_diagonal_in": diagonal, "viewing_distance_mm": distance}
        self.sizesChanged.emit()
        sizes = {name: f"{value:g}" for name, value in self._sizes.items()}
        self._ask(lambda: self._host.change(sizes), self._saved)

    @Slot(str)
    def chooseDeck(self, path: str) -> None:
        """Play another deck: it is saved, and the kiosk starts again with it."""
        self._ask(lambda: self._host.change({"deck": path}), lambda _: self.ended.emit("restart"))

    @Slot(str)
    def exportReport(self, folder: str) -> None:
        self._say("one_moment")  # years of visits take some seconds
        language = self._session.property("language")
        self._ask(lambda: self._host.export_report(folder, language), lambda file: self._say("report_done", file=file))

    @Slot()
    def restart(self) -> None:
        self._end("restart")

    @Slot()
    def quit(self) -> None:
        self._end("quit")

    def close(self) -> None:
        """End the thread."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _end(self, how: str) -> None:
        if self._session.property("unlocked"):
            self.ended.emit(how)

    def _saved(self, _: object) -> None:
        self._say("saved")

    def _look(self) -> None:
        """The host has come, has given the PIN, or has gone."""
        was_here, self._is_here = self._is_here, self._session.property("place") == "operator"
        if not (was_here or self._is_here):
            return
        self._say("")
        if self._session.property("unlocked"):
            self.refresh()
        elif self._is_here:
            self._ask(self._host.pin_state, self._take_pin)
        else:
            self._show(({}, []))
            self._ask(self._host.leave, lambda _: None)

    def _show(self, result: tuple[Mapping[str, Any], list[Row]]) -> None:
        overview, charts = result
        self.charts.show([chart["value"] for chart in charts])
        shown = [{**chart, "value": source} for chart, source in zip(charts, self.charts.sources(), strict=True)]
        self._overview = {**overview, "charts": shown} if overview else {}
        self.overviewChanged.emit()

    def _say(self, word: str, **values: str) -> None:
        message = {"word": word, **values} if word else {}
        if message != self._message:
            self._message = message
            self.messageChanged.emit()

    # --- the thread

    def _ask(self, question: Callable[[], Any], answer: Callable[[Any], None]) -> None:
        """Have `question` answered on the worker's thread; `answer` gets it on this one."""
        self._waiting += 1
        self.busyChanged.emit()
        self._worker.submit(self._work, question, answer)

    def _work(self, question: Callable[[], Any], answer: Callable[[Any], None]) -> None:
        try:
            self._done.emit(answer, question())
        except OSError as error:
            self._done.emit(lambda reason: self._say("not_saved", reason=reason), str(error.strerror or error))
        except Exception:
            _log.exception("the operator panel could not be answered")
            self._done.emit(lambda reason: self._say("not_saved", reason=reason), "see the log")

    @Slot(object, object)
    def _finish(self, answer: Callable[[Any], None], result: object) -> None:
        self._waiting -= 1
        self.busyChanged.emit()
        answer(result)
