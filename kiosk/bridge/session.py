"""The session for QML. It holds the present state, asks the machine for the next one, and signals what changed."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.aids import Aids
from kiosk.bridge.place import PLACES
from kiosk.process.bookmarks import Bookmark, of, resumed
from kiosk.session import action, due, machine
from kiosk.session.action import Action
from kiosk.session.event import Event
from kiosk.session.state import Place, Rules
from kiosk.session.state import Session as State
from kiosk.system.clock import elapsed_ms

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Clock = Callable[[], int]
Listener = Callable[[Event], None]

LONGEST_DEED = 60  # letters of an act's value, which is an id or a number
LOOK_MS = 1000  # check at least this often, to notice that the computer was asleep


@QmlElement
class Session(QObject):
    """Where the visitor is. QML calls the slots and mirrors the properties; it keeps no state of its own."""

    placeChanged = Signal()
    pageChanged = Signal()
    languageChanged = Signal()
    slideNumberChanged = Signal()
    secondsLeftChanged = Signal()
    slideChanged = Signal()
    unlockedChanged = Signal()
    restChanged = Signal()
    blackChanged = Signal()
    typedChanged = Signal()

    def __init__(
        self,
        rules: Rules,
        listener: Listener,
        clock: Clock = elapsed_ms,
        bookmark: Bookmark | None = None,
        *,
        is_paused: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rules = rules
        self._listener = listener
        self._clock = clock
        self._seconds_left = 0
        self._aids = Aids(lambda: self._state.aids, lambda aids: self.take(action.Adjust(aids)), self)
        went_on = resumed(rules, bookmark, clock()) if bookmark and not is_paused else None
        self._state, events = went_on or machine.start(rules, clock(), is_paused=is_paused)
        for event in events:
            listener(event)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._wait()

    @property
    def state(self) -> State:
        """The present state, for Python."""
        return self._state

    @property
    def aid_signals(self) -> Aids:  # for Python
        return self._aids

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
        return self.rules.dwell_ms[self._state.page] if self.rules.dwell_ms else 0

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

    @Property(str, notify=typedChanged)
    def typed(self) -> str:
        """The digits of a card's number, as long as there may be more."""
        return self._state.typed

    @Property(bool, notify=blackChanged)
    def black(self) -> bool:
        """Whether a guide has blacked the screen."""
        return self._state.is_black

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._state.language

    @Property(Aids, constant=True)
    def aids(self) -> Aids:
        return self._aids

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        """During the countdown, the seconds until the reset."""
        return self._seconds_left

    @Slot(result=float)
    def slideSince(self) -> float:
        """When the loop's slide began, on the session's clock in ms; -1 if it need not be in step with other kiosks."""
        return -1 if self.rules.hall_ms is None else self._state.slide_at

    @Slot(result=int)
    def comingNumber(self) -> int:
        """The number of the attract loop's next slide; during a visit, of its first slide."""
        return due.coming_slide(self.rules, self._state, self._clock())

    @Slot(result=int)
    def comingPage(self) -> int:
        """The page of that slide."""
        return due.slide_page(self.rules, self.comingNumber())

    @Slot(result=str)
    def comingLanguage(self) -> str:
        """The language of that slide."""
        return due.slide_language(self.rules, self.comingNumber())

    @Slot()
    def tick(self) -> None:
        """Check whether anything is due."""
        self.take(action.Tick())

    @Slot(result=float)
    def now(self) -> float:
        """The session's clock in ms. A float, because QML's int overflows after 24 days."""
        return self._clock()

    @Slot(result=bool)
    def isEcho(self) -> bool:
        """Whether a touch now counts as an echo of the one that woke the kiosk."""
        return due.is_echo(self.rules, self._state, self._clock())

    @Slot()
    def touched(self) -> None:
        self.take(action.Touch())

    @Slot(int)
    def open(self, page: int) -> None:
        self.take(action.Open(page))

    @Slot()
    def next(self) -> None:
        self.take(action.Move(1))

    @Slot()
    def previous(self) -> None:
        self.take(action.Move(-1))

    @Slot()
    def showOverview(self) -> None:
        self.take(action.ShowOverview())

    @Slot()
    def back(self) -> None:
        """Go from the overview back to the card that the visitor came from."""
        self.take(action.Back())

    @Slot(str)
    def speak(self, language: str) -> None:
        self.take(action.Speak(language))

    @Slot(str, str)
    def act(self, name: str, value: str) -> None:
        """The visitor did something that only this kind of card offers."""
        self.take(action.Act(name[:LONGEST_DEED], value[:LONGEST_DEED]))

    @Slot(bool)
    def play(self, on: bool) -> None:
        """The card starts or stops playing by itself."""
        self.take(action.Play(on))

    @Slot()
    def callOperator(self) -> None:
        """The operator made the gesture."""
        self.take(action.CallOperator())

    @Slot()
    def leave(self) -> None:
        """The operator leaves."""
        self.take(action.Leave())

    @Slot()
    def pause(self) -> None:
        """The operator leaves and pauses the kiosk until the next gesture."""
        self.take(action.Leave(paused=True))

    def bookmark(self) -> Bookmark | None:
        """Where the visit stands, for a successor that continues it."""
        return of(self.rules, self._state)

    def unlock(self) -> None:
        """The PIN was right."""
        self.take(action.Unlock())

    def set_open(self, *, is_open: bool) -> None:
        """The opening hours begin or end."""
        self.take(action.Hours(is_open))

    def set_paused(self, *, is_paused: bool) -> None:
        """Somebody pauses the kiosk from afar, or ends a pause."""
        self.take(action.Pause(is_paused))

    def adopt(self, rules: Rules) -> None:
        """Go on by the rules of a deck with the same pages and languages."""
        self.rules = rules
        self._wait()

    def assume(self, state: State) -> None:
        """Go to `state` until the next event: for drawing any view without a visitor."""
        self._timer.stop()  # a state set like this has no deadline
        before, self._state = self._state, state
        self._count_down(self._clock())
        self._announce(before)

    def take(self, act: Action) -> None:
        """Do what this action asks."""
        now, before = self._clock(), self._state
        self._state, events = machine.step(self.rules, before, act, now)
        self._count_down(now)
        self._announce(before)
        for event in events:
            self._listener(event)
        self._wait()

    def _announce(self, before: State) -> None:
        """Emit a signal for each property that changed, after all of them have their new values."""
        state = self._state
        self._aids.announce(before.aids)
        for changed, signal in (
            (state.language != before.language, self.languageChanged),
            (state.page != before.page, self.pageChanged),
            (state.slide_number != before.slide_number, self.slideNumberChanged),
            (state.is_unlocked != before.is_unlocked, self.unlockedChanged),
            (state.typed != before.typed, self.typedChanged),
            (state.is_black != before.is_black, self.blackChanged),
            ((state.is_paused, state.is_open) != (before.is_paused, before.is_open), self.restChanged),
            (state.place is not before.place, self.placeChanged),
        ):
            if changed:
                signal.emit()
        slide, shown = ((it.place, it.slide_number, it.page, it.language) for it in (state, before))
        if state.place is Place.ATTRACT and slide != shown:
            self.slideChanged.emit()

    def _count_down(self, now: int) -> None:
        seconds = due.seconds_left(self.rules, self._state, now) if self._state.place is Place.COUNTDOWN else 0
        if seconds != self._seconds_left:
            self._seconds_left = seconds
            self.secondsLeftChanged.emit()

    def _wait(self) -> None:
        """Set the timer to the machine's deadline, the countdown's next second, or a regular check."""
        at = due.deadline(self.rules, self._state)
        if at is None:
            self._timer.stop()
            return
        if self._state.place is Place.COUNTDOWN:
            at -= 1000 * (self._seconds_left - 1)
        self._timer.start(min(LOOK_MS, max(0, at - self._clock())))
