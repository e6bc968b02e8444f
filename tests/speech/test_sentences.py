"""A page is read sentence by sentence, and each knows where it stands."""

from dataclasses import replace
from pathlib import Path

from kiosk.deck import Deck
from kiosk.deck.narration import Draft, Narration, draft_of, spread
from kiosk.deck.page import PageText
from kiosk.speech.script import page, words
from kiosk.speech.sentences import FIGURE, HEADLINE, digest, sentences, starts
from kiosk.speech.voice import ESPEAK, command_for, is_installed
from kiosk.text.sentences import spans

TEXT = PageText("A headline. With two", ("One sentence. Two!", "Approx. three", "  "), "", figure_unit="years")


def test_the_figure_the_headline_and_each_sentence(nine_facts: Deck) -> None:
    shown = replace(nine_facts.pages[1], figure="30", texts={"en": TEXT})
    read = sentences(shown, "en")
    assert [(each.said, each.block) for each in read] == [
        ("30 years", FIGURE),
        ("A headline. With two", HEADLINE),
        ("One sentence.", 0),
        ("Two!", 0),
        ("Approx. three", 1),
    ]
    assert [(each.first, each.last) for each in read[2:]] == [(0, 12), (12, 16), (0, 12)], "visible letters count"
    assert digest(read) != digest(read[1:])


def test_sentences_end_before_a_capital() -> None:
    text = "Б. ч. т. болот. «Бүттү!»  Анан\nжаңы сап。"
    assert [text[begin:end] for begin, end in spans(text)] == ["Б. ч. т. болот.", "«Бүттү!»", "Анан", "жаңы сап。"]


def test_who_does_not_tell_when_a_sentence_begins_reads_equally_fast(nine_facts: Deck) -> None:
    read = sentences(replace(nine_facts.pages[1], figure="", texts={"en": replace(TEXT, figure_unit="")}), "en")
    assert starts(Narration(Path("a"), 1000, (0, 1, 2, 3)), read) == (0, 1, 2, 3)
    told = starts(Narration(Path("a"), 1000, (0, 1)), read)
    assert told == spread([len(each.said) for each in read], 1000)
    assert spread([1, 3], 400) == (0, 100)
    assert spread([], 400) == ()


def test_a_draft_says_what_it_is() -> None:
    draft = Draft("0123456789ab", (0, 1200))
    assert draft_of(draft.comment) == draft
    assert draft_of("recorded by A. Name") is None


def test_a_recording_comes_before_the_voice_and_without_both_nothing_is_said(nine_facts: Deck) -> None:
    shown = nine_facts.pages[1]
    assert page(shown, "en", "") == []
    assert words("Next", "en", "") == []
    assert len(page(shown, "en", "speak {language}")) == len(sentences(shown, "en"))
    recorded = replace(shown, narrations={"en": Narration(Path("a.opus"), 1000)})
    (line,) = page(recorded, "en", "speak {language}")
    assert (line.piece.file, len(line.piece.marks)) == ("a.opus", len(line.sentences))


def test_a_voice_is_a_command() -> None:
    assert command_for("say 'in {language}' --fast", "pt-BR") == ("say", "in pt-br", "--fast")
    assert command_for(ESPEAK, "zh-Hant")[:3] == ("espeak-ng", "-v", "zh")
    assert is_installed("sh -c x")
    assert not is_installed("no-such-program")
    assert not is_installed('"')
    assert not is_installed("")
