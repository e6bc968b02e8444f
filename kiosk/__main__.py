"""Where the program begins.

`kiosk run`, which is meant where no command is named, is the supervisor: a small process that loads nothing but the
standard library. All else, the player it starts too, is the command line.
"""

import sys

from kiosk import itself

OF_NO_COMMAND = {"-h", "--help", "--version", "--licences"}


def main() -> None:
    """The `kiosk` command."""
    if getattr(sys, "frozen", False):
        from kiosk import unpacked  # noqa: PLC0415 - each loads only what it needs

        unpacked.settle()
    itself.distrust_the_folder()
    from kiosk import output  # noqa: PLC0415 - and none of it from that folder

    output.settle()
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in OF_NO_COMMAND):
        arguments = ["run", *arguments]
    try:
        _command(arguments)
    except output.OutputError as error:
        raise SystemExit(output.failed(error)) from None


def _command(arguments: list[str]) -> None:
    if arguments[0] == "run" and not {"-h", "--help"} & set(arguments):
        from kiosk import supervisor  # noqa: PLC0415 - each loads only what it needs

        raise SystemExit(supervisor.run([*itself.command(), "play"], arguments[1:]))
    from kiosk import cli  # noqa: PLC0415

    cli.main(arguments)


if __name__ == "__main__":
    main()
