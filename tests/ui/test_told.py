"""What assistive technology is told, read over the real accessibility bus: all is named, and nothing hidden is told."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support import at_spi
from support.at_spi import ScreenReader, Told, plain
from support.display import x_server
from support.told_kiosk import CARD

from kiosk.deck import Deck

VISIT = ("cover", "card", "zoomed", "overview", "countdown", "languages", "aids", "attract")
WORDS = {"label", "heading"}  # roles of what is only read
Show = Callable[[str], list[Told]]


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A session bus; it outlives the kiosks, as on a computer."""
    with at_spi.session_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


@contextmanager
def kiosk(bus: str, language: str, record: Path, log: Path) -> Iterator[tuple[Show, ScreenReader]]:
    """A kiosk that shows views in this language, and what a screen reader finds in them. It warns of nothing."""
    with x_server("1280x720") as display, ScreenReader(bus) as reader, log.open("w") as complaints:
        player = subprocess.Popen(
            [sys.executable, "-m", "support.told_kiosk", language, record],
            env=at_spi.environment(bus, display),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        )
        assert player.stdin
        assert player.stdout
        into, out = player.stdin, player.stdout

        def show(view: str) -> list[Told]:
            into.write(f"{view}\n")
            into.flush()
            assert out.readline() == "shown\n", view
            return [told for told in reader.tree() if told.is_read]

        with player, into:
            yield show, reader
    assert (player.returncode, log.read_text()) == (0, "")


def names(told: list[Told], *roles: str) -> list[str]:
    return [one.name for one in told if one.role in roles]


def marked(told: list[Told], state: str) -> list[str]:
    return [one.name for one in told if state in one.states]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_view(bus: str, nine_facts: Deck, checked_pictures: Path, language: str, tmp_path: Path) -> None:
    title = plain(nine_facts.pages[0].texts[language].headline)
    last = ""
    with kiosk(bus, language, checked_pictures, tmp_path / "log") as (show, reader):
        for view in BESIDES if language == "en" else VISIT:
            told = show(view)
            last = (reader.announced() or [last])[-1]
            assert last == announced(view, nine_facts, language)
            print(f"\n{view}, {language}", *told, sep="\n")
            assert (told[0].role, told[0].name) == ("frame", title), "the window is named"
            assert not [one for one in told if not one.name], f"something in {view} has no name"
            assert {one.language.split("_")[0] for one in told} == {language}
            BESIDES[view](told, nine_facts, language)


def announced(view: str, deck: Deck, language: str) -> str:
    """What is announced last. Where nothing is, it is the card from which the view was reached."""
    words, page = deck.words[language], 0 if view == "cover" else CARD
    title = plain(deck.pages[page].texts[language].headline)
    place = plain(words["place"].format(number=page, count=len(deck.pages) - 1))
    says = {"cover": title, "overview": plain(words["choose"]), "countdown": plain(words["still_there"])}
    return says.get(view, f"{place}. {title}")


def card(told: list[Told], deck: Deck, language: str) -> None:
    """Only this card is read, and what is chosen is told."""
    page, words = deck.pages[CARD], deck.words[language]
    text = page.texts[language]
    own = {plain(one) for one in (text.headline, *text.body, f"{page.figure} {text.figure_unit}")}
    read = set(names(told, *WORDS))
    (running,) = read - own
    assert running.startswith(plain(words["place"].format(number=CARD, count=len(deck.pages) - 1)))
    assert own <= read
    assert names(told, "graphic") == [plain(text.description)]
    assert marked(told, "checked") == [one.name for one in deck.languages if one.code == language]
    assert marked(told, "selected") == [plain(text.headline)]
    assert marked(told, "checkable") == [one.name for one in deck.languages]
    for word in ("next", "previous", "aids"):  # what is seen on a button is in its name (WCAG 2.5.3)
        label = plain(words[f"{word}_label"]).lower()
        assert any(label in name.lower() for name in names(told, "button")), label
    assert all(words[word] not in " ".join(names(told, *WORDS)) for word in ("touch", "choose"))


def overview(told: list[Told], deck: Deck, language: str) -> None:
    """Each card is a button; nothing of the card beneath is told."""
    titles = [plain(f"{n}. {page.texts[language].headline}") for n, page in enumerate(deck.pages) if n]
    assert [name for name in names(told, "button") if name in titles] == titles
    assert not names(told, "page tab")
    assert deck.words[language]["choose"] in names(told, "label")


def countdown(told: list[Told], deck: Deck, language: str) -> None:
    """It is all there is, and Continue has the focus."""
    words = deck.words[language]
    assert [one.role for one in told] == ["frame", "dialog", "label", "button"]
    assert (told[1].name, told[3].name) == (plain(words["still_there"]), plain(words["keep_going"]))
    assert marked(told, "focused") == [told[3].name]


def languages(told: list[Told], deck: Deck, language: str) -> None:
    """They are all there is."""
    assert [one.role for one in told] == ["frame", "dialog", *["radio button"] * len(deck.languages)]
    assert marked(told, "checked") == [one.name for one in deck.languages if one.code == language]


def aids(told: list[Told], deck: Deck, language: str) -> None:
    """They are all there is, in groups, and what is chosen is told."""
    words = deck.words[language]
    assert (told[1].role, told[1].name) == ("dialog", plain(words["aids"]))
    assert names(told, "panel")[:2] == [plain(words["larger_text"]), plain(words["contrast"])]
    assert marked(told, "checked") == ["100 %", plain(words["contrast_usual"])]
    assert names(told, "button") == [plain(words["done"])]
    assert {one.depth for one in told[1:]} == {1, 2, 3}


def attract(told: list[Told], deck: Deck, language: str) -> None:
    """The slide, the invitation and the bar."""
    assert deck.words[language]["touch"] in names(told, "label")
    assert not names(told, "page tab")


def black(told: list[Told], _deck: Deck, _language: str) -> None:
    """Nothing is on the screen."""
    assert len(told) == 1


def sure(told: list[Told], _deck: Deck, _language: str) -> None:
    """The question and its two answers are all there is."""
    assert [one.role for one in told] == ["frame", "dialog", "button", "button"]


def operator(told: list[Told], _deck: Deck, _language: str) -> None:
    """Every digit, and nothing of the deck."""
    assert set("0123456789") <= set(names(told, "button"))
    assert not names(told, "graphic", "page tab")


def only_words(told: list[Told], _deck: Deck, _language: str) -> None:
    assert {one.role for one in told[1:]} == {"label"}


def whole(told: list[Told], _deck: Deck, _language: str) -> None:
    assert len(names(told, "button")) >= 5


BESIDES: dict[str, Callable[[list[Told], Deck, str], None]] = {
    "cover": whole,
    "card": card,
    "zoomed": card,
    "overview": overview,
    "countdown": countdown,
    "languages": languages,
    "aids": aids,
    "attract": attract,
    "black": black,
    "operator": operator,
    "panel": whole,
    "sure": sure,
    "paused": only_words,
    "closed": only_words,
}
