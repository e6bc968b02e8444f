"""Finds letters of another script, or of another language, that look like those that belong in a word.

They come from wrong keyboards, scans and copying. Nobody sees them, but a screen reader stumbles over the word, lines
break elsewhere, and another font shows them.
"""

import re
from collections.abc import Iterator, Mapping

# Letters that look alike, one above the other.
_LATIN = "ABCEHIJKMOPSTXYƏƟËÏÇĂĔÖaceijkopsxyhəɵëïçăĕö"
_CYRILLIC = "АВСЕНІЈКМОРЅТХУӘӨЁЇҪӐӖӦасеіјкорѕхуһәөёїҫӑӗӧ"
_ALSO_LATIN = "ABEZHIKMNOPTYXovß"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονβ"
_AS_GREEK, _ALSO_CYRILLIC = "ΑΒΕΗΙΚΜΟΡΤΧΓΠΦΘοθ", "АВЕНІКМОРТХГПФӨоө"
# By script and the script around: what each letter is meant to be.
_TWINS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("Latin", "Cyrillic"): dict(zip(_LATIN, _CYRILLIC, strict=True)),
    ("Cyrillic", "Latin"): dict(zip(_CYRILLIC, _LATIN, strict=True)),
    ("Greek", "Cyrillic"): dict(zip(_AS_GREEK, _ALSO_CYRILLIC, strict=True)),
    ("Cyrillic", "Greek"): dict(zip(_ALSO_CYRILLIC, _AS_GREEK, strict=True)),
    ("Latin", "Greek"): dict(zip(_ALSO_LATIN, _GREEK, strict=True)),
    ("Greek", "Latin"): dict(zip(_GREEK, _ALSO_LATIN, strict=True)),
}
_AS_LATIN = str.maketrans(_CYRILLIC + _GREEK, _LATIN + _ALSO_LATIN)
_SCRIPTS = {
    "Latin": re.compile("[A-Za-z\u00c0-\u024f\u0250-\u02af\u1e00-\u1eff]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
}
_PLACEHOLDER = re.compile(r"\{\w+\}")
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?!\d)")
_SUFFIX = re.compile("[A-Za-z]{3,}[\u0400-\u052f]+")  # a foreign name with an ending, as in `Googleдун`
_ALONE = frozenset("aocyаосу")  # words of one letter in one of two scripts


def _meant(**letters: str) -> Mapping[str, str]:
    """By its shape, small and capital, each of several letters and the one that is meant."""
    return {shape: meant for meant, shapes in letters.items() for shape in shapes} | {
        shape.upper(): meant.upper() for meant, shapes in letters.items() for shape in shapes
    }


_OE, _UE = _meant(ө="ѳӧ"), _meant(ү="ұӱ")
_ENG = _meant(ң="ӊӈҥ")
_KA_GHE, _HA_CHE = _meant(қ="ҝӄҟ", ғ="ӻҕ"), _meant(ҳ="ӽӿ", ҷ="ӌҹ")
# By language: letters of others that are taken for its own.
_NEAR: Mapping[str, Mapping[str, str]] = {
    "az": _meant(ə="ǝ"),
    "kaa": {**_OE, **_ENG, **_KA_GHE},
    "kk": {**_OE, **_ENG, **_KA_GHE, **_meant(ү="ӱ")},
    "ro": _meant(ș="ş", ț="ţ"),
    "sah": {**_OE, **_UE, **_meant(ҥ="ңӊӈ", ҕ="ғӻ")},
    "tg": {**_KA_GHE, **_HA_CHE, **_meant(ӯ="ў")},
    "uz": {**_KA_GHE, **_HA_CHE, **_meant(ў="ӯ")},
    **{code: {**_OE, **_UE} for code in ("bua", "bxr", "mn")},
    **{code: {**_OE, **_UE, **_ENG} for code in ("ba", "dng", "ky", "tt", "tyv", "xal")},
    **{code: {"І": "Ӏ", "і": "ӏ"} for code in ("ady", "av", "ce", "inh", "kbd", "lez")},
}
_STRAIGHT_U = frozenset(("kk", "sah", "bua", "bxr", "mn", "ba", "dng", "ky", "tt", "tyv", "xal"))  # Ү is Y in shape


def in_latin(text: str) -> str:
    """The text with a Latin letter for each that only looks like one."""
    return text.translate(_AS_LATIN)


def no_latin(text: str) -> str:
    """What is said of a name with letters that only look like Latin ones; empty if it has none."""
    strange = ", ".join(dict.fromkeys(letter for letter in text if in_latin(letter) != letter))
    return f"in `{text[:40]}` {strange} is no Latin letter, and only looks like one" if strange else ""


def lookalikes(text: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Each word with such a letter, once, with the letter and the one that was probably meant."""
    text = _PLACEHOLDER.sub(" ", text)
    code = language.partition("-")[0]
    near = _NEAR.get(code, {})
    if near and not near.keys().isdisjoint(text):
        for word in dict.fromkeys(_WORD.findall(text)):
            yield from ((word, letter, near[letter]) for letter in sorted(near.keys() & set(word)))
    counts = _counted(text)
    if len(counts) > 1:
        main = max(counts, key=lambda script: counts[script])
        for word in dict.fromkeys(_WORD.findall(text)):
            for letter, twin in _foreign(word, main).items():
                yield word, letter, "Ү" if letter == "Y" and code in _STRAIGHT_U else near.get(twin, twin)


def _foreign(word: str, main: str) -> Mapping[str, str]:
    """The letters of a word that are not of the rest's script, or of the `main` one, and what each is meant to be."""
    counts = _counted(word)
    if word in _ALONE:
        twins = _TWINS.get((next(iter(counts)), main), {})
        return {word: twins[word]} if word in twins else {}
    if len(counts) != 2 or _SUFFIX.fullmatch(word):
        return {}
    # The few letters among many; among as many, those that are not of the text's script. Or else the others.
    few, many = sorted(counts, key=lambda script: (counts[script], script == main))
    for these, around in ((few, many), (many, few)):
        letters = set(_SCRIPTS[these].findall(word))
        twins = _TWINS.get((these, around), {})
        if letters <= twins.keys():
            return {letter: twins[letter] for letter in sorted(letters)}
    return {}


def _counted(text: str) -> dict[str, int]:
    """How many letters of each of the scripts there are."""
    counts = {script: len(letters.findall(text)) for script, letters in _SCRIPTS.items()}
    return {script: count for script, count in counts.items() if count}
