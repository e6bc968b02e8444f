"""A deck's cards as cells: each value of a card under a name, and back.

The name of a value is its place in the card, as in the files: `accent`, `link.ky`, `focus.1`; that of a text ends with
its language, as in `headline [ky]`. The cover's title and introduction are `headline` and `body` too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.authoring.codes import code_of
from kiosk.deck.forms import CARDS, COVER, FACT, Form
from kiosk.deck.language_names import language_called
from kiosk.pictures import FORMATS
from kiosk.yamlfiles import Data

_PICTURES = "illustrations/"
_WORDS = re.compile(r"(?P<name>.*?)\s*[\[(［（](?P<code>[^\[\]()［］（）]+)[\])］）]")
_PLAIN_WORDS = re.compile(
    r"(?P<name>headline|title|text|body|description|figure_unit|заголовок|баш сөз|текст)[\s_:-]+"
    r"(?P<code>\w+)",
    re.IGNORECASE,
)  # `Headline English`, `body_ru`
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")

Cells = Mapping[str, str]  # by name; a value that is not there has none


@dataclass(frozen=True)
class Name:
    """A column: the place of a value in a card, and the language of a text; None for a value of `deck.yaml`."""

    place: str
    code: str | None = None

    def __str__(self) -> str:
        return f"{self.place} [{self.code}]" if self.code else self.place

    @classmethod
    def read(cls, text: str) -> "Name":
        """The column of this title, as people may write it: `Headline (KY)`."""
        found = _WORDS.fullmatch(text.strip())
        code = (code_of(found["code"]) or language_called(found["code"])) if found else None
        if not found and (found := _PLAIN_WORDS.fullmatch(text.strip())):
            code = language_called(found["code"])
        place = found["name"] if found and code else text.strip()
        key, *rest = place.split(".")
        key = key.strip().lower()
        return cls(".".join([_ALSO.get(key, key), *rest]), code)


# What people call the columns, besides their names.
_ALSO = {
    "title": "headline",
    "text": "body",
    "introduction": "body",
    "picture": "illustration",
    "photo": "illustration",
    "number": "figure",
    "заголовок": "headline",
    "название": "headline",
    "аталышы": "headline",
    "описание": "description",
    "число": "figure",
    "сан": "figure",
    "баш сөз": "headline",
    "текст": "body",
    "картинка": "illustration",
    "фото": "illustration",
    "сүрөт": "illustration",
}


def form_of(kind: str) -> Form:
    """The form of a kind of page; a fact's for an unknown one."""
    return COVER if kind == COVER.kind.name else CARDS.get(kind, FACT)


def entry_cells(entry: Data) -> dict[str, str]:
    """What `deck.yaml` says about a page, as cells. A picture is named without its folder."""
    return {place: _without_folder(text) for place, text in _flat(entry)}


def word_cells(words: Data, form: Form) -> dict[str, str]:
    """A page's words in one language, as cells."""
    if not isinstance(words, dict):
        return {}
    shared = {form.headline: "headline", form.body: "body"}
    known = {shared.get(key, key): value for key, value in words.items() if key in form.words.model_fields}
    body = known.get("body")
    if isinstance(body, list):
        known["body"] = "\n\n".join(part for part in body if isinstance(part, str))
    return dict(_flat(known))


def entry_value(key: str, cells: Cells, folder: Path) -> Data:
    """The value of a page's `key` in `deck.yaml`, from its cells."""
    value = _built(key, cells)
    return _with_folder(value, folder) if isinstance(value, str) else value


def word_value(key: str, cells: Cells, form: Form) -> tuple[str, Data]:
    """The value of a page's words `key`, and the key that it has in the text files."""
    value = _built(key, cells)
    own = {"headline": form.headline, "body": form.body}.get(key, key)
    if own == "introduction" and isinstance(value, str):
        value = [part for part in _PARAGRAPHS.split(value) if part.strip()]
    return own, value


def key_of(place: str) -> str:
    """The key at the top of a card that a place is in."""
    return place.split(".", 1)[0]


def _flat(data: Data, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield place, data
    elif data is not None:
        inner = data.items() if isinstance(data, dict) else ((str(number), item) for number, item in enumerate(data, 1))
        for name, value in inner:
            yield from _flat(value, f"{place}.{name}" if place else name)


def _built(key: str, cells: Cells) -> Data:
    """The value that is flat in the cells of a key: a text, or a map or list of values. None if there is none."""
    if cells.get(key):
        return cells[key]
    parts = [place.removeprefix(f"{key}.") for place, text in cells.items() if place.startswith(f"{key}.") and text]
    names = list(dict.fromkeys(key_of(part) for part in parts))
    if not names:
        return None
    inner = {name: _built(name, {part: cells[f"{key}.{part}"] for part in parts}) for name in names}
    if all(name.isdecimal() for name in names):
        return [inner[name] for name in sorted(names, key=int)]
    return inner


def _without_folder(text: str) -> str:
    name = text.removeprefix(_PICTURES)
    return name if _is_picture(name) else text


def _with_folder(text: str, folder: Path) -> str:
    if Path(text).suffix.lower() not in FORMATS:
        return text
    name = text.replace("\\", "/")  # as Windows writes paths
    return name if "/" in name or (folder / name).is_file() else f"{_PICTURES}{name}"


def _is_picture(name: str) -> bool:
    return "/" not in name and Path(name).suffix.lower() in FORMATS
