"""The supervisor's decisions, as a table: what is known, what comes, what is done."""

from dataclasses import replace

import pytest

from kiosk.supervisor.exits import BY_SIGNAL, ENDED, FAILED, QUIT, RESTART, WITHOUT_GPU, WRONG_USAGE
from kiosk.supervisor.heartbeat import BEAT, ON_SCREEN, STAYS, SUCCESSOR
from kiosk.supervisor.machine import (
    NO_SCREEN_S,
    SILENCE_S,
    START_S,
    STOOD_STILL_S,
    Abort,
    Action,
    End,
    Exit,
    Log,
    Message,
    Notify,
    PlayerExited,
    PlayerSaid,
    Start,
    StartFailed,
    State,
    StopSignal,
    TimeUp,
    begin,
    step,
)
from kiosk.supervisor.safe_mode import Escalation, Mode

NOW = 1000.0
STARTING = State(due=NOW + START_S, player=1, started=1)
PLAYING = replace(STARTING, due=NOW + SILENCE_S, is_alive=True, has_played=True)
PAUSE = replace(PLAYING, player=None, due=NOW + 1, after="why")
# The first player asks for a successor, which starts; and while that is being replaced.
HANDOVER = replace(PLAYING, leaving=1, player=2, started=2, is_alive=False, due=NOW + START_S)
HANDOVER_PAUSE = replace(HANDOVER, player=None, due=NOW + 1)
SAFE = replace(PAUSE, escalation=Escalation(Mode.LAST_GOOD, safe_at=NOW, safe_s=300), software=True)
WATCHDOG, STOPPING = Notify(("WATCHDOG=1",)), Notify(("STOPPING=1",))
READY = Notify(("READY=1", "STATUS=playing, as set"))


@pytest.mark.parametrize(
    ("state", "message", "done"),
    [
        (STARTING, PlayerSaid(1, BEAT), (READY, WATCHDOG)),
        (PLAYING, PlayerSaid(1, BEAT), (WATCHDOG,)),
        (PLAYING, PlayerSaid(1, SUCCESSOR), (Start(2, ()),)),
        (HANDOVER, PlayerSaid(2, BEAT), (READY, WATCHDOG)),
        (HANDOVER, PlayerSaid(2, ON_SCREEN), (End(1), READY, WATCHDOG)),
        (HANDOVER, PlayerSaid(2, SUCCESSOR), (End(1), Start(3, ()))),
        (HANDOVER, PlayerSaid(1, BEAT), ()),
        (HANDOVER, PlayerSaid(1, STAYS), (End(2),)),
        (HANDOVER, PlayerSaid(1, SUCCESSOR), (End(2), Start(3, ()))),
        (HANDOVER_PAUSE, PlayerSaid(1, STAYS), ()),
        (HANDOVER_PAUSE, PlayerSaid(1, SUCCESSOR), (Start(3, ()),)),
        (PLAYING, PlayerSaid(7, SUCCESSOR), ()),
        (PLAYING, PlayerExited(7, QUIT), ()),
        (PAUSE, PlayerExited(1, QUIT), ()),
        (PAUSE, TimeUp(), (Start(2, ("--after", "why")),)),
        (
            SAFE,
            TimeUp(),
            (Start(2, (*["--backend", "software", "--safe", "last-good", "--safe-for", "300", "--after", "why"],)),),
        ),
        (PLAYING, PlayerExited(1, QUIT), (STOPPING, Exit(0))),
        (HANDOVER, PlayerExited(1, QUIT), (STOPPING, End(2), Exit(0))),
        (HANDOVER, PlayerExited(2, QUIT), (STOPPING, End(1), Exit(0))),
        (HANDOVER, PlayerExited(1, FAILED), ()),
        (STARTING, PlayerExited(1, WRONG_USAGE), (STOPPING, Exit(WRONG_USAGE))),
        (PLAYING, PlayerExited(1, RESTART), (Start(2, ()),)),
        (STARTING, PlayerExited(1, WITHOUT_GPU), (Start(2, ("--backend", "software")),)),
        (PLAYING, StopSignal(15), (STOPPING, End(1), Exit(BY_SIGNAL + 15))),
        (HANDOVER, StopSignal(2), (STOPPING, End(2), End(1), Exit(BY_SIGNAL + 2))),
        (PAUSE, StopSignal(1), (STOPPING, Exit(BY_SIGNAL + 1))),
    ],
)
def test_what_is_done(state: State, message: Message, done: tuple[Action, ...]) -> None:
    assert step(state, message, NOW + 1)[1] == done


@pytest.mark.parametrize(
    ("state", "message", "after"),
    [
        (STARTING, PlayerSaid(1, BEAT), replace(PLAYING, due=NOW + 1 + SILENCE_S)),
        (HANDOVER, PlayerSaid(1, BEAT), HANDOVER),  # only its own words put off when a player is due
        (HANDOVER, PlayerSaid(1, STAYS), replace(HANDOVER, player=1, leaving=None, due=NOW + 1 + START_S)),
        (HANDOVER, PlayerExited(1, FAILED), replace(HANDOVER, leaving=None)),
        (HANDOVER, PlayerSaid(1, SUCCESSOR), replace(HANDOVER, player=3, started=3, due=NOW + 1 + START_S)),
        (PLAYING, TimeUp(), PLAYING),
    ],
)
def test_what_is_known_then(state: State, message: Message, after: State) -> None:
    now = NOW + 1 if not isinstance(message, TimeUp) else state.due + STOOD_STILL_S + 0.1
    found = step(state, message, now)[0]
    assert found == (after if not isinstance(message, TimeUp) else replace(after, due=now + SILENCE_S))


def test_the_first_player_has_time_to_start() -> None:
    assert begin(NOW) == (STARTING, (Start(1, ()),))


@pytest.mark.parametrize(("state", "silence"), [(STARTING, START_S), (PLAYING, SILENCE_S)])
def test_a_player_that_hangs_is_ended_and_what_stood_still_itself_waits_anew(state: State, silence: float) -> None:
    reason = f"the player gave no sign of life for {silence:.0f} s"
    found, done = step(state, TimeUp(), state.due + 0.1)
    assert done == (Abort(1), Log(f"{reason}; starting it again"), Notify((f"STATUS={reason}",)))
    assert (found.player, found.after, found.escalation.failures) == (None, reason, (state.due + 0.1,))
    found, done = step(state, TimeUp(), state.due + STOOD_STILL_S + 1)
    assert (found.player, done) == (1, ())


@pytest.mark.parametrize("message", [PlayerExited(1, ENDED), PlayerExited(1, FAILED), PlayerExited(1, -11)])
def test_what_may_be_the_players_own_fault_counts(message: Message) -> None:
    found, _ = step(PLAYING, message, NOW)
    assert (found.escalation.failures, found.player, bool(found.after)) == ((NOW,), None, True)


@pytest.mark.parametrize("message", [PlayerExited(1, WRONG_USAGE), StartFailed("no memory")])
def test_what_is_the_surroundings_does_not(message: Message) -> None:
    found, _ = step(PLAYING, message, NOW)
    assert (found.escalation.failures, found.player, bool(found.after)) == ((), None, True)


def test_failures_lead_to_the_safe_modes_and_a_restart_that_is_asked_for_out_of_them() -> None:
    state, modes = PLAYING, []
    done: tuple[Action, ...] = ()
    for life in range(6):
        state, done = step(replace(state, player=9), PlayerExited(9, FAILED), NOW + life)
        modes.append(state.escalation.mode)
    assert modes == [Mode.NORMAL, Mode.NORMAL, *[Mode.LAST_GOOD] * 3, Mode.FAILSAFE]
    assert Log("too many failures: safe mode, failsafe") in done
    state, done = step(replace(state, player=9), PlayerExited(9, RESTART), NOW + 9)
    assert (state.escalation.mode, done) == (Mode.NORMAL, (Start(2, ()),))


def test_without_a_screen_for_long_it_ends_but_not_what_still_shows_one() -> None:
    state, _ = step(PLAYING, PlayerExited(1, WRONG_USAGE), NOW)
    state, done = step(replace(state, player=2), PlayerExited(2, WRONG_USAGE), NOW + NO_SCREEN_S - 1)
    assert not any(isinstance(action, Exit) for action in done)
    _, done = step(replace(state, player=3, leaving=1), PlayerExited(3, WRONG_USAGE), NOW + NO_SCREEN_S)
    assert not any(isinstance(action, Exit) for action in done)
    _, done = step(replace(state, player=3), PlayerExited(3, WRONG_USAGE), NOW + NO_SCREEN_S)
    assert done == (Log("no screen for 60 s: ending"), STOPPING, Exit(FAILED))
    back, _ = step(replace(state, player=3), PlayerSaid(3, BEAT), NOW + NO_SCREEN_S)
    assert back.no_screen_since is None
