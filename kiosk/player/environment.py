"""What one kiosk has to itself: settings, state folder, log, screen. Without Qt."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk import paths
from kiosk.deck import selection
from kiosk.operator.troubles import Trouble, trouble
from kiosk.player.options import Options
from kiosk.player.pack_trial import PackTrial
from kiosk.problems import CannotStartError, Problem
from kiosk.process import crash_report, logs, single_instance
from kiosk.settings import Settings, compiled, own_file
from kiosk.system import display, requirements

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Environment:
    """The place where this kiosk runs. No other kiosk has its state folder, nor its screen unless this is a window."""

    settings: Settings  # `deck` is the wanted one; None if that is unknown
    own_settings: Path  # the file that changes are saved into
    state: Path  # paths.NOWHERE for a second editor's window
    troubles: Callable[[], list[Trouble]]  # that were logged and are not over
    window: tuple[int, int] | None  # the window's size in px; None: fullscreen
    trial: PackTrial  # the pack that plays, if one does


def occupy(options: Options, held: ExitStack) -> Environment:
    """Reserve the place and start the log, until `held` closes.

    Raises CannotStartError: there is no screen, a library is missing, or another kiosk plays there.
    """
    # A missing deck or settings file is no reason to end: its drive may come back.
    place = paths.state_folder(options.settings, windowed=options.window is not None)
    trial = held.enter_context(PackTrial.begun(options))
    found = compiled.load(options.settings, paths.kept_settings(place), place / "settings")
    settings = found.settings.overridden(
        deck=selection.wanted_if_known(options.deck, found.settings, trial.deck, is_lost=found.is_deck_lost),
        language=options.language,
        backend="software" if options.safe else options.backend,
        screen=options.screen,
        log_level=options.log_level,
    )
    display.require_screen()
    requirements.require_libraries()
    state, missed = _alone(options, settings, held)
    troubles = held.enter_context(logs.logging_to(state, settings.log_level))
    held.enter_context(crash_report.written_to(state / "fault.txt"))
    _tell(options, found.problems, missed)
    trial.tell()
    own = own_file(options.settings)
    return Environment(settings, own, state, troubles.present, options.window, trial)


def _alone(options: Options, settings: Settings, held: ExitStack) -> tuple[Path, str]:
    """Reserve the state folder and the screen until `held` closes. Returns the folder, and a remark for the log.

    An editor may view two decks side by side: the second window gets no state folder, and the remark says so. Raises
    CannotStartError.
    """
    is_window = options.window is not None
    folder = paths.state_folder(options.settings, windowed=is_window)
    try:
        held.enter_context(single_instance.with_state(folder))
    except CannotStartError as error:
        if not is_window:
            raise
        return paths.NOWHERE, str(error)
    if not is_window:
        held.enter_context(single_instance.on_screen(display.name_of_screen(settings.screen)))
    return folder, ""


def _tell(options: Options, complaints: tuple[Problem, ...], missed: str) -> None:
    """Log the facts of this start."""
    if missed:
        _log.warning("this window saves nothing: %s", missed)
    if options.after:
        _log.warning("%s; it was started again", options.after, extra=trouble("trouble_restarted"))
    for problem in complaints:
        _log.error("%s; until it is corrected the last good value is used, or else the default", problem)
