"""Kills at any moment: no visit that was acknowledged is lost, none is there twice or by half."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from support.visits_kills import kill_often

from chaos.proof import Proof


def main(*, short: bool) -> Iterator[Proof]:
    """Writers of visits that are killed, 200 of them; the short form has a fifth."""
    kills = 40 if short else 200
    with tempfile.TemporaryDirectory() as folder:
        try:
            said, is_met = kill_often(Path(folder), kills), True
        except AssertionError as error:
            print(error, file=sys.stderr)
            said, is_met = "amiss", False
    yield Proof(f"writers of visits killed {kills} times", said, "none lost, none twice", is_met)
