"""Problems as tests compare them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kiosk.problems import Problem


def told(problems: Iterable[Problem], folder: Path) -> list[str]:
    """Each problem's line as `kiosk check` prints it, from `folder` on and without its rule.

    Nor does it say whose it is: tests/deck/test_owners.py holds that.
    """
    lines = [str(replace(each, owner="")) for each in problems]
    return [line.removeprefix(f"{folder}/").rpartition(" [")[0] for line in lines]
