"""Texts that could confuse markup, formats, layout or terminals."""

import random

WORDS = (
    '<img src="x.png"><img src="">',
    f'**<img src="x.png">** *<b>in a text</b>*{" and so on" * 34}\n- <u>a</u>\n- b\n\n> c\n> — d\n\n',
    '<img src="http://192.0.2.1/x.png" width=99999>',
    "<b>bold</b> &amp; &lt;",
    "<script>alert(1)</script>",
    "<table><tr><td>" * 9,
    "<a href='file:///etc/passwd'>x</a>",
    "# *md* [x](http://a.b)",
    "{seconds}{0}{}%s%n%1 %L1 {{x}}",
    "${Qt.quit()}",
    "`${1}` + $& $1 $'",
    '"; Qt.quit(); //',
    "import QtQuick; Item {}",
    "'; DROP TABLE visits; --",
    "../../../../etc/passwd",
    "file:///dev/zero",
    "http://192.0.2.1/" + "a" * 200,
    "javascript:alert(1)",
    "image://illustrations/1-0",
    "\0\0\0",
    "a\0b",
    "\x1b[2J\x1b]0;x\a",
    "\r\n\r\n\t\v\f",
    "\x7f\x80\x9f",
    "\u202e\u202d\u2066\u2067\u2068",
    "abc \u202edef\u202c ghi",
    "\u2069" * 50,
    "مرحبا 123 שלום abc",
    "\u061c\u200f\u200e",
    "a" + "\u0301" * 250,
    "Z" + "\u0300\u0316\u0334\u20dd" * 60,
    "\u0e01" + "\u0e49" * 200,
    "\u200b" * 300,
    "\ufeff\u2060\u00ad" * 60,
    "\u2028\u2029" * 40,
    "👩‍👩‍👧‍👦" * 20,
    "🇰🇬" * 60,
    "🏳️‍🌈🏴‍☠️👍🏿",
    "\U000e0041" * 50,
    "\U0010ffff\ufffe\uffff",
    "\ue000\uf8ff",
    "ﷺ" * 100,
    "﷽" * 90,
    "க்ஷ்ர்" * 40,
    "ក្រ្ត្រ" * 30,
    "ᠮᠣᠩᠭᠣᠯ" * 20,
    "漢字" * 150,
    "ゟヿ゙゚" * 60,
    "𝔘𝔫𝔦" * 60,
    "ĸ́̂̃̄" * 60,
    "Ң" * 300,
    "W" * 10_000,
    "i" * 10_000,
    "word " * 60,
    "- " * 150,
    "-" * 300,
    "." * 300,
    "\u00a0" * 300,
    "a\u00a0b" * 100,
    "1" * 300,
    "٠١٢" * 99,
    "ﬁﬂﬃ" * 100,
    "ŉŊ" * 100,
    "\u1160" * 300,
    "\u3164" * 99,
    "\u115f\uffa0" * 99,
    "ꙮ" * 99,
    "𒐫" * 99,
    "꧅" * 99,
    "NaN",
    "undefined",
    "null",
    "[object Object]",
)


def words(count: int) -> list[str]:
    """`count` texts: WORDS, then mixtures of them."""
    chance = random.Random(1)
    pools = (
        "".join(WORDS),
        "<>&\"'{}[]()$%\\/#*_`~",
        "\u0300\u0301\u0489\u200d\u200c\u202e\u2066\u2069",
        "\0\x01\x1b\x7f\x85\n\t ",
    )
    mixed: list[str] = []
    while len(WORDS) + len(mixed) < count:
        pool = chance.choice(pools) + chance.choice(pools)
        mixed.append("".join(chance.choice(pool) for _ in range(chance.randint(1, 400))))
    return [*WORDS, *mixed][:count]


def quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar, which can contain anything."""
    inner = "".join(c if c.isalnum() and c.isascii() else f"\\U{ord(c):08x}" for c in text)
    return f'"{inner}"'
