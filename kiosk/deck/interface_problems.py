"""Languages for which neither the deck nor the kiosk has all words of the kiosk's own: one problem for each."""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.deck.fallback import Gap
from kiosk.deck.form import InterfaceWords, TextsFile
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Document

_MODEL = "resources/words/en.yaml"
# The codes of languages, for those who write that of a country, or one of three letters, which BCP 47 has only for
# languages without one of two.
_MEANT = {
    wrong: code
    for code, others in {
        "ar": "ara",
        "be": "by bel",
        "cs": "cz ces cze",
        "da": "dk dan",
        "de": "at deu ger",
        "el": "gr ell gre",
        "en": "us gb eng",
        "es": "spa",
        "fa": "ir fas per",
        "fi": "fin",
        "fr": "fra fre",
        "he": "il heb",
        "hi": "hin",
        "hy": "hye arm",
        "it": "ita",
        "ja": "jp jpn",
        "ka": "ge kat geo",
        "kk": "kz kaz",
        "ko": "kr kor",
        "ky": "kg kir kgz",
        "nl": "nld dut",
        "pl": "pol",
        "pt": "por",
        "ru": "rus",
        "sq": "al sqi alb",
        "sr": "rs srp",
        "sv": "swe",
        "tg": "tj tgk",
        "th": "tha",
        "tk": "tm tuk",
        "tr": "tur",
        "uk": "ua ukr",
        "uz": "uzb",
        "vi": "vn vie",
        "zh": "cn zho chi",
    }.items()
    for wrong in others.split()
}


def wordless(gaps: Iterable[Gap], texts: Mapping[str, tuple[Document, TextsFile]]) -> Iterator[Problem]:
    """`texts` are the text files that could be read, by language, with the kiosk's words in them."""
    missing: dict[str, dict[str, str]] = {}  # by language, the words and those of whose language visitors see
    for gap in gaps:
        if gap.path[0] == "interface":
            for code in gap.missing:
                missing.setdefault(code, {})[str(gap.path[-1])] = gap.spare or ""
    for code, words in missing.items():
        document, written = texts[code]
        # A button without a label of its own shows its word.
        names = [name for name in words if name.removesuffix("_label") not in words.keys() - {name}]
        spares = " and ".join(f"`{spare}`" for spare in dict.fromkeys(words.values()))
        if written.interface == InterfaceWords():
            hint = f"copy {_MODEL} under `interface:` and translate it"
            primary, *subtags = code.split("-")
            if primary in _MEANT:
                hint = f"did you mean `{'-'.join((_MEANT[primary], *subtags))}`?"
            message = f"`interface` is missing, and the kiosk has no words in `{code}`; visitors see those in {spares}"
        else:
            hint = f"copy them from {_MODEL} and translate them"
            message = f"`interface` lacks {', '.join(f'`{name}`' for name in names)}; visitors see these in {spares}"
        yield document.problem(("interface",), message, Rule.INTERFACE_MISSING, hint)
