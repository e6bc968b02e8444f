"""The settings of `kiosk fleet`."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from kiosk.link.config import Connection, located
from kiosk.link.contract.wire import Line
from kiosk.yamlfiles import read, validate


class FleetConfig(Connection):
    """The keys of fleet.yaml."""

    packs_url: Annotated[str, StringConstraints(pattern=r"^https://[^\s]+/$")] | None = None  # where packs are served
    packs_folder: Path | None = None  # the folder that is served there: packs are copied into it
    alerts: Annotated[tuple[Line, ...], Field(max_length=20)] = ()  # addresses of Apprise
    late_s: Annotated[int, Field(ge=10, le=86_400)] = 300  # gone for this long is worth an alert


def load(file: Path) -> FleetConfig:
    """The settings in this file; paths count from its folder. Raises ProblemsError with every mistake."""
    config = validate(read(file), FleetConfig)
    names = ("password_file", "ca_file", "cert_file", "key_file", "packs_folder")
    return config.model_copy(update=located(config, names, file))
