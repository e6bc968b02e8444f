"""A clock for tests."""


class Clock:
    """A clock in ms that only moves when told to."""

    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now
