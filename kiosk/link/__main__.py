"""`kiosk-link`: the link as a program of its own, without the rest of the kiosk."""

import argparse
import logging
import sys
from pathlib import Path

from kiosk import __version__
from kiosk.link import config, running
from kiosk.problems import CannotStartError, ProblemsError, printable
from kiosk.supervisor.exits import WRONG_USAGE

_FORM = "%(levelname)s %(name)s: %(message)s"


def run(file: Path) -> int:
    """Run the link with the settings in this file until a signal ends it. Returns the exit code: 0, or WRONG_USAGE."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format=_FORM)
    try:
        found = config.load(file)
        running.run(found, found.exchange / "state")
    except ProblemsError as error:
        _say(*map(str, error.problems))
        return WRONG_USAGE
    except CannotStartError as error:
        _say(f"kiosk-link: {error}")
        return WRONG_USAGE
    return 0


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser("kiosk-link", description="Joins a kiosk to a fleet; docs/fleet.md tells how.")
    parser.add_argument("--config", type=Path, default=Path("/etc/kiosk-link/link.yaml"), metavar="FILE")
    parser.add_argument("--version", action="version", version=f"kiosk-link {__version__}")
    sys.exit(run(parser.parse_args().config))


def _say(*lines: str) -> None:
    for line in lines:
        sys.stderr.write(f"{printable(line)}\n")


if __name__ == "__main__":
    main()
