"""Problems as tests compare them."""

from collections.abc import Iterable
from pathlib import Path

from kiosk.problems import Problem


def told(problems: Iterable[Problem], folder: Path) -> list[str]:
    """Each problem's line as `kiosk check` prints it, from `folder` on and without its rule."""
    return [str(each).removeprefix(f"{folder}/").removesuffix(f" [{each.rule}]") for each in problems]
