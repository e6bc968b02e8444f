"""One step of the editor's history: only what is different, so that a history may be as long as it likes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.authoring.folder import DeckFolder
from kiosk.text.alike import alike, alike_at_end
from kiosk.yamlfiles.editing import YamlText


@dataclass(frozen=True)
class Splice:
    """In a text, `old` at a place became `new`. None: there was, or is, no such file."""

    at: int
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Step:
    """What a change did to a deck's files, by name."""

    splices: Mapping[str, Splice]

    @classmethod
    def between(cls, before: DeckFolder, after: DeckFolder) -> "Step":
        """The step from one state of a deck to another."""
        names = {*before.texts, *after.texts}
        texts = {name: (_text(before, name), _text(after, name)) for name in sorted(names)}
        return cls({name: _splice(*both) for name, both in texts.items() if both[0] != both[1]})

    def done(self, deck: DeckFolder) -> DeckFolder:
        """The deck after this step."""
        return self._put(deck, {name: (each.at, each.old, each.new) for name, each in self.splices.items()})

    def undone(self, deck: DeckFolder) -> DeckFolder:
        """The deck before it."""
        return self._put(deck, {name: (each.at, each.new, each.old) for name, each in self.splices.items()})

    @staticmethod
    def _put(deck: DeckFolder, splices: Mapping[str, tuple[int, str | None, str | None]]) -> DeckFolder:
        texts = dict(deck.texts)
        for name, (at, old, new) in splices.items():
            before = texts.pop(name, None)
            if new is not None:
                text = before.text if before else ""
                fresh = text[:at] + new + text[at + len(old or "") :]
                texts[name] = YamlText(fresh, deck.folder / name)
        return replace(deck, texts=texts)


def _text(deck: DeckFolder, name: str) -> str | None:
    return deck.texts[name].text if name in deck.texts else None


def _splice(old: str | None, new: str | None) -> Splice:
    if old is None or new is None:
        return Splice(0, old, new)
    start = alike(old, new)
    end = min(alike_at_end(old, new), min(len(old), len(new)) - start)
    return Splice(start, old[start : len(old) - end], new[start : len(new) - end])
