"""Links to web addresses: which are taken, what is said of the others, and what is shown of them."""

from pathlib import Path

import pytest
import segno
from support.files import edit

from kiosk.deck.link import MAX_LENGTH, linked
from kiosk.deck.load import load
from kiosk.problems import ProblemsError


def problems(folder: Path, link: str) -> list[str]:
    """What a check says of a deck with this link on its cover, from the file's name on."""
    edit(folder / "deck.yaml", "  accent: lake\n", f"  accent: lake\n  link: {link}\n")
    with pytest.raises(ProblemsError) as caught:
        load(folder)
    return [str(problem).partition("deck.yaml:")[2] for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("address", "said", "encoded"),
    [
        ("https://soros.kg/", "soros.kg", "https://soros.kg/"),
        ("http://www.osce.org/a?b=c#d", "osce.org/a?b=c#d", "http://www.osce.org/a?b=c#d"),
        (
            "https://ky.wikipedia.org/wiki/Тил",
            "ky.wikipedia.org/wiki/Тил",
            "https://ky.wikipedia.org/wiki/%D0%A2%D0%B8%D0%BB",
        ),
        ("https://пример.кг/", "пример.кг", "https://xn--e1afmkfd.xn--c1an/"),
        ("https://xn--e1afmkfd.xn--c1an:80/%D0%A2", "пример.кг:80/Т", "https://xn--e1afmkfd.xn--c1an:80/%D0%A2"),
        ("https://xn--a.org/%ff%20", "xn--a.org/%ff%20", "https://xn--a.org/%ff%20"),
        (f"https://a.org/{'b' * 60}", "a.org/…", f"https://a.org/{'b' * 60}"),
    ],
)
def test_an_address_is_said_and_encoded(address: str, said: str, encoded: str) -> None:
    link = linked(address)
    matrix = segno.make(encoded, error="m", micro=False, boost_error=False).matrix
    assert link.said == said
    assert link.code == tuple("".join(str(module) for module in row) for row in matrix)


@pytest.mark.parametrize(
    "address",
    ["ftp://a.org", "javascript:alert(1)", "a.org", "https://", "https://a b.org", "https://me:pw@a.org", "https://[::1",
     "https://a..b", "https://a.org:99999", f"https://a.org/{'b' * MAX_LENGTH}", "file:///etc/passwd", "WIFI:S:a;;"],
)  # fmt: skip
def test_others_are_refused_in_words(deck_folder: Path, address: str) -> None:
    (problem,) = problems(deck_folder, f'"{address}"')
    assert problem.startswith("8:3:")
    assert any(way in problem for way in ("https://", "copy it from a browser", "without spaces", "use a shorter one"))


def test_each_language_may_have_its_own(deck_folder: Path) -> None:
    edit(deck_folder / "deck.yaml", "  accent: lake\n", "  accent: lake\n  link: {de: https://a.org/de}\n")
    cover = load(deck_folder)[0].pages[0]
    assert [cover.link(code).said for code in ("de", "en")] == ["a.org/de"] * 2


def test_a_language_that_the_deck_lacks_is_named(deck_folder: Path) -> None:
    (problem,) = problems(deck_folder, "{en: https://a.org, fr: https://a.org/fr}")
    assert problem.startswith("8:")
    assert "the deck has no language `fr`; its languages are en, de" in problem
