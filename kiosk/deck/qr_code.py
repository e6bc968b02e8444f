"""Makes QR codes. That is done when a deck is checked, and the code is kept with the deck, so playing it makes none."""


def qr_code(text: str) -> tuple[str, ...]:
    """The code of `text` without its quiet zone: for each row a text of 1 (dark) and 0. 15 % of it may be damaged."""
    import segno  # noqa: PLC0415 - only a deck with links needs it, and only while it is checked

    code = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple("".join(str(module & 1) for module in row) for row in code.matrix)
