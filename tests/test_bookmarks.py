"""A bookmark goes from a player to its successor, once, and only while it is fresh."""

import json
import os
import time
from pathlib import Path

import pytest

from kiosk import bookmarks
from kiosk.session import Bookmark

HERE = Bookmark("education", "ky", is_overview=True, large_text=True)


def test_it_is_taken_once(tmp_path: Path) -> None:
    bookmarks.leave(tmp_path / "bookmark", HERE)
    assert bookmarks.take(tmp_path / "bookmark") == HERE
    assert bookmarks.take(tmp_path / "bookmark") is None


def test_without_a_visit_none_is_left(tmp_path: Path) -> None:
    bookmarks.leave(tmp_path / "bookmark", None)
    assert list(tmp_path.iterdir()) == []


def test_an_old_one_is_let_be(tmp_path: Path) -> None:
    bookmarks.leave(tmp_path / "bookmark", HERE)
    long_ago = time.time() - 3600
    os.utime(tmp_path / "bookmark", (long_ago, long_ago))
    assert bookmarks.take(tmp_path / "bookmark") is None


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b"{}", b"null", json.dumps({"card": "x", "no": 1}).encode()])
def test_what_is_no_bookmark_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bookmark").write_bytes(content)
    assert bookmarks.take(tmp_path / "bookmark") is None


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="ascii")
    bookmarks.leave(tmp_path / "file" / "bookmark", HERE)
