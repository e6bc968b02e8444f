"""The program starts here.

`kiosk run`, which is also the default command, is the supervisor: a small process that loads only the standard library.
Everything else, including the player that it starts, goes through the command line in kiosk/cli.
"""

import sys

from kiosk.process import relaunch

PREVIEW = "--preview"
RUN_PREVIEW = "run --preview"  # the name of its command, which its help prints
_INTERRUPTED = 130  # what a shell reports for Ctrl+C: 128 + SIGINT
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
    if sys.argv[1:] == [relaunch.SOUND_PLAYER]:
        from kiosk.sound import process as sound_player  # noqa: PLC0415 - it loads no more than it needs to play

        sound_player.serve()
        return
    if sys.argv[1:] == [relaunch.SHRINKER]:
        from kiosk.pictures.photos import shrinking  # noqa: PLC0415 - it loads no more than it needs for a photo

        sys.exit(shrinking.serve())
    if sys.argv[1:] == [relaunch.READER]:
        from kiosk.pictures.svg import reading_process  # noqa: PLC0415 - it loads no more than it needs to read

        reading_process.serve()
        return
    if sys.argv[1:] == [relaunch.TABLE_READER]:
        from kiosk.authoring.tables import reader as table_reader  # noqa: PLC0415 - it loads no more than it needs for a table

        sys.exit(table_reader.serve())
    if sys.argv[1:] == [relaunch.PACK_READER]:
        from kiosk.packs import reading  # noqa: PLC0415 - it loads no more than it needs to read

        sys.exit(reading.serve())
    if sys.argv[1:] == [relaunch.FITTER]:
        from kiosk import fit  # noqa: PLC0415 - Qt, which only it needs

        sys.exit(fit.serve())
    from kiosk.process import output  # noqa: PLC0415 - and none of it from that folder

    output.settle()
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in OF_NO_COMMAND):
        arguments = ["run", *arguments]
    try:
        _command(arguments)
    except output.OutputError as error:
        raise SystemExit(output.failed(error)) from None
    except KeyboardInterrupt:  # while modules are loaded; each command has its own way to end
        raise SystemExit(_INTERRUPTED) from None


def _command(arguments: list[str]) -> None:
    if arguments[0] in ("run", "play") and PREVIEW in arguments:  # nothing watches over an editor's window
        arguments = [RUN_PREVIEW, *(argument for argument in arguments[1:] if argument != PREVIEW)]
    if arguments[0] == "run" and not {"-h", "--help"} & set(arguments):
        from kiosk.supervisor import mistyped  # noqa: PLC0415 - each loads only what it needs
        from kiosk.supervisor import watch as supervisor  # noqa: PLC0415
        from kiosk.supervisor.exits import WRONG_USAGE  # noqa: PLC0415

        if folder := mistyped.missing_deck(arguments[1:]):
            print(f"kiosk: there is no folder {folder}", file=sys.stderr)  # noqa: T201
            raise SystemExit(WRONG_USAGE)
        raise SystemExit(supervisor.run([*relaunch.command(), "play"], arguments[1:]))
    from kiosk import cli  # noqa: PLC0415

    cli.main(arguments)


if __name__ == "__main__":
    main()
