"""The editor for QML: what is edited, what is selected, and everything that can be done to it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.authoring.folder import DeckFolder
from kiosk.bridge.editor.actions import EditorCards
from kiosk.bridge.editor.checking import Checking, Verdict
from kiosk.bridge.editor.field import EditorField
from kiosk.bridge.editor.field_items import FieldItems
from kiosk.bridge.editor.files import EditorFiles
from kiosk.bridge.editor.findings import EditorFindings
from kiosk.bridge.editor.fitting import Fitting
from kiosk.bridge.editor.history import History, Spot
from kiosk.bridge.editor.list import FONTS, LANGUAGES, SECTIONS, EditorList
from kiosk.bridge.editor.marks import mark
from kiosk.bridge.editor.pictures import FONT, EditorPictures
from kiosk.bridge.lists import ListProperty
from kiosk.bridge.preview import Preview
from kiosk.check import Screen
from kiosk.check.fits import Fits
from kiosk.deck import Record
from kiosk.editor import cards, pages, values
from kiosk.editor import fields as form
from kiosk.editor.findings import findings
from kiosk.editor.overview import rows
from kiosk.editor.presence import Presence
from kiosk.yamlfiles.editing import CannotEditError

QML_IMPORT_NAME = "Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_BURST_S = 2.0  # what is typed into one field without a longer pause is one step of the history


@QmlElement
class Editor(QObject):
    """One deck being edited. Pages are counted from 0, which is the cover."""

    spotChanged = Signal()
    fieldsChanged = Signal()  # other fields are shown, not: they say something else
    changed = Signal()
    told = Signal()
    refused = Signal(str)  # why something could not be done
    checked = Signal(object)  # a Verdict, of the newest state

    def __init__(self, deck: DeckFolder, presence: Presence, record: Record, preview: Preview, screen: Screen) -> None:
        """`screen`: the kiosk's, on which texts have to fit."""
        super().__init__(preview)
        self._preview = preview
        self._spot = Spot(pages.PAGE, 0)
        self._history = History(deck, self._go, self)
        self._files = EditorFiles(presence, deck, self)
        self._files.saved.connect(self._settle)
        self._files.reread.connect(self._adopt)
        self._pictures = EditorPictures(deck.folder, self)
        self._pictures.taken.connect(self._use)
        fits = Fits(screen)
        self._checking = Checking(record, fits, self)
        self._checking.done.connect(self._tell)
        self._fitting = Fitting(fits, self)
        self._fitting.learned.connect(self._recheck)
        self._verdict = Verdict(None, ())
        self._cards = EditorCards(self._history, self._try, self)
        self._languages = EditorList(self._history, self._try, LANGUAGES, self)
        self._sections = EditorList(self._history, self._try, SECTIONS, self)
        self._fonts = EditorList(self._history, self._try, FONTS, self)
        self._fields: list[EditorField] = []
        self._items = FieldItems(self._write, self)
        self._burst, self._typed = 0, (object(), 0.0)
        self._findings = EditorFindings(self._select, self)
        self._is_recovered = False
        self._show()

    def close(self) -> None:
        """Stop, with what is not saved kept as a draft."""
        self._fitting.close()
        self._checking.close()
        self._pictures.close()
        self._files.close()

    @property
    def deck(self) -> DeckFolder:
        """The deck as it is now."""
        return self._history.deck

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be checked, saved or copied."""
        return self._checking.is_busy or self._files.is_busy or self._pictures.is_busy

    @property
    def spot(self) -> Spot:
        """What is edited."""
        return self._spot

    def recover(self) -> None:
        """Go on with what a crash has left, as a step that can be undone."""
        deck = self._files.recovered()
        self._is_recovered = deck is not self.deck
        self._history.replace(replace(self.deck, digests=deck.digests))
        self._push(deck)

    @Property(History, constant=True)
    def history(self) -> History:
        return self._history

    @Property(EditorFiles, constant=True)
    def files(self) -> EditorFiles:
        return self._files

    @Property(EditorPictures, constant=True)
    def pictures(self) -> EditorPictures:
        return self._pictures

    @Property(Preview, constant=True)
    def preview(self) -> Preview:
        return self._preview

    @Property(str, constant=True)
    def name(self) -> str:
        """The name of the deck's folder."""
        return self.deck.folder.name

    @Property(EditorCards, constant=True)
    def cards(self) -> EditorCards:
        return self._cards

    @Property(EditorList, constant=True)
    def languages(self) -> EditorList:
        return self._languages

    @Property(EditorList, constant=True)
    def sections(self) -> EditorList:
        return self._sections

    @Property(EditorList, constant=True)
    def fonts(self) -> EditorList:
        return self._fonts

    fields = ListProperty(EditorField, "_fields", notify=fieldsChanged)

    @Property(str, notify=spotChanged)
    def part(self) -> str:
        """What is edited: one of PARTS in kiosk/editor/pages.py."""
        return self._spot.part

    @Property(int, notify=spotChanged)
    def page(self) -> int:
        return self._spot.page

    @Property(str, notify=changed)
    def kind(self) -> str:
        """The kind of the page."""
        return pages.kind_of(self.deck, self._spot.page)

    @Property(bool, notify=changed)
    def recovered(self) -> bool:
        """Whether what a crash has left was taken up, and nothing has been saved since."""
        return self._is_recovered

    @Property(EditorFindings, constant=True)
    def findings(self) -> EditorFindings:
        return self._findings

    @Property(bool, notify=told)
    def stuck(self) -> bool:
        """Whether the newest state cannot be shown."""
        return self._verdict.deck is None

    @Slot(str)
    def open(self, part: str) -> None:
        """Edit another part of the deck."""
        self._select(replace(self._spot, part=part))

    @Slot(int)
    def select(self, page: int) -> None:
        """Edit another page."""
        self._select(Spot(pages.PAGE, max(0, min(page, len(self.deck.cards())))))

    @Slot(str)
    def selectCard(self, name: str) -> None:
        """Edit the page with this id: in the files the cards of a section may be apart."""
        names = [pages.COVER, *self.deck.cards()]
        if self._spot.part == pages.PAGE and name in names:
            self.select(names.index(name))

    @Slot(QUrl)
    def takePicture(self, source: QUrl) -> None:
        """Take a picture that was dropped, for the page."""
        if source.isLocalFile():
            self._pictures.take(self._spot.page, Path(source.toLocalFile()))

    @Slot(int, str)
    def takePictureFor(self, page: int, path: str) -> None:
        """Take a picture from the disk for a page; for -1, as the logo. For -2 it is a font."""
        self._pictures.take(page, Path(path))

    def _use(self, page: int, name: str) -> None:
        """A picture has been copied: it is shown from now on."""
        if page == FONT:
            self._fonts.add(name)
            return
        part = pages.LOOK if page < 0 else pages.PAGE
        self._try(lambda: pages.with_picture(self.deck, page, name), Spot(part, max(0, page)))

    def _write(self, field: form.Field, slot: form.Slot, text: str) -> None:
        """Fill in a field. What is typed without a pause is one step."""
        now = monotonic()
        if self._typed[0] != slot or now - self._typed[1] > _BURST_S:
            self._burst += 1
        self._typed = slot, now
        self._try(lambda: values.put(self.deck, field, slot, text), burst=self._burst)

    def _try(self, change: Callable[[], DeckFolder], spot: Spot | None = None, burst: int = -1) -> None:
        try:
            deck = change()
        except CannotEditError as error:
            self.refused.emit(str(error))
            self._show()  # what a field says is what is written
            return
        self._push(deck, spot, burst)

    def _push(self, deck: DeckFolder, spot: Spot | None = None, burst: int = -1) -> None:
        if burst < 0:
            self._typed = object(), 0.0
        self._history.push(deck, self._spot, spot or self._spot, burst)

    def _go(self, deck: DeckFolder, spot: Spot) -> None:
        """A step has been taken: show where."""
        before, self._spot = self._spot, replace(spot, page=min(spot.page, len(cards.entries(deck))))
        self._files.follow(deck)
        self._show()
        if before != self._spot:
            self.spotChanged.emit()

    def _select(self, spot: Spot) -> None:
        if spot != self._spot:
            self._typed = object(), 0.0
            self._spot = spot
            self._show(is_changed=False)
            self.spotChanged.emit()

    def _settle(self, saved: DeckFolder) -> None:
        """What is on the disk is known again; what was typed meanwhile stays."""
        self._is_recovered = False
        self._history.replace(replace(self.deck, digests=saved.digests, read_texts=saved.read_texts))
        self._files.follow(self.deck)
        self.changed.emit()

    def _adopt(self, theirs: DeckFolder) -> None:
        """Somebody else's state, as a step that can be undone."""
        known = replace(self.deck, digests=theirs.digests, read_texts=theirs.read_texts)
        self._history.replace(known)
        self._push(replace(known, texts=theirs.texts))
        self._files.follow(self.deck)

    def _show(self, *, is_changed: bool = True) -> None:
        """Show the deck as it is now: its cards, and the fields of the part that is edited."""
        shown = pages.fields(self.deck, self._spot.part, self._spot.page, self._verdict.families)
        items = self._items.show(self.deck, shown)
        is_other, self._fields = items != self._fields, items
        self._mark()
        if is_other:
            self.fieldsChanged.emit()
        self.changed.emit()
        if is_changed:
            for each in (self._languages, self._sections, self._fonts):
                each.changed.emit()
            self._checking.ask(self.deck)

    def _tell(self, verdict: Verdict) -> None:
        is_other = verdict.families != self._verdict.families
        self._verdict = verdict
        if is_other:
            self._show(is_changed=False)
        self._mark()
        self._findings.show(findings(self.deck, verdict.problems, verdict.families))
        self._fitting.ask(verdict.deck)
        self.checked.emit(verdict)

    def _recheck(self) -> None:
        self._checking.ask(self.deck)

    def _mark(self) -> None:
        self._cards.show(rows(self.deck, self._verdict.problems))
        mark(self.deck, self._fields, self._verdict)
        self.told.emit()
