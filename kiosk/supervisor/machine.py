"""Decides what the supervisor does next, as a pure function: a message and the time in, a new state and actions out.

A player that asks for a successor stays on the screen until the successor is there, so nobody sees the change. If a
visitor comes before that, the player reports that it stays, and the successor is ended.
"""

from dataclasses import dataclass, field, replace

from kiosk.supervisor.exits import BY_SIGNAL, DONE, FAILED, QUIT, RESTART, WITHOUT_GPU, WRONG_USAGE, said
from kiosk.supervisor.heartbeat import ON_SCREEN, STAYS, SUCCESSOR
from kiosk.supervisor.safe_mode import PAUSES_S, Escalation, Mode, failed, restarted

START_S = 60.0  # until the first heartbeat: a cold start from a slow memory card
SILENCE_S = 15.0  # between heartbeats; longer means that the player hangs. With its end and a new start: under 30 s
STOOD_STILL_S = 2.0  # this late, we were stopped ourselves, for example because a virtual machine was frozen
NO_SCREEN_S = 60.0  # without a screen after there was one; then the supervisor ends
_SAFE = {Mode.LAST_GOOD: "last-good", Mode.FAILSAFE: "failsafe"}  # the values of the player's option --safe


@dataclass(frozen=True)
class PlayerSaid:
    """A player has sent one of the bytes in heartbeat.py."""

    player: int
    word: bytes


@dataclass(frozen=True)
class PlayerExited:
    """A player has ended with this exit code."""

    player: int
    code: int


@dataclass(frozen=True)
class StartFailed:
    """A player could not be started."""

    reason: str


@dataclass(frozen=True)
class StopSignal:
    """A signal tells the supervisor to end."""

    number: int


@dataclass(frozen=True)
class TimeUp:
    """The time `State.due` has come, and no message before it."""


Message = PlayerSaid | PlayerExited | StartFailed | StopSignal | TimeUp


@dataclass(frozen=True)
class Start:
    """Start player number `player` with these options."""

    player: int
    options: tuple[str, ...]


@dataclass(frozen=True)
class End:
    """Ask a player to end, and wait until it has."""

    player: int


@dataclass(frozen=True)
class Abort:
    """Kill a player that hangs."""

    player: int


@dataclass(frozen=True)
class Notify:
    """Send these lines to systemd."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Log:
    """Log an error."""

    line: str


@dataclass(frozen=True)
class Exit:
    """End the supervisor with this exit code."""

    code: int


Action = Start | End | Abort | Notify | Log | Exit


@dataclass(frozen=True)
class State:
    """What is known of the players. They are numbered from 1; times are in s of a clock that never runs backwards."""

    due: float  # when the next heartbeat, or the end of a pause, is due
    player: int | None = None  # the one that starts or plays; None: between two players
    leaving: int | None = None  # the one that stays on the screen until its successor is there
    started: int = 0  # how many were started so far
    is_alive: bool = False  # the player has sent a heartbeat
    escalation: Escalation = field(default_factory=Escalation)
    software: bool = False  # no graphics card works
    after: str = ""  # why the last player ended
    has_played: bool = False
    no_screen_since: float | None = None

    @property
    def silence_s(self) -> float:
        """How long the player may send nothing."""
        return SILENCE_S if self.is_alive else START_S


Step = tuple[State, tuple[Action, ...]]


def begin(now: float) -> Step:
    """Start the first player."""
    return _started(State(now), now)


def step(state: State, message: Message, now: float) -> Step:
    """The state after `message` at `now`, and the actions, in order. After `Exit` there is no next step."""
    match message:
        case StopSignal(number):
            return _ended(state, BY_SIGNAL + number)
        case StartFailed(reason):
            return _failed(state, f"the player cannot be started: {reason}", now, is_its_own=False)
        case TimeUp():
            return _overdue(state, now)
        case PlayerSaid(number) | PlayerExited(number) if number == state.leaving:
            return _leaving_player(state, message, now)
        case PlayerSaid(number, word) if number == state.player:
            return _heard(state, number, word, now)
        case PlayerExited(number, code) if number == state.player:
            return _gone(replace(state, player=None), code, now)
        case _:
            return state, ()  # a late message from a player that was ended


def _started(state: State, now: float, before: tuple[Action, ...] = ()) -> Step:
    number = state.started + 1
    options: tuple[str, ...] = ("--backend", "software") if state.software else ()
    if mode := _SAFE.get(state.escalation.mode):
        options += ("--safe", mode, "--safe-for", str(state.escalation.safe_s))
    if state.after:
        options += ("--after", state.after)
    state = replace(state, started=number, player=number, due=now + START_S, is_alive=False)
    return state, (*before, Start(number, options))


def _overdue(state: State, now: float) -> Step:
    if state.player is None:
        return _started(state, now)
    if now > state.due + STOOD_STILL_S:  # we were stopped ourselves, and so was the player: it gets its full time again
        return replace(state, due=now + state.silence_s), ()
    reason = f"the player gave no sign of life for {state.silence_s:.0f} s"
    after, actions = _failed(state, reason, now)
    return after, (Abort(state.player), *actions)


def _leaving_player(state: State, message: PlayerSaid | PlayerExited, now: float) -> Step:
    """A message from the player that asked for a successor.

    It may have met a visitor, want yet another successor, or have ended.
    """
    ends = (End(state.player),) if state.player is not None else ()
    match message:
        case PlayerExited(_, code):
            state = replace(state, leaving=None)
            return _ended(state, DONE) if code == QUIT else (state, ())  # the operator quit it
        case PlayerSaid(number, word) if word == STAYS:
            return replace(state, player=number, leaving=None, due=now + START_S, is_alive=False), ends
        case PlayerSaid(_, word) if word == SUCCESSOR:
            return _started(state, now, ends)
        case _:
            return state, ()


def _heard(state: State, number: int, word: bytes, now: float) -> Step:
    """The player sent something. Only the current player's own messages extend `due`."""
    dismissed = (End(state.leaving),) if state.leaving is not None and word in (ON_SCREEN, SUCCESSOR) else ()
    if word == SUCCESSOR:
        state = replace(state, leaving=number, after="", escalation=restarted(state.escalation))
        return _started(state, now, dismissed)
    told = ("READY=1", f"STATUS=playing, {_SAFE.get(state.escalation.mode, 'as set')}")
    first = () if state.is_alive else (Notify(told),)
    leaving = None if dismissed else state.leaving
    state = replace(state, leaving=leaving, due=now + SILENCE_S, is_alive=True, has_played=True, no_screen_since=None)
    return state, (*dismissed, *first, Notify(("WATCHDOG=1",)))


def _gone(state: State, code: int, now: float) -> Step:
    """The player has ended by itself."""
    if code == QUIT:
        return _ended(state, DONE)
    if code == WRONG_USAGE and not state.has_played:
        return _ended(state, code)
    if code == RESTART:
        return _started(replace(state, after="", escalation=restarted(state.escalation)), now)
    if code == WITHOUT_GPU:
        return _started(replace(state, after="", software=True), now)
    if code == WRONG_USAGE and state.leaving is None:  # it could start before and now cannot: the screen is gone
        since = now if state.no_screen_since is None else state.no_screen_since
        if now - since >= NO_SCREEN_S:
            ended, actions = _ended(state, FAILED)
            return ended, (Log(f"no screen for {NO_SCREEN_S:.0f} s: ending"), *actions)
        state = replace(state, no_screen_since=since)
    return _failed(state, said(code), now, is_its_own=code != WRONG_USAGE)


def _failed(state: State, reason: str, now: float, *, is_its_own: bool = True) -> Step:
    """Start again after a pause. Only failures that may be the player's or its deck's fault lead to safe mode."""
    escalation = failed(state.escalation, now) if is_its_own else state.escalation
    pause_s = escalation.pause_s() if is_its_own else PAUSES_S[-1]
    actions: tuple[Action, ...] = (Log(f"{reason}; starting it again"),)
    if escalation.mode > state.escalation.mode:
        actions += (Log(f"too many failures: safe mode, {_SAFE[escalation.mode]}"),)
    actions += (Notify((f"STATUS={reason}",)),)
    if pause_s:
        actions += (Notify(("WATCHDOG=1",)),)
    return replace(state, escalation=escalation, player=None, after=reason, due=now + pause_s), actions


def _ended(state: State, code: int) -> Step:
    """End the supervisor and with it every player."""
    players = (End(number) for number in (state.player, state.leaving) if number is not None)
    return replace(state, player=None, leaving=None), (Notify(("STOPPING=1",)), *players, Exit(code))
