"""Settings, decks and texts that could crash or block their reader, or use up memory."""

import random

from support.files import DECK, texts

BOMBS = (
    "[" * 50_000,
    "{" * 50_000,
    "- " * 50_000,
    "? " * 50_000,
    "[{" * 30_000,
    "a:\n" + "".join(" " * n + "a:\n" for n in range(400)),
    "a: &a [x]\n" + "b: *a\n" * 90_000,
    "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(1, 99)),
    "&a [*a]",
    "<<: {a: b}\n" * 9_000,
    "a: 1\n" * 150_000,
    "".join(f"a{n}: 1\n" for n in range(90_000)),
    "- a\n" * 240_000,
    "[" + "," * 900_000,
    "[" + "a," * 400_000,
    "a" * 990_000,
    "a: " + "1" * 900_000,
    "a: '" + "x" * 990_000,
    "a: |\n" + " x\n" * 300_000,
    "a: >\n" + " x\n\n" * 200_000,
    "#" * 990_000,
    "%YAML 9.9\n---\na",
    "%TAG ! " * 9_000,
    "---\n" * 200_000,
    "!!python/object/apply:os.system [x]",
    "!!binary " + "A" * 90_000,
    "\t" * 900_000,
    "\n" * 990_000,
    "a:" + " " * 900_000 + "b",
    '"' + "\\U0001F600" * 90_000,
    "\0",
    "\ufeff" * 9_000,
    "? " + "x" * 2_000 + "\n: y",
    "x" * 200_000 + ": y\n",
    "languages: " + "[" * 19 + "]" * 19,
    "cards:\n" + "  - id: a\n" * 60_000,
    "languages:\n" + "  - code: en\n    name: E\n" * 20_000,
    "- - - - - - - - - - - - - - - - - - - - - - a",
    "*a",
    "&a",
    "{[]: x}",
    "{a, b: c, ? d}",
)
_MARKS = "[]{}:,-?&*!|>'\"%@`#\n\t \0\x7f\u2028\ufeff~<="


def document(number: int, sound: str) -> bytes:
    """One of BOMBS; for higher numbers, `sound` with random damage."""
    if number < len(BOMBS):
        return BOMBS[number].encode()
    chance = random.Random(number)
    data = bytearray(sound.encode())
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(6)] = chance.choice(_MARKS).encode() * chance.choice((1, 1, 1, 3, 200))
    return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.2 else data)


def deck_file(number: int) -> bytes:
    return document(number, DECK)


def texts_file(number: int) -> bytes:
    return document(number, texts("en"))
