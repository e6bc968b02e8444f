"""`kiosk fleet`: for whoever looks after many kiosks."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk import paths
from kiosk.cli.common import PROBLEMS, WRONG_USAGE, cli, fail, path, print_problems
from kiosk.cli.link import missing_extra
from kiosk.problems import ProblemsError, printable

if TYPE_CHECKING:
    from kiosk.fleet.config import FleetConfig
    from kiosk.fleet.tower import Tower

commands = typer.Typer(help="Look after many kiosks at one MQTT broker (docs/fleet.md).", rich_markup_mode=None)
cli.add_typer(commands, name="fleet")

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", parser=path, metavar="FILE", help="[default: fleet.yaml in the kiosk's config folder]"),
]
_LONGEST_S = 31 * 86_400
TargetArgument = Annotated[str, typer.Argument(metavar="KIOSK|GROUP", help="The name of a kiosk or of a group.")]


def configured(file: Path | None) -> "FleetConfig":
    """The settings; ends the command if they cannot be used."""
    try:
        from kiosk.fleet import config  # noqa: PLC0415 - the base has no MQTT
    except ImportError as error:
        if told := missing_extra(error, "fleet"):
            fail(told)
        raise
    try:
        return config.load(file or paths.config_folder() / "fleet.yaml")
    except ProblemsError as error:
        print_problems(error.problems)
        raise typer.Exit(WRONG_USAGE) from None  # 1 would say that a kiosk has a problem


@contextmanager
def tower(config: "FleetConfig") -> Iterator["Tower"]:
    """All kiosks, as long as this lasts. What cannot be ends the command."""
    from kiosk.fleet.tower import Tower  # noqa: PLC0415
    from kiosk.fleet.wanting import WantError  # noqa: PLC0415

    opened = Tower(config).open()
    try:
        yield opened
    except WantError as error:
        fail(str(error))
    finally:
        opened.close()


@commands.command()
def status(
    names: Annotated[list[str] | None, typer.Argument(metavar="[KIOSK|GROUP]...", help="Only these.")] = None,
    config: ConfigOption = None,
) -> None:
    """List all kiosks: who is up, what plays, what is amiss.

    up: it is heard of. late: connected, but its heartbeat is missing. gone: not connected. silent: not heard of, but
    outside its opening hours.

    \b
    Exit code 0: all are up or silent, without problems. 1: not so. 2: not possible as asked.

    \b
    Examples:
      kiosk fleet status
      kiosk fleet status museum
    """
    from kiosk.fleet.overview import Health, health  # noqa: PLC0415
    from kiosk.fleet.tables import status_table  # noqa: PLC0415

    with tower(configured(config)) as opened, opened.hearing:
        chosen = named(opened, names)
        now = datetime.now(UTC)
        width, colour = shutil.get_terminal_size((120, 24)).columns, sys.stdout.isatty()
        typer.echo(status_table(opened.fleet, now, width, colour=colour, only=chosen), nl=False)
        kiosks = [kiosk for kiosk in opened.fleet if chosen is None or kiosk.name in chosen]
        is_well = all(health(it, now) in (Health.UP, Health.SILENT) and not it.problems for it in kiosks)
    if not is_well:
        raise typer.Exit(PROBLEMS)


@commands.command()
def watch(
    config: ConfigOption = None,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.", hidden=True)] = False,
) -> None:
    """Watch all kiosks, print what changes for the worse or the better, and send alerts.

    `alerts` in fleet.yaml lists where to, as addresses of Apprise (https://github.com/caronc/apprise): mail, chat and
    many more. Outside a kiosk's opening hours nothing is told of it.

    \b
    Examples:
      kiosk fleet watch
    """
    import logging  # noqa: PLC0415
    import time  # noqa: PLC0415

    from kiosk.fleet.alerts import Alarm, written  # noqa: PLC0415
    from kiosk.fleet.sending import Outbox, sender  # noqa: PLC0415

    chosen = configured(config)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="kiosk: %(message)s")  # why one is not sent
    outbox = Outbox(sender(chosen.alerts))
    alarm = Alarm(chosen.late_s)
    with tower(chosen) as opened:
        while True:
            with opened.hearing:
                now, at_s = datetime.now(UTC), time.monotonic()
                news = alarm.look(opened.fleet, now, at_s, is_connected=opened.is_connected)
            if news:
                for line in written(news).splitlines():
                    typer.echo(f"{datetime.now().astimezone():%Y-%m-%d %H:%M} {line}")
                outbox.put(written(news))
            if not outbox.turn():
                typer.echo("kiosk: an alert could not be sent; it is tried again in a minute", err=True)
            if once:
                return
            with opened.hearing:
                opened.hearing.wait(5)


@commands.command()
def publish(
    file: Annotated[Path, typer.Argument(parser=path, metavar="PACK", help="The pack's file.")],
    to: Annotated[str, typer.Option(metavar="KIOSK|GROUP", help="Who gets it.")],
    first: Annotated[
        list[str] | None, typer.Option(metavar="KIOSK", help="These get it first; may be given several times.")
    ] = None,
    then: Annotated[
        list[str] | None, typer.Option(metavar="SHARE", help="Then this many, such as 10% or 25; in the end, all.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Where kiosks find the file. [default: packs_url and its name]")
    ] = None,
    soak: Annotated[
        int, typer.Option(metavar="S", min=0, max=_LONGEST_S, help="Seconds for which a stage plays before the next.")
    ] = 300,
    patience: Annotated[
        int, typer.Option(metavar="S", min=1, max=_LONGEST_S, help="Seconds that a stage may take.")
    ] = 3600,
    share: Annotated[
        int, typer.Option(metavar="PERCENT", min=1, max=100, help="Of a stage, so many have to play.")
    ] = 100,
    spread: Annotated[
        int, typer.Option(metavar="S", min=0, max=86_400, help="Kiosks begin to fetch within so many seconds.")
    ] = 0,
    back: Annotated[bool, typer.Option("--older", help="An older version than the present one is intended.")] = False,
    config: ConfigOption = None,
) -> None:
    """Have a pack played: by one kiosk first, then by some, then by all.

    The next stage begins when all of a stage have played the pack for a while. If one of them refuses it, goes back or
    is not heard of, the roll-out stops there, and the others play on what they had. The same command given again goes
    on where it was. It may be ended at any time: kiosks that have it keep it.

    \b
    Exit code 0: all play it. 1: it stopped. 2: not possible as asked.

    \b
    Examples:
      kiosk fleet publish nine-facts-1.4.kioskpack --to hall-1
      kiosk fleet publish nine-facts-1.4.kioskpack --to museum --first hall-1 --then 10% --then 50%
    """
    chosen = configured(config)
    from kiosk.fleet import packing, rollout, stages, wanting  # noqa: PLC0415

    with tower(chosen) as opened:
        with opened.hearing:
            target = wanting.target_of(opened.fleet, to)
            members = wanting.members(opened.fleet, target)
        pack = packing.described(file, packing.served(file, chosen, url), spread_s=spread, back=back)
        packing.require_served(pack, chosen)
        group = target.removeprefix("group/")
        manner = rollout.Manner(soak_s=soak, patience_s=patience + spread, share=share / 100)
        try:
            if target.startswith("kiosk/"):
                rollout.for_one(opened, target, pack, manner, typer.echo)
            else:
                with opened.hearing:
                    concerned = wanting.concerned(opened.fleet, group, pack)
                if kept := [name for name in members if name not in concerned]:
                    typer.echo(f"another deck is wanted of {shortened(kept)}, which they keep")
                plan = stages.stages(concerned, pack, first or (), then or ())
                rollout.roll_out(opened, group, pack, plan, manner, typer.echo, first=first or ())
        except rollout.StoppedError as error:
            typer.echo(f"kiosk: the roll-out has stopped: {printable(str(error))}", err=True)
            typer.echo(f"  kiosk fleet rollback {to}   takes the pack back", err=True)
            raise typer.Exit(PROBLEMS) from None
    typer.echo(f"all play {pack.name} {pack.version}")


@commands.command()
def rollback(target: TargetArgument, config: ConfigOption = None) -> None:
    """Go one step back: to the pack wanted before the present one.

    What was wanted of single kiosks of the group, for the stages of a roll-out, is taken back too.

    \b
    Examples:
      kiosk fleet rollback museum
    """
    chosen = configured(config)
    from kiosk.fleet import rollout  # noqa: PLC0415

    with tower(chosen) as opened:
        pack, names = rollout.roll_back(opened, target)
        what = f"{pack.name} {pack.version}" if pack else "what played before"
        typer.echo(f"wanted of {many(names)}: {what}")


@commands.command()
def screenshot(
    kiosk: Annotated[str, typer.Argument(metavar="KIOSK", help="Its name.")],
    out: Annotated[Path, typer.Option(parser=path, metavar="FILE", help="Where to write it.")] = Path("screen.jpg"),
    config: ConfigOption = None,
) -> None:
    """Get a small picture of a kiosk's screen, taken while nobody touches it.

    Of one kiosk at most every 30 seconds; the last one is kept for an hour.

    \b
    Examples:
      kiosk fleet screenshot hall-1 --out hall-1.jpg
    """
    chosen = configured(config)
    from kiosk.fleet.asking import screenshot as ask  # noqa: PLC0415

    with tower(chosen) as opened:
        picture, is_fresh = ask(opened, kiosk)
    try:
        out.write_bytes(picture)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}")
    typer.echo(f"{out}{'' if is_fresh else ' (an earlier one: no other came)'}")


def many(names: list[str]) -> str:
    return "1 kiosk" if len(names) == 1 else f"{len(names)} kiosks"


def shortened(names: list[str]) -> str:
    more = f" and {len(names) - 10} more" if len(names) > 10 else ""
    return f"{', '.join(names[:10])}{more}"


def named(opened: "Tower", names: list[str] | None) -> set[str] | None:
    """The kiosks of these names and groups; None for all."""
    from kiosk.fleet import wanting  # noqa: PLC0415

    if not names:
        return None
    found = set[str]()
    for name in names:
        members = wanting.members(opened.fleet, wanting.target_of(opened.fleet, name))
        if not set(members) & opened.fleet.kiosks.keys():
            fail(f"nobody has heard of {name}; `kiosk fleet status` lists kiosks and groups")
        found.update(members)
    return found
