"""Power cuts, a full disk, a disk that can only be read: what was kept is there, and the kiosk plays on."""

from chaos import fulldisk, powercut
from chaos.loop import cannot_be_had
from chaos.promises import from_command_line, not_shown


def main(short: bool) -> bool:
    """Prove it; whether every promise is kept. Ten minutes, `short` two."""
    if why := cannot_be_had():
        return not_shown("disk", why)
    return all([powercut.main(10 if short else 200), fulldisk.main()])


if __name__ == "__main__":
    from_command_line(main, __doc__)
