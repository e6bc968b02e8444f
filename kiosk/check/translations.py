"""Translations that are older than their source, or only a copy of it."""

from collections.abc import Iterator

from kiosk.check.starter_texts import is_starter, is_untouched
from kiosk.deck.advice import dotted
from kiosk.deck.load import DeckFiles
from kiosk.deck.translations import FILE, is_copy, outdated, remembered
from kiosk.problems import Problem, ProblemsError, Rule
from kiosk.yamlfiles import Way


def problems(files: DeckFiles) -> Iterator[Problem]:
    yield from _outdated(files)
    yield from _same(files)


def _outdated(files: DeckFiles) -> Iterator[Problem]:
    try:
        memory = remembered(files.folder, files.unsaved.get(FILE))
    except ProblemsError as error:
        yield from error.problems
        return
    words = {code: dict(document.texts()) for code, document in files.written.items()}
    for old in outdated(memory, words):
        message = (
            f"`{dotted(old.way)}` is older than its source in `{old.source}`, which has changed; translate it anew"
        )
        yield files.written[old.language].problem(old.way, message, Rule.TRANSLATION_OUTDATED)


def _same(files: DeckFiles) -> Iterator[Problem]:
    source = files.deck and (files.deck.default_language or files.deck.languages[0].code)
    if not source or source not in files.written or is_untouched(files):
        return
    originals = dict(files.written[source].texts())
    for language, document in files.written.items():
        words: list[Way] = []  # of the kiosk's own
        for way, text in document.texts():
            if not is_copy(text, language, originals.get(way, ""), source) or is_starter(text):
                continue
            if way[0] in {"interface", "operator"}:
                words.append(way)
                continue
            message = (
                f"`{dotted(way)}` is the same as in `{source}`; translate it, or remove it: "
                "then visitors see a note that it is not translated"
            )
            yield document.problem(way, message, Rule.TRANSLATION_SAME)
        if words:
            words.sort(key=document.places.__getitem__)
            named = ", ".join(f"`{dotted(way)}`" for way in words)
            message = (
                f"words of the kiosk that are the same as in `{source}`: {named}; translate them, or remove them: "
                "then the kiosk takes its own, if it has them in this language"
            )
            yield document.problem(words[0], message, Rule.TRANSLATION_SAME)
