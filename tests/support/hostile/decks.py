"""Decks with hostile words in every field that takes words: five in each deck, by language and card."""

from pathlib import Path

from kiosk.deck.form import InterfaceWords
from kiosk.operator.words import LISTS, OPERATOR_WORDS
from support.files import PICTURE
from support.hostile.words import quoted, words

LANGUAGES = ("en", "de", "fr", "it", "es")
COUNT = 200  # words in total
DECKS = COUNT // len(LANGUAGES)


def everywhere(folder: Path, number: int) -> Path:
    """Write the deck `number`, from 0 to DECKS - 1, into `folder`."""
    texts = words(COUNT)[number * len(LANGUAGES) :][: len(LANGUAGES)]
    (folder / "texts").mkdir(parents=True)
    (folder / "illustrations").mkdir()
    (folder / "illustrations" / "picture.svg").write_text(PICTURE, encoding="utf-8")
    lines = ["languages:"]
    for code, text in zip(LANGUAGES, texts, strict=True):
        lines += [f"  - code: {code}", f"    name: {_fit(text, 16)}"]
    picture = "illustration: illustrations/picture.svg"
    lines += ["cover:", "  accent: lake", f"  {picture}", f"  figure: {_fit(texts[0], 8)}", "cards:"]
    for card, text in enumerate(texts):
        lines += [f"  - id: card-{card}", "    accent: madder", f"    {picture}"]
        lines += [f"    figure: {_fit(text, 8)}", f"    credit: {_fit(text, 300)}"]
    (folder / "deck.yaml").write_text("\n".join(lines), encoding="utf-8")
    for code, text in zip(LANGUAGES, texts, strict=True):
        (folder / "texts" / f"{code}.yaml").write_text(_texts(text), encoding="utf-8")
    return folder


def _texts(text: str) -> str:
    line, body = _fit(text, 300), _fit(text * 20, 3_000)
    unit = _fit(text, 24)
    lines = [f"{name}: {line}" for name in ("title", "section", "description")] + [f"figure_unit: {unit}"]
    lines += ["introduction:", f"  - {body}", "cards:"]
    for card in range(len(LANGUAGES)):
        lines += [f"  card-{card}:", f"    headline: {line}", f"    body: {body}", f"    description: {line}"]
        lines += [f"    figure_unit: {unit}"]
    lines += ["interface:", *(f"  {word}: {line}" for word in InterfaceWords.model_fields)]
    lines += ["operator:", *(f"  {word}: {line}" for word in OPERATOR_WORDS if word not in LISTS)]
    piece = text.replace(",", "")[:20]
    lines += [f"  {word}: {quoted(','.join([f'x{piece}'] * count))}" for word, count in LISTS.items()]
    return "\n".join(lines)


def _fit(text: str, most: int) -> str:
    """As much of the text as the field takes, after one letter, because blanks alone do not count as text."""
    return quoted(f"x{text[: most - 1]}")
