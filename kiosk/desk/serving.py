"""Serves the page on this computer until it is interrupted."""

from collections.abc import Callable

from waitress.server import create_server

from kiosk.desk.app import application
from kiosk.desk.door import Key
from kiosk.desk.shelf import Shelf
from kiosk.fleet.config import FleetConfig
from kiosk.fleet.tower import Tower
from kiosk.problems import CannotStartError

HERE = "127.0.0.1"
_THREADS = 4


def serve(config: FleetConfig, key: Key, port: int, *, is_secure: bool, tell: Callable[[str], object]) -> None:
    """Serve it. `is_secure`: behind a proxy on this computer that adds TLS. Raises CannotStartError."""
    tower = Tower(config).open()
    try:
        app = application(tower, Shelf(config), key, is_secure=is_secure)
        # The proxy says whether it was asked over TLS, and for which host.
        trusted = {
            "trusted_proxy": HERE,
            "trusted_proxy_count": 1,
            "trusted_proxy_headers": "x-forwarded-proto x-forwarded-host",
        }
        try:
            server = create_server(
                app, host=HERE, port=port, threads=_THREADS, ident="", **(trusted if is_secure else {})
            )
        except OSError as error:
            raise CannotStartError(f"port {port} cannot be used: {error.strerror}") from None
        tell(f"the desk is at http://localhost:{port}" + (" for its proxy" if is_secure else ""))
        try:
            server.run()
        finally:
            server.close()
    finally:
        tower.close()
