"""A small deck for tests, written like an editor's."""

from pathlib import Path

from kiosk.deck.form import InterfaceWords

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000">'
    '<g id="back"><path d="M-60 -60H1660V1060H-60Z" fill="#2D6C8F"/></g>'
    '<g id="mid"><circle cx="1100" cy="500" r="300" fill="#E9A13B"/></g><g id="front"/></svg>'
)
# A picture with one of each kind of movement.
MOVING = PICTURE.replace(
    '<g id="front"/>',
    """<g id="front"><rect x="700" y="900" width="800" height="50" fill="#ffffff"/>
    <g id="sway-reed" transform="translate(100 0)"><rect x="700" y="500" width="20" height="400" fill="#3F6B4D"/></g>
    <g id="rise-letters"><rect x="900" y="600" width="50" height="100"/>
    <rect x="1000" y="600" width="50" height="100"/></g>
    <g id="turn-sun"><circle cx="1500" cy="-50" r="150" fill="#E9A13B"/></g>
    <g id="pulse-heart"><rect id="pivot-heart" x="1190" y="690" width="20" height="20" fill="#ffffff"/>
    <circle cx="1200" cy="600" r="20" fill="#B5302B"/></g>
    <rect x="900" y="650" width="200" height="20" fill="#ffffff"/></g>""",
)
DECK = """\
languages:
  - code: en
    name: English
  - code: de
    name: Deutsch
cover:
  accent: lake
  illustration: illustrations/picture.svg
cards:
  - id: one
    accent: madder
    illustration: illustrations/picture.svg
    figure: "1"
  - id: two
    accent: juniper
    illustration: illustrations/picture.svg
  - id: three
    accent: plum
    illustration: illustrations/picture.svg
    dwell: 3
"""
WORDS = tuple(InterfaceWords.model_fields)
PLACEHOLDERS = {"starting_over": " {seconds}", "place": " {number} {count}"}


def texts(language: str) -> str:
    lines = [
        f"title: Title {language}",
        f"section: Section {language}",
        "introduction:",
        f"  - Intro {language}",
        f"description: Picture {language}",
        "cards:",
    ]
    for card in ("one", "two", "three"):
        lines += [f"  {card}:", f"    headline: Headline {card} {language}", f"    body: Body {card} {language}."]
        lines += [f"    description: Picture {card} {language}"]
    lines += ["interface:", *(f"  {word}: {word} {language}{PLACEHOLDERS.get(word, '')}" for word in WORDS)]
    return "\n".join(lines) + "\n"


def write_deck(folder: Path) -> Path:
    """Write the deck into `folder`."""
    (folder / "texts").mkdir(parents=True)
    (folder / "illustrations").mkdir()
    (folder / "illustrations" / "picture.svg").write_text(PICTURE, encoding="utf-8")
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    for language in ("en", "de"):
        (folder / "texts" / f"{language}.yaml").write_text(texts(language), encoding="utf-8")
    return folder


def edit(file: Path, before: str, after: str) -> int:
    """Replace text in a file. Returns its line number, from 1."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    put(file, text.replace(before, after, 1))
    return text[: text.index(before)].count("\n") + 1


def put(file: Path, text: str) -> None:
    """Write a file as careful programs do: whoever reads it meanwhile sees the old text or the new one."""
    half = file.with_name(f".{file.name}.half")
    half.write_text(text, encoding="utf-8")
    half.replace(file)
