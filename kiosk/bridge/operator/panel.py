"""The operator panel for QML: what it shows and what it can do. The gate guards every slot."""

from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bridge.charts import Charts
from kiosk.bridge.covers import Covers
from kiosk.bridge.lists import ListProperty
from kiosk.bridge.operator.access import Access, Gated
from kiosk.bridge.operator.panel_values import (
    Chart,
    Day,
    Destination,
    Fact,
    ListedDeck,
    OfferedPack,
    Phrase,
    Problem,
    Speak,
)
from kiosk.hours.today import Extension
from kiosk.operator.deck_list import DeckSummary
from kiosk.operator.panel_values import Overview
from kiosk.operator.words import Said, phrase
from kiosk.packs.sticks import Offer
from kiosk.system.power import PowerAction

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Ending(Enum):
    """How the operator ends the player."""

    RESTART = auto()
    QUIT = auto()


@QmlElement
class Panel(Gated):
    """What the operator sees behind the PIN."""

    overviewChanged = Signal()
    decksChanged = Signal()
    offersChanged = Signal()
    sizesChanged = Signal()
    ended = Signal(object)  # an Ending
    extended = Signal(object)  # the Extension of today's opening hours, or None

    def __init__(self, access: Access, sizes: Mapping[str, float], speak: Speak, parent: QObject | None = None) -> None:
        """`sizes` has screen_diagonal_in and viewing_distance_mm."""
        super().__init__(access, parent)
        self._sizes, self._speak = dict(sizes), speak
        self._are_set = False  # the operator has set the sizes
        self.chart_pictures, self.cover_pictures = Charts(), Covers()  # image providers
        self._overview = Overview()
        self._shown = QObject(self)  # the parent of everything that shows the overview
        self._numbers: list[Fact] = []
        self._facts: list[Fact] = []
        self._problems: list[Problem] = []
        self._destinations: list[Destination] = []
        self._charts: list[Chart] = []
        self._day: Day | None = None
        self._decks_hint: Phrase | None = None
        self._decks: list[ListedDeck] = []
        self._offers: list[OfferedPack] = []
        access.unlocked.connect(self.refresh)
        access.left.connect(self._clear)
        access.session.languageChanged.connect(self.refresh)

    # --- what it shows

    numbers = ListProperty(Fact, "_numbers", notify=overviewChanged)
    facts = ListProperty(Fact, "_facts", notify=overviewChanged)
    problems = ListProperty(Problem, "_problems", notify=overviewChanged)
    destinations = ListProperty(Destination, "_destinations", notify=overviewChanged)
    charts = ListProperty(Chart, "_charts", notify=overviewChanged)
    decks = ListProperty(ListedDeck, "_decks", notify=decksChanged)
    offers = ListProperty(OfferedPack, "_offers", notify=offersChanged)

    @Property(Day, notify=overviewChanged)
    def day(self) -> Day | None:
        """Today's hours; null if the kiosk is always open."""
        return self._day

    @Property(Phrase, notify=overviewChanged)
    def decksHint(self) -> Phrase | None:
        """Where to put decks so that they appear here."""
        return self._decks_hint

    @Property(bool, notify=overviewChanged)
    def canReboot(self) -> bool:
        """Whether the kiosk may restart the computer."""
        return PowerAction.REBOOT in self._overview.power

    @Property(bool, notify=overviewChanged)
    def canShutDown(self) -> bool:
        return PowerAction.SHUT_DOWN in self._overview.power

    @Property(float, notify=sizesChanged)
    def diagonal(self) -> float:
        """The screen's diagonal in inches."""
        return self._sizes["screen_diagonal_in"]

    @Property(float, notify=sizesChanged)
    def distance(self) -> float:
        """The distance of the visitor's eyes from the screen in mm."""
        return self._sizes["viewing_distance_mm"]

    # --- what can be done

    @Slot()
    def refresh(self) -> None:
        """Look again, because a drive was plugged in or the language changed."""
        service, language = self._access.service, self._access.language
        self._access.ask(lambda: service.overview(language), self._show)
        self._access.ask(service.offers, self._show_offers)
        self._access.ask(service.decks, self._show_decks)  # last, because checking decks takes time

    @Slot(float, float)
    def setSizes(self, diagonal: float, distance: float) -> None:
        """Set screen diagonal (inches) and viewing distance (mm). Type sizes follow at once."""
        self._sizes = {"screen_diagonal_in": diagonal, "viewing_distance_mm": distance}
        self._are_set = True
        self.sizesChanged.emit()
        sizes = {name: f"{value:g}" for name, value in self._sizes.items()}
        self._access.ask(lambda: self._access.service.change(sizes), lambda _: self._tell("saved"))

    def assume(self, diagonal: float) -> None:
        """Take over another screen's diagonal (inches), unless the operator has set one. Nothing is saved."""
        if not self._are_set:
            self._sizes["screen_diagonal_in"] = diagonal
            self.sizesChanged.emit()

    @Slot(str)
    def chooseDeck(self, path: str) -> None:
        """Play another deck: the choice is saved and the kiosk restarts. A broken deck is refused."""
        self._access.ask(lambda: self._access.service.choose_deck(Path(path)), self._chosen)

    @Slot(str)
    def installPack(self, path: str) -> None:
        """Install a pack from a drive: the kiosk restarts with it. One that is refused changes nothing."""
        self._tell("one_moment")
        self._access.ask(lambda: self._access.service.install_pack(Path(path)), self._installed)

    @Slot(int)
    def openUntil(self, minutes: int) -> None:
        """Stay open today until this many minutes after midnight.

        A time within the regular hours means the regular hours.
        """
        self._access.ask(lambda: self._access.service.open_until(minutes), self._extended)

    @Slot(str)
    def exportReport(self, folder: str) -> None:
        """Write the report into a folder."""
        self._tell("one_moment")  # reading years of visits takes some seconds
        language = self._access.language
        self._access.ask(
            lambda: self._access.service.export_report(Path(folder), language),
            lambda file: self._tell("report_done", file=file),
        )

    @Slot()
    def reboot(self) -> None:
        """Restart the computer."""
        self._power(PowerAction.REBOOT)

    @Slot()
    def shutDown(self) -> None:
        """Shut the computer down."""
        self._power(PowerAction.SHUT_DOWN)

    @Slot()
    def restart(self) -> None:
        """Restart the kiosk."""
        self.ended.emit(Ending.RESTART)

    @Slot()
    def quit(self) -> None:
        """End the kiosk."""
        self.ended.emit(Ending.QUIT)

    def _power(self, action: PowerAction) -> None:
        self._access.ask(lambda: self._access.service.computer(action), lambda _: self._tell("one_moment"))

    def _chosen(self, deck: DeckSummary) -> None:
        if deck.cover:
            self.ended.emit(Ending.RESTART)
        else:
            self._tell("trouble_deck", deck=deck.folder.name)
            self.refresh()

    def _installed(self, refusal: Said | None) -> None:
        if refusal:
            self._access.tell(refusal)
            self.refresh()
        else:
            self.ended.emit(Ending.RESTART)

    def _extended(self, extension: Extension | None) -> None:
        self.extended.emit(extension)
        self.refresh()

    def _tell(self, word: str, **values: object) -> None:
        self._access.tell(phrase(word, **values))

    def _clear(self) -> None:
        self._show(Overview())
        self._show_offers(())
        self._show_decks([])

    def _show(self, overview: Overview) -> None:
        before, self._shown, speak = self._shown, QObject(self), self._speak
        self._overview = overview
        self._numbers = [Fact(fact, speak, self._shown) for fact in overview.numbers]
        self._facts = [Fact(fact, speak, self._shown) for fact in overview.facts]
        self._problems = [Problem(problem, speak, self._shown) for problem in overview.problems]
        self._destinations = [Destination(folder, speak, self._shown) for folder in overview.destinations]
        self._day = Day(overview.day, speak, self._shown) if overview.day else None
        self._decks_hint = Phrase(phrase("decks_here", folder=overview.decks_folder), speak, self._shown)
        sources = self.chart_pictures.show([chart.svg for chart in overview.charts])
        charts = zip(overview.charts, sources, strict=True)
        self._charts = [Chart(chart.name, source, speak, self._shown) for chart, source in charts]
        self.overviewChanged.emit()
        before.deleteLater()

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        before, self._offers = self._offers, [OfferedPack(offer, self._speak, self) for offer in offers]
        self.offersChanged.emit()
        for offer in before:
            offer.deleteLater()

    def _show_decks(self, decks: list[DeckSummary]) -> None:
        covers = zip(decks, self.cover_pictures.show([deck.cover for deck in decks]), strict=True)
        language, before = self._access.language, self._decks
        self._decks = [ListedDeck(deck, cover, language, self._speak, self) for deck, cover in covers]
        self.decksChanged.emit()
        for deck in before:
            deck.deleteLater()
