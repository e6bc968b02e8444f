"""Reads a deck's folder into a Deck, finding every problem in all of its files at once."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel

from kiosk.deck import file_lookup
from kiosk.deck.advice import advice, dotted, lack, unseen
from kiosk.deck.contrast_check import contrasts
from kiosk.deck.entry_problems import language_problems, licence_problems, side_problems
from kiosk.deck.fallback import Gap, companions, gaps
from kiosk.deck.fields import CODE, NAME
from kiosk.deck.font_advice import mixed
from kiosk.deck.fonts import Fonts
from kiosk.deck.form import MAX_LANGUAGES, OPTIONAL, DeckFile, TextsFile
from kiosk.deck.forms import CARDS, FACT
from kiosk.deck.interface_problems import wordless
from kiosk.deck.misnamed import missing
from kiosk.deck.model import Deck
from kiosk.deck.owners import owned
from kiosk.deck.picture_check import Pictures
from kiosk.deck.picture_record import Record
from kiosk.deck.recordings import Recordings
from kiosk.deck.resolve import resolve
from kiosk.deck.sections import section_problems, title_problems
from kiosk.deck.shipped_words import completed, dated
from kiosk.problems import Problem, ProblemsError, Rule, Severity
from kiosk.yamlfiles import Document, Model, Way, parse, read, validate

_BY_FILE: Mapping[str, type[BaseModel]] = {"deck.yaml": DeckFile, "texts/<language>.yaml": TextsFile}
_MAX_LETTERS = 40  # letters of an id or code, because it becomes a file's name
NOTHING: Mapping[str, str] = {}


def load(
    folder: Path,
    record: Record | None = None,
    beat: Callable[[], object] = lambda: None,
    unsaved: Mapping[str, str] = NOTHING,
) -> tuple[Deck, tuple[Problem, ...]]:
    """The deck in `folder`, and warnings about it, such as missing translations.

    Each picture is decoded unless `record` has it. `beat` is called after each file, because all may take minutes.
    Raises ProblemsError with everything that is wrong in all files. `unsaved`: texts of files that an editor has not
    saved yet, by name.
    """
    files = read_files(folder, record, beat, unsaved)
    problems = tuple(sorted(files.owned(files.problems()), key=Problem.order))
    return files.resolved(problems), problems


def read_files(
    folder: Path,
    record: Record | None = None,
    beat: Callable[[], object] = lambda: None,
    unsaved: Mapping[str, str] = NOTHING,
) -> "DeckFiles":
    """The files of the deck in `folder`, with all pictures checked, whatever is wrong with them."""
    record = record or Record()
    fonts = Fonts(folder)
    with closing(Pictures(folder, record, beat, fonts)) as pictures:
        files = DeckFiles(folder, pictures, fonts, beat, unsaved)
    record.save()
    return files


class DeckFiles:
    """A deck's files, as far as they can be read. `deck` is None if deck.yaml has mistakes.

    `document` is deck.yaml, and `written` are the text files by language: everything that could be read. `unsaved` are
    the texts that stand for files, by name.
    """

    def __init__(
        self,
        folder: Path,
        pictures: Pictures,
        fonts: Fonts,
        beat: Callable[[], object],
        unsaved: Mapping[str, str] = NOTHING,
    ) -> None:
        self.folder = folder
        self.unsaved = unsaved
        self.pictures = pictures
        self.fonts = fonts
        self.recordings = Recordings(folder, beat)
        self._found: list[Problem] = []
        self._misnamed: set[str] = set()
        self._listed: tuple[str, ...] = ()  # the languages' codes
        self._documents: dict[str, Document] = {}
        self._beat = beat
        self.kinds: dict[str, str] = {}  # the cards' kinds, as written
        self.document, self.deck = self._open("deck.yaml", DeckFile)
        document = self.document
        if document:
            self._found.extend(advice(document, self.fonts.letters))
            self._found.extend(unseen(document, (way for way in document.unseen if way[-1] in OPTIONAL)))
        if document and self.deck:
            self._found.extend(side_problems(document, self.deck, pictures))
            self._found.extend(licence_problems(document, self.deck, self.fonts))
            self._found.extend(language_problems(document, self.deck))
            self._found.extend(section_problems(document, self.deck))
            self._found.extend(contrasts(document, self.deck.theme))
        self._found.extend(pictures.slips)
        # From the raw data, so that a mistake in deck.yaml does not hide those in the texts.
        self.card_ids, self._knows_all_cards = _each(document, "cards", "id", NAME)
        self.kinds = _kinds(document, self.card_ids)
        codes, _ = _each(document, "languages", "code", CODE)
        self.texts: dict[str, TextsFile] = {}
        self.written: dict[str, Document] = {}
        self._listed = tuple(dict.fromkeys(codes))
        for code in self._listed[:MAX_LANGUAGES]:
            text_document, texts = self._open(f"texts/{code}.yaml", TextsFile)
            if text_document:
                self.written[code] = text_document
                self._found.extend(advice(text_document, self.fonts.letters, code))
                if self.deck:
                    self._found.extend(mixed(text_document, self.deck.theme.fonts, self.fonts, code))
            if text_document and texts:
                self._documents[code] = text_document
            texts = texts or TextsFile()
            words = {"interface": completed(texts.interface, code), "operator": dated(texts.operator, code)}
            self.texts[code] = texts.model_copy(update=words)

    def _open(self, name: str, model: type[Model]) -> tuple[Document | None, Model | None]:
        document = None
        others = {file: form for file, form in _BY_FILE.items() if form is not model}
        try:
            document = self._read(name)
            if document.data is None and not document.problems and model is DeckFile:
                self._found.append(document.problem((), "the file is empty; write the deck here", Rule.FILE_EMPTY))
                return document, None
            if model is DeckFile:
                self.pictures.expect(_pictures(document.data))
            checked = {"pictures": self.pictures, "fonts": self.fonts, "recordings": self.recordings}
            context = {"folder": self.folder, "kinds": self.kinds, **checked}
            return document, validate(document, model, others=others, **context)
        except ProblemsError as error:
            self._found.extend(error.problems)
            return document, None
        finally:
            self._beat()

    def _read(self, name: str) -> Document:
        if name in self.unsaved:
            return parse(self.folder / name, self.unsaved[name])
        if found := missing(self.folder, name, self._listed):
            problem, near = found
            self._misnamed.add(near)
            raise ProblemsError([problem])
        return read(self.folder / name, within=self.folder)

    def resolved(self, problems: Iterable[Problem]) -> Deck:
        """The deck. Raises ProblemsError with `problems`, which are all of them, if there are errors."""
        if self.deck is None or any(problem.severity is Severity.ERROR for problem in problems):
            raise ProblemsError(problems)
        # Links are resolved, so that one that changes later cannot mix two decks.
        return resolve(Path(os.path.realpath(self.folder)), self.deck, self.texts, self.pictures, self.recordings)

    def owned(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems, each with the card or other part of the deck that it is about."""
        return owned(problems, self.document, self.written.values())

    def problems(self) -> Iterator[Problem]:
        """The problems in each file, and between files, in no order."""
        told = {(each.file, each.where) for each in self._found if each.rule is Rule.YAML_COMMENT}
        yield from (
            each for each in self._found if each.rule is not Rule.TEXT_CUT or (each.file, each.where) not in told
        )
        yield from self._unlisted()
        yield from self._idle()
        readable = {code: self.texts[code] for code in self._documents}
        renamed: set[tuple[str, Way]] = set()
        for code, document in self._documents.items():
            for name in self.texts[code].cards.keys() - set(self.card_ids):
                missing = [card for card in self.card_ids if card not in self.texts[code].cards]
                near = get_close_matches(name, missing, n=1)
                renamed.update((code, ("cards", card, part)) for card in near for part in self._parts(card))
                hint = f"did you mean `{near[0]}`?" if near else "add it there or remove it here"
                if self._knows_all_cards:
                    yield document.problem(("cards", name), f"deck.yaml has no card `{name}`", Rule.NAME_UNKNOWN, hint)
            if self.deck:
                yield from title_problems(document, self.texts[code], self.deck)
        forms = {card: CARDS[kind] for card, kind in self.kinds.items() if kind in CARDS}
        found = list(gaps(readable, forms, self.deck)) if readable else []
        if self.deck is None and self._may_have("sections"):
            found = [gap for gap in found if gap.path != ("section",)]
        for code, document in self._documents.items():
            yield from unseen(document, document.unseen - {gap.path for gap in found if code in gap.missing})
        empty = [code for code, document in self._documents.items() if not document.data]
        yield from self._untranslated(empty, found)
        for gap in found:
            if gap.path[0] != "interface":
                known = {code for code in empty if gap.spare} | {code for code, way in renamed if way == gap.path}
                yield from self._gap(gap, [code for code in gap.missing if code not in known])
        yield from wordless(found, {code: (self._documents[code], self.texts[code]) for code in readable})

    def _may_have(self, key: str) -> bool:
        """Whether deck.yaml has a key at its top, as far as it can be read."""
        data = self.document.data if self.document else None
        return not isinstance(data, dict) or key in data or key in (self.document.broken if self.document else ())

    def _parts(self, card: str) -> Iterable[str]:
        """The keys of a card's words."""
        return CARDS.get(self.kinds[card], FACT).words.model_fields

    def _untranslated(self, empty: Iterable[str], found: Iterable[Gap]) -> Iterator[Problem]:
        """One problem for a text file in which nothing is written."""
        texts = [gap for gap in found if gap.path[0] != "interface"]
        for code in empty:
            seen = " and ".join(dict.fromkeys(f"`{gap.spare}`" for gap in texts if code in gap.missing and gap.spare))
            message = f"nothing is written in this file yet; visitors see all texts in {seen}"
            hint = f"translate them, with `kiosk translate export --to {code}` if you like"
            if seen:
                yield self._documents[code].problem((), message, Rule.TRANSLATION_MISSING, hint)

    def _gap(self, gap: Gap, languages: list[str]) -> Iterator[Problem]:
        """The problem with a text that `languages` lack."""
        name = f"`{dotted(gap.path)}`"
        for code in languages if gap.spare else ():
            document = self._documents[code]
            message = f"{name} {lack(document, gap.path)}; visitors see it in the language `{gap.spare}`"
            yield document.problem(gap.path, message, Rule.TRANSLATION_MISSING)
        if languages and not gap.spare and len(self._documents) == len(self.texts):
            # A page can be shown without a description, but people who cannot see its picture need it.
            rule = Rule.TEXT_MISSING if gap.is_needed else Rule.DESCRIPTION_MISSING
            document = self._documents[languages[0]]
            message = f"{name} {lack(document, gap.path)} in every language; write it at least once"
            yield document.problem(gap.path, message, rule)

    def _idle(self) -> Iterator[Problem]:
        """Units without a figure, and descriptions without an illustration."""
        for text in companions(self.deck) if self.deck else ():
            for code, document in self._documents.items():
                if text.find(self.texts[code]) and not text.is_seen:
                    page = text.path[1] if len(text.path) > 1 else "cover"
                    what = str(text.path[-1]).removeprefix("figure_")
                    mend = f"deck.yaml gives `{page}` no {text.needed}; add it there, or remove this"
                    message = f"nobody sees this {what}: {mend}"
                    yield document.problem(text.path, message, Rule.TEXT_UNSEEN)

    def _unlisted(self) -> Iterator[Problem]:
        """Text files for languages that deck.yaml does not list."""
        if self.deck is None:
            return
        for file in sorted((self.folder / "texts").glob("[!.]*.*")):
            code = file_lookup.language_of(file)
            if code and code not in self.texts and f"texts/{file.name}" not in self._misnamed:
                message = f"nobody sees this: deck.yaml lists no language `{code}`; add it there, or remove this file"
                yield Problem(file, 1, 1, message, Rule.LANGUAGE_UNLISTED)


def _pictures(data: object) -> Iterator[str]:
    """The pictures named in deck.yaml, as they are written there."""
    cards = data.get("cards") if isinstance(data, Mapping) else None
    for page in (data.get("cover"), *cards) if isinstance(data, Mapping) and isinstance(cards, list) else ():
        if isinstance(page, Mapping) and isinstance(name := page.get("illustration"), str):
            yield name


def _each(document: Document | None, name: str, key: str, form: str) -> tuple[list[str], bool]:
    """The values of `key` in the entries of the list `name` that match the pattern `form`.

    And whether all entries have one, each a different one.
    """
    entries = document.data.get(name) if document and isinstance(document.data, Mapping) else None
    if document is None or not isinstance(entries, list):
        return [], False
    found = [entry.get(key) if isinstance(entry, dict) else None for entry in entries]
    plain = [value for value in found if isinstance(value, str) and re.fullmatch(form, value[: _MAX_LETTERS + 1])]
    plain = [value for value in plain if len(value) <= _MAX_LETTERS]
    return plain, len(set(plain)) == len(entries) and name not in document.broken


def _kinds(document: Document | None, cards: list[str]) -> dict[str, str]:
    """The kind of each of the `cards`, as in deck.yaml, by id."""
    kinds: dict[str, str] = {}
    entries = document.data.get("cards") if document and isinstance(document.data, Mapping) else None
    for card in entries if isinstance(entries, list) else ():
        if isinstance(card, dict) and (name := card.get("id")) in cards:
            kinds.setdefault(str(name), str(card.get("kind") or FACT.kind.name))
    return kinds
