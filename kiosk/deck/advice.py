"""Advice for editors on texts: cut off, invisible, hard to draw, or with a wrong placeholder."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from unicodedata import normalize

from kiosk.deck.form import SHOWN
from kiosk.deck.shipped_words import LAST, shipped_words
from kiosk.operator.words import OPERATOR_WORDS
from kiosk.problems import Problem, Rule
from kiosk.text.garbled import garbled
from kiosk.text.missing_letters import MAX_SCRIPTS, STAND_IN, beyond_scripts
from kiosk.text.noto import families
from kiosk.text.typeface import FAMILY, lacking
from kiosk.text.unspaced import solid, solid_thai
from kiosk.yamlfiles import Document, Way

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_MANY = 40  # at most this many letters in a message
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # they select a variant of the letter before
_VERTICAL = re.compile("[\u1800-\u18af\ua840-\ua877]")  # Mongolian and its kin, Phags-pa
_ESCAPED = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f]")  # what a `\f` or `\b` becomes; lines may end in others
_PARTS = 5  # at most this many parts of a file in a message


def advice(document: Document, own: frozenset[int], language: str | None = None) -> Iterator[Problem]:
    """Warnings about a file's texts: those in `language`, or in deck.yaml. `own`: code points in the deck's fonts."""

    def is_shown(way: Way) -> bool:
        return bool(way) and (language is not None or way[-1] in SHOWN)

    left = {way for way, _ in document.texts()}
    shown = [(way, normalize("NFC", text)) for way, text in document.texts() if is_shown(way)]
    yield from _cuts(document, lambda way: is_shown(way) or way not in left)
    yield from _escapes(document, shown)
    yield from _garbled(document, shown)
    yield from _placeholders(document, shown)
    yield from _letters(document, shown, own, language)
    if ways := sorted((way for way, text in shown if _VERTICAL.search(text)), key=lambda way: document.places[way]):
        message = (
            f"letters that are written from top to bottom ({_where(ways)}) lie on their side here, as the kiosk writes "
            "lines across only; write Mongolian in Cyrillic (`mn`), or put such words into a picture"
        )
        yield document.problem(ways[0], message, Rule.SCRIPT_VERTICAL)
    for way, text in shown:
        if part := solid(text):
            message = (
                f"`{dotted(way)}`: no line can end in {part[:_MANY]}…, which has no spaces; "
                "put a space of no width (U+200B) between the words"
            )
            yield document.problem(way, message, Rule.LINE_UNBREAKABLE)
        if part := solid_thai(text):
            message = (
                f"`{dotted(way)}`: no line can end in {part[:_MANY]}…, as this computer has no dictionary of Thai; "
                "put a space of no width (U+200B) between the words, or play it on Linux with the package libthai0"
            )
            yield document.problem(way, message, Rule.LINE_UNBREAKABLE)


def unseen(document: Document, ways: Iterable[Way]) -> Iterator[Problem]:
    """Warnings about those `ways` that lead to a text that shows nothing."""
    for way in document.unseen & frozenset(ways):
        message = f"`{dotted(way)}` contains nothing visible; write its text, or remove it"
        yield document.problem(way, message, Rule.TEXT_INVISIBLE)


def lack(document: Document, way: Way) -> str:
    """In which way a text is missing."""
    if way in document.unseen:
        return "contains nothing visible"
    return "is empty" if way in document.places else "is missing"


def _cuts(document: Document, is_shown: Callable[[Way], bool]) -> Iterator[Problem]:
    for way, cut in document.cuts.items():
        if is_shown(way):
            lost = cut.lost if len(cut.lost) <= _MANY else f"{cut.lost[:_MANY]}…"
            message = f"`{dotted(way)}` ends before ` {lost}`: ` #` begins a comment; put the whole text into quotes"
            yield Problem(document.file, *cut.place, message, Rule.TEXT_CUT, where=way)


def _escapes(document: Document, shown: list[tuple[Way, str]]) -> Iterator[Problem]:
    for way, text in shown:
        if found := _ESCAPED.search(text):
            message = (
                f"`{dotted(way)}`: a \\ within double quotes has made an invisible character of the letter after it "
                f"(U+{ord(found.group()):04X}); write \\\\ there, or put single quotes around the text"
            )
            yield document.problem(way, message, Rule.TEXT_ESCAPE)


def _garbled(document: Document, shown: list[tuple[Way, str]]) -> Iterator[Problem]:
    """The first text of a file that was read wrongly: mostly all were."""
    found = [(way, wrong) for way, text in shown if (wrong := garbled(text))]
    if found:
        way, (part, meant) = min(found, key=lambda each: document.places[each[0]])
        more = f" ({len(found) - 1} more like it)" if len(found) > 1 else ""
        message = (
            f"`{dotted(way)}`: “{part[:_MANY]}” is “{meant[:_MANY]}”, which a program has read in another encoding"
            f"{more}; take the texts from before, and save them as UTF-8"
        )
        yield document.problem(way, message, Rule.TEXT_GARBLED)


def _placeholders(document: Document, shown: list[tuple[Way, str]]) -> Iterator[Problem]:
    words: Mapping[str, Mapping[str, str]] = {
        "interface": {name: word or "" for name, word in shipped_words(LAST)},
        "operator": OPERATOR_WORDS,
    }
    for way, text in shown:
        if len(way) != 2 or (model := words.get(str(way[0]), {}).get(str(way[1]))) is None:
            continue
        wanted = set(_PLACEHOLDER.findall(model))
        missing = " ".join(sorted(each for each in wanted if each not in text))
        for each in wanted:
            text = text.replace(each, "")  # noqa: PLW2901
        unknown = " ".join(sorted(set(_PLACEHOLDER.findall(text))))
        if unknown:
            instead = f"; write {missing}" if missing else "; take it out"
            message = f"`{dotted(way)}`: the kiosk does not know {unknown}{instead}"
            yield document.problem(way, message, Rule.PLACEHOLDER)
        elif missing:
            message = f"`{dotted(way)}` lacks {missing}; the kiosk fills in a value there"
            yield document.problem(way, message, Rule.PLACEHOLDER)


def _letters(
    document: Document, shown: list[tuple[Way, str]], own: frozenset[int], language: str | None
) -> Iterator[Problem]:
    foreign = frozenset(lacking("".join(text for _, text in shown), own))
    ways = sorted((way for way, text in shown if foreign & set(text)), key=lambda way: document.places[way])
    if ways:
        whose = f"language {language}: " if language else ""
        texts = dict(shown)
        found = (
            families(sorted(foreign & set(texts[way]) - _SELECTORS), language or _language_of(document, way))
            for way in ways
        )
        named = " and ".join(list(dict.fromkeys(chain.from_iterable(found)))[:_PARTS])
        message = (
            f"{FAMILY} has no {_some(foreign)} ({whose}{_where(ways)}); bring a font that has them, such as "
            f"{named}, under `fonts:` in deck.yaml; "
            f"else the kiosk uses a font of the computer, or shows {STAND_IN} where none has them"
        )
        yield document.problem(ways[0], message, Rule.LETTERS_MISSING)
    for way, text in shown:
        if rest := beyond_scripts(text, foreign):
            message = (
                f"`{dotted(way)}` mixes too many scripts; a text may have {MAX_SCRIPTS} that {FAMILY} lacks, "
                f"and {STAND_IN} is shown for {_some(frozenset(rest))}"
            )
            yield document.problem(way, message, Rule.SCRIPTS_MIXED)


def _language_of(document: Document, way: Way) -> str:
    """The code of the language whose name this is; empty for other texts."""
    entry = document.data
    for step in way[:-1]:
        entry = entry[step]  # type: ignore[index]  # a way leads to a text
    return str(entry.get("code", "")) if isinstance(entry, dict) else ""


def _where(ways: list[Way]) -> str:
    """In which cards and other parts of a file something is, each named once."""
    parts = dict.fromkeys(
        f"card {way[1]}" if way[0] == "cards" and len(way) > 1 and isinstance(way[1], str) else _part(way)
        for way in ways
    )
    return ", ".join(list(parts)[:_PARTS]) + (" and more" if len(parts) > _PARTS else "")


def _part(way: Way) -> str:
    return next(str(part) for part in reversed(way) if isinstance(part, str))


def _some(letters: frozenset[str]) -> str:
    named = sorted(letters - _SELECTORS)
    return " ".join(named[:_MANY]) + (f" and {len(named) - _MANY} more" if len(named) > _MANY else "")


def dotted(way: Way) -> str:
    """The path to a value as people say it, within the card or entry that owns it: items count from 1."""
    if len(way) > 2 and way[0] in ("cards", "languages"):
        way = way[2:]
    return ".".join(str(part + 1 if isinstance(part, int) else part) for part in way)
