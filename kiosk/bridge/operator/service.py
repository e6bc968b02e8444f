"""What the operator panel asks for. kiosk/operator/service.py does it, and so does a stand-in in tests."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from kiosk.hours.today import Extension
from kiosk.operator.deck_list import DeckSummary
from kiosk.operator.panel_values import Check, Overview, PinStatus
from kiosk.operator.words import Phrase
from kiosk.packs.sticks import Offer
from kiosk.system.power import PowerAction


class Service(Protocol):
    """What the panel shows and does. Calls may be slow and are never made on the GUI thread."""

    def pin_status(self) -> PinStatus:
        """Whether there is a PIN, and whether it may be tried now."""

    def try_pin(self, pin: str) -> Phrase | None:
        """None if it is right, else why the panel stays locked."""

    def set_pin(self, pin: str) -> Phrase | None:
        """Set the PIN. Returns why it is refused, or None."""

    def leave(self) -> None:
        """The operator has left: from now on the PIN is needed again."""

    def overview(self, language: str) -> Overview:
        """What the panel shows about the kiosk, in one of the deck's languages."""

    def decks(self) -> list[DeckSummary]:
        """The decks that the operator may choose from."""

    def choose_deck(self, folder: Path) -> DeckSummary:
        """Set the deck, unless it cannot be shown. Returns its present state. Raises OSError."""

    def offers(self) -> tuple[Offer, ...]:
        """The packs on USB drives that could be installed."""

    def install_pack(self, file: Path) -> Phrase | None:
        """Install a pack that was offered, and play it. Returns why it is refused, or None."""

    def open_until(self, minutes: int) -> Extension | None:
        """Stay open until this many minutes after today's midnight, or as the hours say.

        Returns what is kept. Raises OSError.
        """

    def computer(self, action: PowerAction) -> None:
        """Restart the computer or shut it down. Raises OSError."""

    def checks(self) -> tuple[Check, ...]:
        """The checks that the self-test makes by itself."""

    def change(self, values: Mapping[str, str]) -> None:
        """Change settings and save them. Raises OSError."""

    def export_report(self, folder: Path, language: str) -> Path:
        """Write the report in a language into `folder`, and return its file. Raises OSError."""
