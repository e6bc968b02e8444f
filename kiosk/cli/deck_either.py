"""A command with a deck: its folder may be named as `DECK` or as `--deck DIR`, whichever the command's help shows."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any, get_args

import typer
from typer.models import ArgumentInfo

from kiosk.cli.common import fail, path

_OTHER = "deck_otherwise"
_Argument = Annotated[Path | None, typer.Argument(parser=path, metavar="DECK", hidden=True)]
_Option = Annotated[Path | None, typer.Option("--deck", parser=path, hidden=True)]


def deck_either(command: Callable[..., None]) -> Callable[..., None]:
    """The same command, which takes its parameter `deck` in the other way too."""
    shape = signature(command)
    is_argument = any(isinstance(part, ArgumentInfo) for part in get_args(shape.parameters["deck"].annotation))
    other = Parameter(_OTHER, Parameter.KEYWORD_ONLY, default=None, annotation=_Option if is_argument else _Argument)

    @wraps(command)
    def run(**given: Any) -> None:
        named = given.pop(_OTHER)
        if named is not None and given["deck"] is not None:
            fail("the deck is named twice")
        command(**{**given, "deck": given["deck"] or named})

    run.__signature__ = shape.replace(parameters=[*shape.parameters.values(), other])  # type: ignore[attr-defined]
    run.__annotations__ = {**command.__annotations__, _OTHER: other.annotation}
    return run
