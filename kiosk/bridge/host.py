"""What the operator panel asks for: kiosk/host does it, and so does a test's stand-in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from kiosk.host.decks import Found
from kiosk.today import Longer

Row = dict[str, str]


class Host(Protocol):
    """What the panel shows and does. Each call may take its time, and none is made on the GUI thread."""

    def pin_state(self) -> tuple[str, int]:
        """`unset`, `set` or `locked`, and how many s are to be waited until the next try."""

    def try_pin(self, pin: str) -> str:
        """Empty if it is the right one, else the word that says why the panel stays closed."""

    def set_pin(self, pin: str) -> str:
        """Set it; the word that says why it is refused, or nothing."""

    def overview(self, language: str) -> Mapping[str, Any]:
        """`numbers`, `kiosk`: rows of name and value; `problems`: phrases; `places`: rows of name and path.

        A row's name is one of the host's words, or stands as it is. `today`: `hours`, empty for always, and in minutes
        from midnight `until` (when it closes), `least` and `most`. `computer`: which of `reboot` and `shut_down` can be
        had. `decks_folder`: where decks may be put.
        """

    def decks(self) -> list[Found]:
        """The decks to choose from."""

    def choose_deck(self, folder: Path) -> Found:
        """Set the deck, unless it cannot be shown, as it stands now. Raises OSError."""

    def open_until(self, minutes: int) -> Longer | None:
        """Open until so many minutes after today's midnight, or as the hours say; what is kept. Raises OSError."""

    def computer(self, deed: str) -> None:
        """`reboot` or `shut_down`. Raises OSError."""

    def charts(self, language: str) -> list[Row]:
        """The report's charts in one of the deck's languages: rows of name and value, an SVG."""

    def leave(self) -> None:
        """The host has gone: a PIN is needed again."""

    def checks(self) -> list[Row]:
        """What the self-test finds by itself: phrases with `name` and, where it is not well, `mend`."""

    def change(self, values: Mapping[str, str]) -> None:
        """Change settings and save them. Raises OSError."""

    def export_report(self, folder: str, language: str) -> str:
        """Write the report, in a language, into `folder`; its file. Raises OSError."""
