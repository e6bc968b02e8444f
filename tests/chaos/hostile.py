"""Everything hostile, all of it: pictures, SVGs, YAML and words that nobody would write. About four minutes."""

import sys
from collections.abc import Iterator
from typing import Any

from support.hostile.decks import COUNT, DECKS
from support.hostile.run import CrashedError, run

from chaos.proof import Proof, within, without_stall

PICTURES, DRAWINGS, DOCUMENTS = 5_000, 1_500, 1_500
_PART = {"pictures": 500, "drawings": 300, "yaml": 500, "words": 8}  # of how many one process is told
_PICTURE_S, _YAML_S = 10, 2
# The screen's longest stall. A text whose style changes often, in every field of a language, takes longest.
_PICTURE_STALL_MS, _DRAWING_STALL_MS, _WORDS_STALL_MS = 100, 250, 400


def _all(kind: str, count: int) -> dict[str, Any]:
    """The worst of all parts; `crashed` tells how many of them ended their process."""
    found: dict[str, Any] = {"crashed": 0, "drawn": 0, "stall_ms": 0.0, "longest_s": 0.0, "rich": 0, "texts": 0}
    for first in range(0, count, _PART[kind]):
        try:
            part = run(kind, first, min(_PART[kind], count - first))
        except CrashedError as error:
            print(error, file=sys.stderr)
            found["crashed"] += 1
            continue
        for key in ("drawn", "rich", "texts"):
            found[key] += part.get(key, 0)
        for key in ("stall_ms", "longest_s"):
            found[key] = max(found[key], part.get(key, 0))
    return found


def main(*, short: bool) -> Iterator[Proof]:
    """Every kind of hostile file; the short form takes a tenth of them."""
    part = 10 if short else 1
    pictures, drawings, documents, decks = (-(-count // part) for count in (PICTURES, DRAWINGS, DOCUMENTS, DECKS))
    found = _all("pictures", pictures)
    yield _unhurt(f"{pictures:,} hostile pictures", found, f"{found['drawn']:,} of them drawn")
    yield without_stall("hostile pictures", found["stall_ms"], _PICTURE_STALL_MS)
    found = _all("drawings", drawings)
    yield _unhurt(f"{drawings:,} hostile SVGs", found, f"{found['drawn']:,} of them drawn")
    yield without_stall("hostile SVGs", found["stall_ms"], _DRAWING_STALL_MS)
    yield within("hostile SVGs: the longest to be drawn", [found["longest_s"]], _PICTURE_S)
    found = _all("yaml", documents)
    yield _unhurt(f"{2 * documents:,} hostile YAML files", found, "all read or refused")
    yield within("hostile YAML: the longest to be read", [found["longest_s"]], _YAML_S)
    found = _all("words", decks)
    yield _unhurt(f"{COUNT * decks // DECKS} hostile words in every field", found, f"{found['drawn']} views")
    plain = found["texts"] > 0 and not found["rich"]
    yield Proof("texts that are not plain", f"{found['rich']} of {found['texts']:,}", "0", plain)
    yield without_stall("hostile words", found["stall_ms"], _WORDS_STALL_MS)


def _unhurt(what: str, found: dict[str, Any], also: str) -> Proof:
    return Proof(what, f"{found['crashed']} crashes, {also}", "no crash", not found["crashed"])
