from pathlib import Path

import pytest
from support.packs import Maker
from support.packs import maker as made


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return made(tmp_path)
