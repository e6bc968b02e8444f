"""`kiosk link`: joins this kiosk to a fleet."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk import paths
from kiosk.cli.common import cli, fail, path


def missing_extra(error: ImportError, extra: str) -> str | None:
    """What to do about a module that only an extra brings; None for any other module."""
    ours = ("kiosk.link", "kiosk.fleet", "kiosk.desk", "paho", "urllib3", "apprise", "flask", "waitress")
    if (error.name or "").startswith(ours):
        return f"this is the extra [{extra}], which the kiosk itself does without; docs/fleet.md says how to install it"
    return None


@cli.command()
def link(
    config: Annotated[
        Path | None,
        typer.Option(
            parser=path, metavar="FILE", help="The link's settings. [default: link.yaml in the kiosk's config folder]"
        ),
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of all messages instead.")] = False,
) -> None:
    """Join this kiosk to a fleet: report to an MQTT broker, and take from it what the kiosk shall be.

    The kiosk itself has no network. This process talks to it through files, and the kiosk plays on whether it runs or
    not. docs/fleet.md tells how to set it up.

    Exit code 0: ended by a signal. 2: it cannot run, such as for mistakes in link.yaml.

    \b
    Examples:
      kiosk link                                   with ~/.config/kiosk/link.yaml
      kiosk link --config /etc/kiosk-link/link.yaml
      kiosk link --schema > messages.schema.json
    """
    try:
        from kiosk.link.__main__ import run  # noqa: PLC0415 - the base has neither MQTT nor HTTP
        from kiosk.link.contract import schema as contract  # noqa: PLC0415
    except ImportError as error:
        if told := missing_extra(error, "link"):
            fail(told)
        raise
    if schema:
        typer.echo(contract.written(), nl=False)
        return
    raise typer.Exit(run(config or paths.config_folder() / "link.yaml"))
