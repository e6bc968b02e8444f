"""The session for QML: it holds the present state, asks the machine for the next one and tells what changed."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import session as machine
from kiosk.bookmarks import Bookmark, of, resumed
from kiosk.clock import elapsed_s

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Clock = Callable[[], int]
Listener = Callable[[machine.Happening], None]

LOOK_MS = 1000  # at least so often: a machine that slept is noticed by it


def monotonic_ms() -> int:
    """The ms of a clock that never runs backwards, and goes on while the machine sleeps, as Qt's timers do not."""
    return int(1000 * elapsed_s())


@QmlElement
class Session(QObject):
    """Where the visitor is. QML calls the slots and mirrors the properties, and keeps no state of its own."""

    placeChanged = Signal()
    pageChanged = Signal()
    languageChanged = Signal()
    turnChanged = Signal()
    largeTextChanged = Signal()
    highContrastChanged = Signal()
    secondsLeftChanged = Signal()
    slideChanged = Signal()
    unlockedChanged = Signal()
    restChanged = Signal()

    def __init__(
        self,
        rules: machine.Rules,
        listener: Listener,
        clock: Clock = monotonic_ms,
        bookmark: Bookmark | None = None,
        *,
        is_paused: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rules = rules
        self._listener = listener
        self._clock = clock
        self._seconds_left = 0
        went_on = resumed(rules, bookmark, clock()) if bookmark and not is_paused else None
        self._state, happenings = went_on or machine.start(rules, clock(), is_paused=is_paused)
        self._tell(happenings)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._wait()

    @Property(str, notify=placeChanged)
    def place(self) -> str:
        """attract, overview, card, countdown, operator, paused, closed or failsafe."""
        return self._state.place

    @Property(str, notify=placeChanged)
    def beneath(self) -> str:
        """The place, or the one that the countdown lies over."""
        return self._state.beneath if self._state.place is machine.Place.COUNTDOWN else self._state.place

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        """The page that is open, or the attract loop's; 0 is the cover."""
        return self._state.page

    @Property(int, notify=turnChanged)
    def turn(self) -> int:
        """Which slide of the attract loop."""
        return self._state.turn

    @Property(int, notify=turnChanged)
    def dwell(self) -> int:
        """How long the attract loop's present slide stays, ms."""
        return self._rules.dwell_ms[self._state.page] if self._rules.dwell_ms else 0

    @Property(bool, notify=unlockedChanged)
    def unlocked(self) -> bool:
        """Whether the host has given the PIN."""
        return self._state.is_unlocked

    @Property(bool, notify=restChanged)
    def paused(self) -> bool:
        """Whether the host lets nobody use the kiosk, once the host has gone."""
        return self._state.is_paused

    @Property(bool, notify=restChanged)
    def opened(self) -> bool:
        """Whether it is open, by the hours or by the host's wish."""
        return self._state.is_open

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._state.language

    @Property(bool, notify=largeTextChanged)
    def largeText(self) -> bool:
        return self._state.large_text

    @Property(bool, notify=highContrastChanged)
    def highContrast(self) -> bool:
        return self._state.high_contrast

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        """Seconds until the reset, in the countdown."""
        return self._seconds_left

    @Slot()
    def tick(self) -> None:
        """Look whether anything is due."""
        self._step(machine.Tick())

    @Slot()
    def touched(self) -> None:
        self._step(machine.Touch())

    @Slot(int)
    def open(self, page: int) -> None:
        self._step(machine.Open(page))

    @Slot()
    def next(self) -> None:
        self._step(machine.Move(1))

    @Slot()
    def previous(self) -> None:
        self._step(machine.Move(-1))

    @Slot()
    def showOverview(self) -> None:
        self._step(machine.ShowOverview())

    @Slot(str)
    def speak(self, language: str) -> None:
        self._step(machine.Speak(language))

    @Slot()
    def toggleText(self) -> None:
        self._step(machine.ToggleText())

    @Slot()
    def toggleContrast(self) -> None:
        self._step(machine.ToggleContrast())

    @Slot()
    def callHost(self) -> None:
        """The operator's gesture."""
        self._step(machine.CallHost())

    @Slot()
    def leave(self) -> None:
        """The host goes."""
        self._step(machine.Leave())

    @Slot()
    def pause(self) -> None:
        """The host goes, and nobody is to use the kiosk until it is called again."""
        self._step(machine.Leave(paused=True))

    def bookmark(self) -> Bookmark | None:
        """Where the visit stands, for a session that is to go on with it."""
        return of(self._rules, self._state)

    def unlock(self) -> None:
        """The PIN was right."""
        self._step(machine.Unlock())

    def set_open(self, *, is_open: bool) -> None:
        """The opening hours begin or end."""
        self._step(machine.Hours(is_open))

    def assume(self, state: machine.Session) -> None:
        """Be in `state`, however it came about, until the next event: for drawing any view without a visitor."""
        self._timer.stop()  # nothing is due in a state that did not come about by itself
        before, self._state = self._state, state
        self._count_down(self._clock())
        self._announce(before)

    def _step(self, event: machine.Event) -> None:
        now = self._clock()
        before = self._state
        self._state, happenings = machine.step(self._rules, before, event, now)
        self._count_down(now)
        self._announce(before)
        self._tell(happenings)
        self._wait()

    def _announce(self, before: machine.Session) -> None:
        """Emit a signal for each property that changed, once all of them have their new values."""
        state = self._state
        for changed, signal in (
            (state.language != before.language, self.languageChanged),
            (state.large_text != before.large_text, self.largeTextChanged),
            (state.high_contrast != before.high_contrast, self.highContrastChanged),
            (state.page != before.page, self.pageChanged),
            (state.turn != before.turn, self.turnChanged),
            (state.is_unlocked != before.is_unlocked, self.unlockedChanged),
            ((state.is_paused, state.is_open) != (before.is_paused, before.is_open), self.restChanged),
            (state.place is not before.place, self.placeChanged),
        ):
            if changed:
                signal.emit()
        slide = state.place, state.turn, state.page, state.language
        if state.place is machine.Place.ATTRACT and slide != (before.place, before.turn, before.page, before.language):
            self.slideChanged.emit()

    def _count_down(self, now: int) -> None:
        counting = self._state.place is machine.Place.COUNTDOWN
        seconds = machine.seconds_left(self._rules, self._state, now) if counting else 0
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.secondsLeftChanged.emit()

    def _tell(self, happenings: tuple[machine.Happening, ...]) -> None:
        for happening in happenings:
            self._listener(happening)

    def _wait(self) -> None:
        """Set the timer to what is due next: the machine's deadline, the countdown's next second, a look."""
        due = machine.deadline(self._rules, self._state)
        if due is None:
            self._timer.stop()
            return
        if self._state.place is machine.Place.COUNTDOWN:
            due -= 1000 * (self._seconds_left - 1)
        self._timer.start(min(LOOK_MS, max(0, due - self._clock())))
