"""Languages for which neither the deck nor the kiosk has all words of the kiosk's own: one problem for each."""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.deck.fallback import Gap
from kiosk.deck.form import InterfaceWords, TextsFile
from kiosk.deck.language_names import MEANT
from kiosk.problems import Problem, Rule
from kiosk.yamlfiles import Document

_MODEL = "resources/words/en.yaml"


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
            if primary in MEANT:
                hint = f"did you mean `{'-'.join((MEANT[primary], *subtags))}`?"
            message = f"`interface` is missing, and the kiosk has no words in `{code}`; visitors see those in {spares}"
        else:
            hint = f"copy them from {_MODEL} and translate them"
            message = f"`interface` lacks {', '.join(f'`{name}`' for name in names)}; visitors see these in {spares}"
        yield document.problem(("interface",), message, Rule.INTERFACE_MISSING, hint)
