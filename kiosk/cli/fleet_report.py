"""`kiosk fleet report`: the visits of many kiosks, added up."""

from datetime import date
from typing import Annotated

import typer

from kiosk.cli.common import fail
from kiosk.cli.fleet import ConfigOption, commands, configured, named, tower


@commands.command()
def report(
    names: Annotated[list[str] | None, typer.Argument(metavar="[KIOSK|GROUP]...", help="Only these.")] = None,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day, such as 2026-11-01.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day.")] = "",
    format_: Annotated[
        str, typer.Option("--format", metavar="text|csv|json", help="csv: a line a kiosk and day.")
    ] = "text",
    config: ConfigOption = None,
) -> None:
    """Add up the visits of many kiosks, of the last five weeks.

    \b
    Examples:
      kiosk fleet report
      kiosk fleet report museum --from 2026-11-01 --format csv > november.csv
    """
    begin, end = _day("--from", first), _day("--to", last)
    if begin and end and begin > end:
        fail(f"--from {first} is after --to {last}")
    chosen = configured(config)
    from kiosk.fleet import report as reports  # noqa: PLC0415

    with tower(chosen) as opened, opened.hearing:
        found = reports.said(opened.fleet, named(opened, names), begin, end)
    match format_:
        case "csv":
            typer.echo(reports.as_csv(found), nl=False)
        case "json":
            typer.echo(reports.as_json(reports.summed(found)), nl=False)
        case "text":
            typer.echo(reports.as_text(reports.summed(found)), nl=False)
        case _:
            fail(f"--format {format_}: text, csv or json")


def _day(option: str, text: str) -> str:
    """The ISO date that somebody typed; empty if they did not."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        fail(f"{option} {text} is not a day such as 2026-11-01")
