"""Keeps a copy of the deck and the settings that have played well."""

import logging
from threading import Timer

from kiosk import paths
from kiosk.deck import selection
from kiosk.player.content import Content
from kiosk.player.environment import Environment
from kiosk.settings import compiled

PLAYED_WELL_S = 30  # after this long they are worth keeping
_log = logging.getLogger(__name__)


class LastGood:
    """Saves them some time after `begin`, on a thread, unless it is closed before."""

    def __init__(self, environment: Environment, content: Content) -> None:
        self._environment = environment
        self._content = content
        self._timer = Timer(PLAYED_WELL_S, self._keep)
        self._timer.daemon = True

    def begin(self) -> None:
        """Start the wait. Call it once."""
        self._timer.start()

    def close(self) -> None:
        self._timer.cancel()

    def _keep(self) -> None:
        state, content = self._environment.state, self._content
        if content.deck:
            selection.remember(content.deck, paths.last_good_deck(state), content.record)
        try:
            compiled.keep(self._environment.own_settings, paths.kept_settings(state))
        except OSError as error:
            _log.warning("the settings could not be saved as the last good ones: %s", error)
