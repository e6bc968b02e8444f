"""How messages become bytes and back."""

import re
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

SCHEMA = 1  # what both sides must know; a message of another number is not understood
MAX_BYTES = 64_000  # of a message of JSON

Said = TypeVar("Said", bound=BaseModel)

_NAME, _MOST_NAME = r"[a-z0-9]+(-[a-z0-9]+)*", 40
Name = Annotated[str, StringConstraints(pattern=f"^{_NAME}$", max_length=_MOST_NAME)]
Line = Annotated[str, StringConstraints(max_length=200)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]  # of a pack's content
Count = Annotated[int, Field(ge=0, le=2**53)]


class NotUnderstoodError(ValueError):
    """A message that does not keep to the contract. Its text says where."""


class Strict(BaseModel):
    """What somebody asks of a kiosk: an unknown key may change its meaning, so it is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Open(BaseModel):
    """What a kiosk says of itself: a newer one may say more."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def is_name(text: str) -> bool:
    """Whether a kiosk or a group may have this name: it is a part of topics, and can mean nothing else there."""
    return len(text) <= _MOST_NAME and re.fullmatch(_NAME, text) is not None


def as_bytes(message: BaseModel) -> bytes:
    """The message as it is sent."""
    return message.model_dump_json(by_alias=True, exclude_none=True).encode()


def understood(kind: type[Said], payload: bytes) -> Said:
    """The message of this kind. Raises NotUnderstoodError."""
    if len(payload) > MAX_BYTES:
        raise NotUnderstoodError(f"it has {len(payload)} bytes; at most {MAX_BYTES} are read")
    try:
        return kind.model_validate_json(payload)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))[:80]
        said = first["msg"].removeprefix("Value error, ")[:240]
        raise NotUnderstoodError(f"{place}: {said}" if place else said) from None
