"""A message from afar is the deck's last card."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.deck import Deck
from kiosk.exchange import Message
from kiosk.player import message

SAID = Message({"ky": "Дүйшөмбү күнү жабык", "ru": "В понедельник закрыто"}, {"ru": "До встречи.\n\nСпасибо."})
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def test_it_comes_last_in_every_language(nine_facts: Deck) -> None:
    deck = message.with_message(nine_facts, SAID)
    assert deck.pages[:-1] == nine_facts.pages, "no other card's number changes"
    card = deck.pages[-1]
    assert card.id == message.ID
    assert card.texts["ru"].body == ("До встречи.", "Спасибо.")
    assert card.texts["ky"].body == ()
    english = card.texts["en"]
    assert (english.headline, english.fallback) == (SAID.headline["ky"], "Кыргызча")
    assert deck.files() == nine_facts.files()
    assert message.with_message(deck, SAID) == deck


def test_without_one_the_deck_is_as_it_was(nine_facts: Deck) -> None:
    assert message.with_message(nine_facts, None) is nine_facts
    assert message.with_message(nine_facts, Message({})) is nine_facts


def test_it_holds_until_its_time_unless_the_clock_was_never_set() -> None:
    until = replace(SAID, until=(NOW + timedelta(hours=1)).isoformat())
    assert message.holds(until, NOW)
    assert not message.holds(until, NOW + timedelta(hours=2))
    assert message.holds(until, datetime(1970, 1, 1, tzinfo=UTC))
    assert message.holds(SAID, NOW)
    assert message.holds(replace(SAID, until="tomorrow"), NOW)


def test_it_says_only_what_can_be_seen(nine_facts: Deck) -> None:
    said = Message({"ky": "\x1b[2JЖабык\n\n\nдүйшөмбү", "ru": "\0"}, {"ky": "А\x07\n\n\0\n\nБ\u2028В"})
    card = message.with_message(nine_facts, said).pages[-1]
    assert (card.texts["ky"].headline, card.texts["ky"].body) == ("[2JЖабык дүйшөмбү", ("А", "Б\nВ"))
    assert card.texts["ru"].headline == card.texts["ky"].headline
    assert message.with_message(nine_facts, Message({"ky": "\0"})) is nine_facts
