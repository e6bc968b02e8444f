"""How long slides stay and how long a card may be read."""

from dataclasses import replace

from kiosk.deck import Deck
from kiosk.session.action import Tick, Touch, Type
from kiosk.session.aids import Aids, TextSize
from kiosk.session.due import countdown_at, slide_language
from kiosk.session.machine import step
from kiosk.session.state import Place, Rules, Session
from kiosk.session.timing import rules
from kiosk.settings import Settings


def test_longer_headlines_stay_longer(nine_facts: Deck) -> None:
    made = rules(nine_facts, Settings())
    assert all(6000 <= dwell <= 14_000 for dwell in made.dwell_ms)
    words = [
        max(len(f"{page.figure} {text.figure_unit} {text.headline}".split()) for text in page.texts.values())
        for page in nine_facts.pages
    ]
    by_words = [dwell for _, dwell in sorted(zip(words, made.dwell_ms, strict=True))]
    assert by_words == sorted(by_words)


def test_a_dwell_of_its_own_wins(nine_facts: Deck) -> None:
    own = replace(nine_facts, pages=(replace(nine_facts.pages[0], dwell_ms=3000), *nine_facts.pages[1:]))
    assert rules(own, Settings()).dwell_ms[0] == 3000


def test_a_number_of_twice_the_same_digit_can_be_typed_however_late_a_key_counts_again(nine_facts: Deck) -> None:
    assert rules(nine_facts, Settings()).typed_ms == 1500
    for pause in (500, 2000, 5000):
        made = rules(nine_facts, Settings(key_pause_ms=pause))
        made = replace(made, page_ids=tuple(f"card-{number}" for number in range(30)), idle_ms=(60_000,) * 30)
        session = Session(Place.CARD, language="en", page=3)
        session, _ = step(made, session, Type("1"), 1000)
        session, _ = step(made, session, Tick(), 1000 + pause)
        session, _ = step(made, session, Type("1"), 1000 + pause)
        assert session.page == 11


def test_longer_cards_wait_longer(nine_facts: Deck) -> None:
    made = rules(nine_facts, Settings(idle_s=60))
    words = [page.words for page in nine_facts.pages]
    assert made.idle_ms[0] == 60_000 + (words[0] * 500 - 20_000)
    assert min(made.idle_ms) == 60_000
    assert made.idle_ms[0] == max(made.idle_ms)


def test_larger_letters_wait_longer_and_each_answer_begins_anew() -> None:
    made = Rules(("cover",), ("en",), idle_ms=(60_000,))
    usual = Session(Place.CARD, language="en", touched_at=1000)
    assert countdown_at(made, usual) == 61_000
    assert countdown_at(made, replace(usual, aids=Aids(text=TextSize.LARGEST))) == 121_000
    session, now = usual, 0
    for _ in range(100):
        now = countdown_at(made, session)
        session, _ = step(made, session, Tick(), now)
        assert session.place is Place.COUNTDOWN
        session, _ = step(made, session, Touch(), now + 19_999)
        assert session.place is Place.CARD
    assert countdown_at(made, session) == now + 19_999 + 60_000, "extended without end (WCAG 2.2.1)"


def test_nobody_sets_a_countdown_too_short_to_answer(nine_facts: Deck) -> None:
    assert rules(nine_facts, Settings(countdown_s=1)).countdown_ms == 20_000


def test_the_first_language_starts_the_loop_and_is_returned_to(nine_facts: Deck) -> None:
    assert rules(nine_facts, Settings()).languages == ("ky", "ru", "en")
    assert rules(nine_facts, Settings(), "en").languages == ("en", "ky", "ru")


def test_the_loop_speaks_a_chosen_few_and_begins_with_the_first_language(nine_facts: Deck) -> None:
    few = replace(nine_facts, attract_languages=("en", "ky"))
    assert rules(few, Settings()).attract_languages == ("ky", "en")
    assert rules(few, Settings(), "ru").attract_languages == ("ru", "en", "ky"), "also one that is set for this kiosk"
    assert {slide_language(rules(few, Settings()), number) for number in range(9)} == {"ky", "en"}


def test_without_a_deck_there_is_nothing_to_show() -> None:
    assert rules(None, Settings()).page_ids == ()
