"""A recording says how long it is and what is written in it; a damaged one is refused without decoding it."""

import pytest

from kiosk.sound import encoding, opus
from kiosk.sound.opus import UnusableError

SECOND = encoding.opus(encoding.silence(1000), "a comment — ү")
LAST_PAGE = SECOND.rindex(b"OggS")


def test_it_says_its_length_and_its_comments() -> None:
    said = opus.read(SECOND)
    assert (said.ms, said.channels, said.comments["COMMENT"]) == (1000, 1, "a comment — ү")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no Opus recording"),
        (b"ID3\x04", "no Opus recording"),
        (SECOND[:60], "ends too soon"),
        (SECOND[:-1], "ends too soon"),
        (SECOND[:LAST_PAGE], "ends too soon"),
        (SECOND[: LAST_PAGE + 20], "ends too soon"),
        (SECOND[:-1] + bytes([SECOND[-1] ^ 1]), "damaged"),
        (SECOND + SECOND, "more than one recording"),
        (SECOND.replace(b"OpusHead", b"OpusHeat"), "damaged"),
    ],
    ids=range(9),  # each recording has a random number in it
)
def test_what_is_damaged_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnusableError, match=why):
        opus.read(data)


@pytest.mark.parametrize(
    ("packet", "why"),
    [
        (b"OpusHead\x01\x02\x38\x01\x80\xbb\x00\x00\x00\x00\x01", "2 channels"),
        (b"OpusHead\x01\x06\x38\x01\x80\xbb\x00\x00\x00\x00\x00", "6 channels"),
        (b"vorbis", "no Opus recording"),
    ],
)
def test_a_head_that_is_not_for_two_loudspeakers_is_refused(packet: bytes, why: str) -> None:
    with pytest.raises(UnusableError, match=why):
        opus._head(packet)


def test_comments_that_promise_too_much_are_read_as_far_as_they_go() -> None:
    assert opus._comments(b"OpusTags\x00\x00\x00\x00\xff\xff\xff\xff\x03\x00\x00\x00a=b\xff") == {"A": "b"}
    with pytest.raises(UnusableError):
        opus._comments(b"")


def test_what_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opus, "MAX_MS", 999)
    with pytest.raises(UnusableError, match="at most"):
        opus.read(SECOND)
