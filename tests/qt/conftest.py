"""A picture drawn for the kiosk."""

from pathlib import Path

import pytest
from support.files import PICTURE


@pytest.fixture
def svg(tmp_path: Path) -> Path:
    file = tmp_path / "picture.svg"
    file.write_text(PICTURE, encoding="utf-8")
    return file
