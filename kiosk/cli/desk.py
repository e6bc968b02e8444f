"""`kiosk desk`: a local web page for those who look after kiosks and do not type."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import cli, fail, path
from kiosk.cli.fleet import ConfigOption, configured
from kiosk.cli.link import missing_extra


@cli.command()
def desk(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this computer.")] = 8840,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy on this computer adds TLS: cookies go over nothing else.")
    ] = False,
    password: Annotated[bool, typer.Option("--password", help="Set the password, and end.")] = False,
    key: Annotated[
        Path | None, typer.Option(parser=path, metavar="FILE", help="Where the password's hash is kept.", hidden=True)
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Serve a page on this computer: who is up, their screens, roll-outs, problems, the visits of all.

    It listens on 127.0.0.1 only. For others in the house, put a web server with TLS before it and give --behind-proxy
    (docs/fleet.md). It takes the settings of `kiosk fleet`.

    \b
    Examples:
      kiosk desk --password      asks for the password of the page
      kiosk desk                 then open http://localhost:8840
    """
    try:
        from kiosk.desk import door  # noqa: PLC0415 - an extra
        from kiosk.desk.serving import serve  # noqa: PLC0415
    except ImportError as error:
        if told := missing_extra(error, "fleet"):
            fail(told)
        raise
    file = key or paths.state_folder() / "desk.json"
    if password:
        try:
            door.set_password(file, _asked())
        except (ValueError, OSError) as error:
            fail(str(error))
        typer.echo("the desk's password is set; a desk that runs asks for it once it is started again")
        return
    serve(configured(config), door.key_in(file), port, is_secure=behind_proxy, tell=typer.echo)


def _asked() -> str:
    """The new password, typed twice; from a pipe, its first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("New password of the desk: ")
    if first != getpass.getpass("Once more: "):
        fail("the two were different")
    return first
