"""Where the program begins.

`kiosk run`, which `kiosk` alone means, is the supervisor: a small process that loads nothing but the standard library.
All else, the player it starts too, is the command line.
"""

import sys


def main() -> None:
    """The `kiosk` command."""
    if getattr(sys, "frozen", False):
        from kiosk import unpacked  # noqa: PLC0415 - each loads only what it needs

        unpacked.settle()
    arguments = sys.argv[1:] or ["run"]
    if arguments[0] == "run" and not {"-h", "--help"} & set(arguments):
        from kiosk import supervisor  # noqa: PLC0415 - each loads only what it needs

        raise SystemExit(supervisor.run(player(), arguments[1:]))
    from kiosk import cli  # noqa: PLC0415

    cli.main()


def player() -> list[str]:
    """What starts the player: this program again."""
    itself = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kiosk"]
    return [*itself, "play"]


if __name__ == "__main__":
    main()
