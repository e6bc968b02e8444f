"""The settings of `kiosk link`: which kiosk this is, and how it reaches the broker."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from kiosk import paths
from kiosk.link.contract.wire import Line, Name, Strict
from kiosk.yamlfiles import read, validate

_BROKER = re.compile(r"mqtts://(?P<host>[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:(?P<port>\d{1,5}))?/?")
_TLS_PORT, _LAST_PORT = 8883, 65_535


def _broker(value: str) -> str:
    found = _BROKER.fullmatch(value)
    if not (found and _is_host(found["host"]) and 1 <= int(found["port"] or _TLS_PORT) <= _LAST_PORT):
        raise ValueError(
            "write the broker as mqtts://broker.example:8883; mqtts is MQTT over TLS, and nothing else is used"
        )
    return value


def _is_host(name: str) -> bool:
    """Whether it can be looked up: each part of a name has 1 to 63 letters."""
    try:
        return bool(name.encode("idna"))
    except UnicodeError:
        return False


Broker = Annotated[str, AfterValidator(_broker)]


class Connection(Strict):
    """How to reach the broker: the same keys for a kiosk's link and for whoever looks after kiosks."""

    broker: Broker
    user: Line = ""
    password_file: Path | None = None
    ca_file: Path | None = None  # without: the authorities that this computer trusts
    cert_file: Path | None = None
    key_file: Path | None = None
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$", max_length=100)] = "kiosk"

    @property
    def address(self) -> tuple[str, int]:
        """The broker's host and port."""
        found = _BROKER.fullmatch(self.broker)
        assert found is not None
        return found["host"].strip("[]"), int(found["port"] or _TLS_PORT)


class LinkConfig(Connection):
    """The keys of link.yaml."""

    name: Name
    title: Line = ""
    place: Line = ""
    groups: Annotated[tuple[Name, ...], Field(max_length=20)] = ()  # the first counts most
    exchange: Path = Path("/var/lib/kiosk-link")
    heartbeat_s: Annotated[int, Field(ge=5, le=3600)] = 60
    visits_s: Annotated[int, Field(ge=5, le=86_400)] = 300
    most_pack_mb: Annotated[int, Field(ge=1, le=4000)] = 2000
    pack_hosts: tuple[Line, ...] = ()  # packs are fetched only from these; without: from any
    home_assistant: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]*$")] = ""
    metrics_file: Path | None = None


def load(file: Path) -> LinkConfig:
    """The settings in this file; paths count from its folder. Raises ProblemsError with every mistake."""
    return _located(validate(read(file), LinkConfig), file)


def _located(config: "LinkConfig", file: Path) -> "LinkConfig":
    names = ("password_file", "ca_file", "cert_file", "key_file", "exchange", "metrics_file")
    return config.model_copy(update=located(config, names, file))


def located(config: Strict, names: tuple[str, ...], file: Path) -> dict[str, Path]:
    """These paths of a file, whole."""
    given = ((name, getattr(config, name)) for name in names)
    return {name: paths.whole(file.parent / paths.expanded(path)) for name, path in given if path is not None}
