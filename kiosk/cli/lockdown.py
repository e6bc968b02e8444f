"""`kiosk lockdown-report`: whether the operating system keeps visitors in where the kiosk cannot."""

from dataclasses import replace
from typing import Annotated

import typer

from kiosk.autostart import Surroundings
from kiosk.cli.common import PROBLEMS, all_well, cli, fail
from kiosk.lockdown import checks


@cli.command("lockdown-report")
def lockdown_report(
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A line that is meant to be as it is; as often as you like."),
    ] = None,
) -> None:
    """Look whether the operating system adds what a kiosk needs around it, and say what to do. Nothing is changed.

    Run it as the user who plays, in the kiosk's session or beside it.
    Exit code 0: all well. 1: something is to be mended. 2: no such line.

    \b
    Examples:
      kiosk lockdown-report
      kiosk lockdown-report --accept network      this kiosk is looked after from afar
    """
    found = list(checks(Surroundings()))
    accepted = set(accept or ())
    if unknown := accepted - {check.name for check in found}:
        fail(f"no line {', '.join(sorted(unknown))}; there are {', '.join(check.name for check in found)}")
    found = [
        replace(check, found=f"{check.found} (accepted)", mend="")
        if check.name in accepted and not check.is_well
        else check
        for check in found
    ]
    if not all_well(found, "locked down"):
        raise typer.Exit(PROBLEMS)
