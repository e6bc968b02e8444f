"""The program starts here.

`kiosk run`, which is also the default command, is the supervisor: a small process that loads only the standard library.
Everything else, including the player that it starts, goes through the command line in kiosk/cli.
"""

import sys

from kiosk.process import relaunch

OF_NO_COMMAND = {"-h", "--help", "--version", "--licences"}


def main() -> None:
    """The `kiosk` command."""
    if getattr(sys, "frozen", False):
        from kiosk.process import single_file  # noqa: PLC0415 - each loads only what it needs

        single_file.settle()
    relaunch.distrust_the_folder()
    if sys.argv[1:] == [relaunch.PAINTER]:
        from kiosk.painter import process  # noqa: PLC0415 - it loads no more than it needs to draw

        process.serve()
        return
    if sys.argv[1:] == [relaunch.SHRINKER]:
        from kiosk.pictures.photos import shrinking  # noqa: PLC0415 - it loads no more than it needs for a photo

        sys.exit(shrinking.serve())
    from kiosk.process import output  # noqa: PLC0415 - and none of it from that folder

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
        from kiosk.supervisor import watch as supervisor  # noqa: PLC0415 - each loads only what it needs

        raise SystemExit(supervisor.run([*relaunch.command(), "play"], arguments[1:]))
    from kiosk import cli  # noqa: PLC0415

    cli.main(arguments)


if __name__ == "__main__":
    main()
