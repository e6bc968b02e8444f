"""Where the program begins.

`kiosk run`, which `kiosk` alone means, is the supervisor: a small process that loads nothing but the standard library.
All else, the player it starts too, is the command line.
"""

import sys

from kiosk import itself


def main() -> None:
    """The `kiosk` command."""
    if getattr(sys, "frozen", False):
        from kiosk import unpacked  # noqa: PLC0415 - each loads only what it needs

        unpacked.settle()
    itself.distrust_the_folder()
    arguments = sys.argv[1:] or ["run"]
    if arguments[0] == "run" and not {"-h", "--help"} & set(arguments):
        from kiosk import supervisor  # noqa: PLC0415 - each loads only what it needs

        raise SystemExit(supervisor.run([*itself.command(), "play"], arguments[1:]))
    from kiosk import cli  # noqa: PLC0415

    cli.main()


if __name__ == "__main__":
    main()
