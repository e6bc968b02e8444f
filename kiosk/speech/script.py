"""What is said of the screen, as pieces for the sound player."""

from dataclasses import dataclass

from kiosk.deck.page import Page
from kiosk.sound.messages import Piece
from kiosk.speech.sentences import Sentence, sentences, starts
from kiosk.speech.voice import command_for


@dataclass(frozen=True)
class Line:
    """A piece, and the sentences of a page that are heard in it: a recording has a mark for each."""

    piece: Piece
    sentences: tuple[Sentence, ...] = ()


def words(said: str, language: str, voice: str) -> list[Line]:
    """Words of the interface. Nothing without a voice."""
    return [Line(Piece(command=command_for(voice, language), words=said))] if voice and said else []


def page(shown: Page, language: str, voice: str) -> list[Line]:
    """A page: its recording, or its sentences by the voice, if there is one."""
    read = sentences(shown, language)
    if narration := shown.narrations.get(language):
        return [Line(Piece(str(narration.file), starts(narration, read)), read)]
    if not voice:
        return []
    command = command_for(voice, language)
    return [Line(Piece(command=command, words=sentence.said), (sentence,)) for sentence in read]
