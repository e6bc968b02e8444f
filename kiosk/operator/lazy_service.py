"""A service that is made at its first use: what it needs is not loaded before the operator comes."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any


class LazyService:
    """Has the methods of what `make` makes. They are called on one thread, and so is `make`, once."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.made = cache(make)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return partial(self._call, name)

    def _call(self, name: str, *given: object) -> Any:
        return getattr(self.made(), name)(*given)
