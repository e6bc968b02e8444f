"""The session for QML. It holds the present state, asks the machine for the next one, and signals what changed."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.place import PLACES
from kiosk.process.handover import Bookmark, of, resumed
from kiosk.session import action, machine
from kiosk.session.action import Action
from kiosk.session.event import Event
from kiosk.session.state import Place, Rules
from kiosk.session.state import Session as State
from kiosk.system.clock import elapsed_s

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Clock = Callable[[], int]
Listener = Callable[[Event], None]

LONGEST_DEED = 60  # letters of an act's value, which is an id or a number
LOOK_MS = 1000  # check at least this often, to notice that the computer was asleep


def monotonic_ms() -> int:
    """Milliseconds of a clock that never runs backwards.

    Unlike Qt's timers, it also counts while the computer sleeps.
    """
    return int(1000 * elapsed_s())


@QmlElement
class Session(QObject):
    """Where the visitor is. QML calls the slots and mirrors the properties; it keeps no state of its own."""

    placeChanged = Signal()
    pageChanged = Signal()
    languageChanged = Signal()
    slideNumberChanged = Signal()
    largeTextChanged = Signal()
    highContrastChanged = Signal()
    secondsLeftChanged = Signal()
    slideChanged = Signal()
    unlockedChanged = Signal()
    restChanged = Signal()

    def __init__(
        self,
        rules: Rules,
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
        self._state, events = went_on or machine.start(rules, clock(), is_paused=is_paused)
        self._tell(events)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._wait()

    @property
    def state(self) -> State:
        """The present state, for Python."""
        return self._state

    @Property(int, notify=placeChanged)
    def place(self) -> int:
        """A `Place`."""
        return PLACES[self._state.place]

    @Property(int, notify=placeChanged)
    def beneath(self) -> int:
        """The place; during the countdown, the place beneath it."""
        return PLACES[self._state.beneath if self._state.place is Place.COUNTDOWN else self._state.place]

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        """The open page, or the attract loop's; 0 is the cover."""
        return self._state.page

    @Property(int, notify=slideNumberChanged)
    def slideNumber(self) -> int:
        """The number of the attract loop's slide. It keeps counting from loop to loop."""
        return self._state.slide_number

    @Property(int, notify=slideNumberChanged)
    def dwell(self) -> int:
        """How long the attract loop's present slide stays, in ms."""
        return self._rules.dwell_ms[self._state.page] if self._rules.dwell_ms else 0

    @Property(bool, notify=unlockedChanged)
    def unlocked(self) -> bool:
        """Whether the operator has entered the PIN."""
        return self._state.is_unlocked

    @Property(bool, notify=restChanged)
    def paused(self) -> bool:
        """Whether the operator has paused the kiosk."""
        return self._state.is_paused

    @Property(bool, notify=restChanged)
    def opened(self) -> bool:
        """Whether the kiosk is open, by its hours or by the operator's extension."""
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
        """During the countdown, the seconds until the reset."""
        return self._seconds_left

    @Slot(result=int)
    def comingPage(self) -> int:
        """The page of the attract loop's next slide; during a visit, of its first slide."""
        return machine.slide_page(self._rules, self._coming_turn)

    @Slot(result=str)
    def comingLanguage(self) -> str:
        """The language of that slide."""
        return machine.slide_language(self._rules, self._coming_turn)

    @property
    def _coming_turn(self) -> int:
        return self._state.slide_number + 1 if self._state.place is Place.ATTRACT else 0

    @Slot()
    def tick(self) -> None:
        """Check whether anything is due."""
        self._step(action.Tick())

    @Slot(result=float)
    def now(self) -> float:
        """The session's clock in ms. A float, because QML's int overflows after 24 days."""
        return self._clock()

    @Slot(result=bool)
    def isEcho(self) -> bool:
        """Whether a touch now counts as an echo of the one that woke the kiosk."""
        return machine.is_echo(self._rules, self._state, self._clock())

    @Slot()
    def touched(self) -> None:
        self._step(action.Touch())

    @Slot(int)
    def open(self, page: int) -> None:
        self._step(action.Open(page))

    @Slot()
    def next(self) -> None:
        self._step(action.Move(1))

    @Slot()
    def previous(self) -> None:
        self._step(action.Move(-1))

    @Slot()
    def showOverview(self) -> None:
        self._step(action.ShowOverview())

    @Slot()
    def back(self) -> None:
        """Go from the overview back to the card that the visitor came from."""
        self._step(action.Back())

    @Slot(str)
    def speak(self, language: str) -> None:
        self._step(action.Speak(language))

    @Slot()
    def toggleText(self) -> None:
        self._step(action.ToggleText())

    @Slot()
    def toggleContrast(self) -> None:
        self._step(action.ToggleContrast())

    @Slot(str, str)
    def act(self, name: str, value: str) -> None:
        """The visitor did something that only this kind of card offers."""
        self._step(action.Act(name[:LONGEST_DEED], value[:LONGEST_DEED]))

    @Slot(bool)
    def play(self, on: bool) -> None:
        """The card starts or stops playing by itself."""
        self._step(action.Play(on))

    @Slot()
    def callOperator(self) -> None:
        """The operator made the gesture."""
        self._step(action.CallOperator())

    @Slot()
    def leave(self) -> None:
        """The operator leaves."""
        self._step(action.Leave())

    @Slot()
    def pause(self) -> None:
        """The operator leaves and pauses the kiosk until the next gesture."""
        self._step(action.Leave(paused=True))

    def bookmark(self) -> Bookmark | None:
        """Where the visit stands, for a successor that continues it."""
        return of(self._rules, self._state)

    def unlock(self) -> None:
        """The PIN was right."""
        self._step(action.Unlock())

    def set_open(self, *, is_open: bool) -> None:
        """The opening hours begin or end."""
        self._step(action.Hours(is_open))

    def assume(self, state: State) -> None:
        """Go to `state` until the next event: for drawing any view without a visitor."""
        self._timer.stop()  # a state set like this has no deadline
        before, self._state = self._state, state
        self._count_down(self._clock())
        self._announce(before)

    def _step(self, act: Action) -> None:
        now = self._clock()
        before = self._state
        self._state, events = machine.step(self._rules, before, act, now)
        self._count_down(now)
        self._announce(before)
        self._tell(events)
        self._wait()

    def _announce(self, before: State) -> None:
        """Emit a signal for each property that changed, after all of them have their new values."""
        state = self._state
        for changed, signal in (
            (state.language != before.language, self.languageChanged),
            (state.large_text != before.large_text, self.largeTextChanged),
            (state.high_contrast != before.high_contrast, self.highContrastChanged),
            (state.page != before.page, self.pageChanged),
            (state.slide_number != before.slide_number, self.slideNumberChanged),
            (state.is_unlocked != before.is_unlocked, self.unlockedChanged),
            ((state.is_paused, state.is_open) != (before.is_paused, before.is_open), self.restChanged),
            (state.place is not before.place, self.placeChanged),
        ):
            if changed:
                signal.emit()
        slide = state.place, state.slide_number, state.page, state.language
        if state.place is Place.ATTRACT and slide != (before.place, before.slide_number, before.page, before.language):
            self.slideChanged.emit()

    def _count_down(self, now: int) -> None:
        counting = self._state.place is Place.COUNTDOWN
        seconds = machine.seconds_left(self._rules, self._state, now) if counting else 0
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.secondsLeftChanged.emit()

    def _tell(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self._listener(event)

    def _wait(self) -> None:
        """Set the timer to the next thing due.

        That is the machine's deadline, the countdown's next second, or a regular check.
        """
        due = machine.deadline(self._rules, self._state)
        if due is None:
            self._timer.stop()
            return
        if self._state.place is Place.COUNTDOWN:
            due -= 1000 * (self._seconds_left - 1)
        self._timer.start(min(LOOK_MS, max(0, due - self._clock())))
