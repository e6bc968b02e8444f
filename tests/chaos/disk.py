"""Power cuts, a full disk, a disk that can only be read: what was kept is there, and the kiosk plays on."""

from collections.abc import Iterator

from chaos import fulldisk, powercut
from chaos.loop import cannot_be_had
from chaos.proof import Proof, not_here


def main(*, short: bool) -> Iterator[Proof]:
    """Whatever can become of a disk."""
    if why := cannot_be_had():
        yield not_here("disk", why)
        return
    yield from powercut.proofs(10 if short else 200)
    yield from fulldisk.proofs()
