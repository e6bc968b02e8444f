"""Which fields each part of the editor has: a page of the deck, or what belongs to all of it."""

from collections.abc import Collection, Mapping

from kiosk.authoring.folder import DeckFolder
from kiosk.deck.colours import PALETTE
from kiosk.deck.fields import TITLE_LETTERS
from kiosk.deck.form import InterfaceWords
from kiosk.deck.forms.theme import Theme, ThemeFonts
from kiosk.deck.look import SURFACES, Look, look
from kiosk.deck.owners import short
from kiosk.deck.shipped_words import shipped_words
from kiosk.editor import cards, fonts, languages, links, names, values
from kiosk.editor.fields import DECK, Field, Slot, form_of, of_id, of_model, of_page
from kiosk.editor.sections import titles
from kiosk.yamlfiles import Data, Way

PAGE, SECTIONS, LANGUAGES, LOOK, WORDS, LOOP = PARTS = ("page", "sections", "languages", "look", "words", "loop")
COVER = "cover"


def fields(deck: DeckFolder, part: str, page: int, families: Collection[str] = ()) -> list[Field]:
    """The fields of a part. `page`: the number of a page, 0 for the cover; `families`: of the deck's fonts."""
    match part:
        case "sections":
            return _sections(deck)
        case "languages":
            return _languages(deck)
        case "look":
            return _look(deck, families)
        case "words":
            return _words(deck)
        case "loop":
            return _loop(deck)
        case _:
            return _page(deck, page)


def kind_of(deck: DeckFolder, page: int) -> str:
    """The kind of a page as it is written."""
    return "cover" if page == 0 else str(cards.entries(deck)[page - 1].get("kind") or "fact")


def colours(deck: DeckFolder) -> Mapping[str, str]:
    """The deck's colours by name, `#RRGGBB`: those of the palette, and those of its surfaces."""
    shown, own = look_of(deck), _own_colours(deck)
    surfaces = {"paper": shown.paper, "text": shown.text, "bar": shown.bar, "action": shown.action}
    return {**PALETTE, **own, **surfaces}


def look_of(deck: DeckFolder) -> Look:
    """The deck's look as far as colours go. A colour that is none counts as missing."""
    return look(_base(deck), _own_colours(deck))


def with_picture(deck: DeckFolder, page: int, name: str) -> DeckFolder:
    """With a picture for a page; for -1, as the logo. What was said of the one before goes. Raises CannotEditError."""
    if page < 0:
        return deck.with_deck(deck.deck.set(("theme", "logo"), name))
    way: Way = ("cover",) if page == 0 else ("cards", page - 1)
    text = deck.deck.set((*way, "illustration"), name)
    entry = text.get(way)
    for about in ("focus", "quiet_side", "credit"):
        if isinstance(entry, dict) and about in entry:
            text = text.delete((*way, about))
    return deck.with_deck(text)


def title(deck: DeckFolder, page: int) -> str:
    """The headline of a page in the first language that has one; without any, its id."""
    name = str(cards.entries(deck)[page - 1].get("id", "")) if page else ""
    form = form_of(kind_of(deck, page))
    above = ("cards", name) if page else ()
    said = [values.written(deck, Slot(code, (*above, form.headline))) for code in deck.languages()] if form else []
    return next((text.strip() for text in said if isinstance(text, str) and text.strip()), name)


def short_title(deck: DeckFolder, page: int) -> str:
    """The same on one short line, for what is about a page."""
    return short(title(deck, page))


def _page(deck: DeckFolder, page: int) -> list[Field]:
    form = form_of(kind_of(deck, page))
    if form is None:
        return []
    name = str(cards.entries(deck)[page - 1].get("id", "")) if page else ""
    sections, codes = tuple(names.ids(deck, names.SECTIONS)), deck.languages()
    entry = values.written(deck, Slot(DECK, ("cards", page - 1) if page else ("cover",)))
    link = entry.get("link") if isinstance(entry, dict) else None
    own: Mapping[str, dict[str, object]] = {
        "section": {"choices": sections, "called": tuple(titles(deck)), "sort": "choice"},
        "link": {"spares": tuple(links.spare(link, codes) for _ in codes)},
    }
    return [
        Field(**{**vars(field), **own.get(field.name, {})})
        for field in of_page(form, page - 1, name, codes)
        if field.name != "section" or sections
    ]


def _sections(deck: DeckFolder) -> list[Field]:
    codes, found = deck.languages(), list[Field]()
    for at, name in enumerate(names.ids(deck, names.SECTIONS)):
        slots = tuple(Slot(code, ("sections", name)) for code in codes)
        found.append(Field("section_title", "line", slots, most=TITLE_LETTERS, title=name))
        found.append(of_id("section_id", ("sections", at, "id"), name))
    return found


def _languages(deck: DeckFolder) -> list[Field]:
    found = []
    for at, entry in enumerate(languages.entries(deck)):
        code, way = str(entry.get("code", "")), ("languages", at)
        found.append(Field("language_name", "line", (Slot(DECK, (*way, "name")),), most=24, title=code))
        review = (Slot(DECK, (*way, "review")),)
        found.append(Field("review", "choice", review, ("signed", "draft"), spares=("signed",)))
    return found


def _look(deck: DeckFolder, families: Collection[str]) -> list[Field]:
    shown = [
        _ornament(deck, field) if field.name == "ornament" else field
        for field in of_model(Theme, ("theme",), [DECK])
        if field.name not in ("colours", "fonts")
    ]
    written = _theme(deck).get("fonts")
    chosen = [said for said in written.values() if isinstance(said, str)] if isinstance(written, dict) else []
    choices = tuple(sorted({*families, *chosen}))
    set_in = [
        Field(f"{name}_font", "choice", (Slot(DECK, ("theme", "fonts", name)),), choices)
        for name in ThemeFonts.model_fields
    ]
    shown += set_in if choices else []
    for at, name in enumerate(fonts.names(deck)):
        codes = tuple(deck.languages())
        shown.append(Field("licence", "line", (Slot(DECK, ("fonts", at, "licence")),), most=300, title=name))
        meant = (Slot(DECK, ("fonts", at, "languages")),)
        shown.append(Field("font_languages", "several", meant, codes, title=name))
    # What a base gives stands where the deck says nothing.
    without = look(_base(deck), {})
    given = {"paper": without.paper, "text": without.text, "bar": without.bar, "action": without.action, **PALETTE}
    return [
        *shown,
        *(
            Field(name, "colour", (Slot(DECK, ("theme", "colours", name)),), spares=(given[name],))
            for name in (*SURFACES, *PALETTE)
        ),
    ]


def _ornament(deck: DeckFolder, field: Field) -> Field:
    """The kiosk's own ornament, none, or the deck's own, if it has one."""
    written = str(_theme(deck).get("ornament") or "true")
    own = () if written in ("true", "false") else (written,)
    return Field(**{**vars(field), "sort": "choice", "choices": ("true", "false", *own)})


def _words(deck: DeckFolder) -> list[Field]:
    codes = deck.languages()
    spares = {code: shipped_words(code) for code in codes}
    section = Field("section_line", "line", tuple(Slot(code, ("section",)) for code in codes), most=300)
    return [
        section,
        *(
            Field(**{**vars(field), "spares": tuple(getattr(spares[code], field.name) or "" for code in codes)})
            for field in of_model(InterfaceWords, ("interface",), codes)
        ),
    ]


def _loop(deck: DeckFolder) -> list[Field]:
    codes = tuple(deck.languages())
    ways: list[Way] = [("cover",), *(("cards", at) for at in range(len(cards.entries(deck))))]
    return [
        Field("default_language", "choice", (Slot(DECK, ("default_language",)),), codes, spares=codes[:1]),
        Field("attract_languages", "several", (Slot(DECK, ("attract_languages",)),), codes, spares=(", ".join(codes),)),
        Field("version", "line", (Slot(DECK, ("version",)),), most=300),
        *(
            Field("dwell", "number", (Slot(DECK, (*way, "dwell")),), title=short_title(deck, page))
            for page, way in enumerate(ways)
        ),
    ]


def _theme(deck: DeckFolder) -> dict[str, Data]:
    data = deck.deck.data
    theme = data.get("theme") if isinstance(data, dict) else None
    return theme if isinstance(theme, dict) else {}


def _base(deck: DeckFolder) -> str:
    """The look that the deck's own begins with; another word than those that there are counts as missing."""
    base = _theme(deck).get("base")
    return base if base in ("light", "dark") else "felt"


def _own_colours(deck: DeckFolder) -> dict[str, str]:
    own = _theme(deck).get("colours")
    given = own.items() if isinstance(own, dict) else ()
    return {name: value.upper() for name, value in given if isinstance(value, str) and is_colour(value)}


def is_colour(text: str) -> bool:
    """Whether a text is a colour such as #A02C28."""
    return len(text) == 7 and text[0] == "#" and all(letter in "0123456789abcdefABCDEF" for letter in text[1:])
