"""`kiosk lockdown-report`: whether the operating system does what the kiosk cannot do to keep visitors in."""

from dataclasses import replace
from typing import Annotated

import typer

from kiosk.cli.common import PROBLEMS, all_well, cli, fail
from kiosk.system.autostart import Surroundings
from kiosk.system.lockdown import checks


@cli.command("lockdown-report")
def lockdown_report(
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A line of the report to accept as it is; repeatable."),
    ] = None,
) -> None:
    """Check that visitors cannot leave the kiosk.

    Checks what the operating system must do for that, and says what to fix. Changes nothing.

    Run it as the kiosk's user, in the kiosk's session or beside it.

    Exit code 0: all well. 1: something needs fixing. 2: no such line.

    \b
    Examples:
      kiosk lockdown-report
      kiosk lockdown-report --accept network      this kiosk is maintained remotely
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
