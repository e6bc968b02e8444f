"""`kiosk narrate`: drafts of a deck's narration, spoken by a program."""

from typing import Annotated

import typer

from kiosk.cli.common import PROBLEMS, OwnDeckArgument, cli, fail, own_deck, print_problems
from kiosk.cli.deck_either import deck_either
from kiosk.cli.progress import bar_of
from kiosk.problems import ProblemsError, printable
from kiosk.speech.voice import ESPEAK


@cli.command()
@deck_either
def narrate(
    deck: OwnDeckArgument = None,
    languages: Annotated[
        str | None, typer.Option(metavar="ky,ru", help="Only these languages. [default: all of the deck]")
    ] = None,
    voice: Annotated[
        str,
        typer.Option(
            metavar="COMMAND",
            help="The program that speaks: it reads words on stdin and writes WAV to stdout; {language} stands for the "
            "language's code.",
        ),
    ] = ESPEAK,
    again: Annotated[bool, typer.Option("--again", help="Make every draft anew, with another voice.")] = False,
) -> None:
    """Have a program read the deck aloud, into narration/<language>/<card>.opus, and name the files in deck.yaml.

    What it makes are drafts: `kiosk check` lists them until a person's recordings are in their place. Only what is
    missing or reads other words is made. A recording by a person is never replaced; a new one is only named.

    \b
    Examples:
      kiosk narrate my-deck
      kiosk narrate my-deck --languages ru --voice "RHVoice-test -p elena -o /dev/stdout" --again
    """
    from kiosk.authoring import narration  # noqa: PLC0415 - only this command needs it
    from kiosk.authoring.folder import OvertakenError  # noqa: PLC0415
    from kiosk.cli.new import languages_of  # noqa: PLC0415
    from kiosk.sound.sources import SourceError  # noqa: PLC0415
    from kiosk.speech.voice import is_installed  # noqa: PLC0415
    from kiosk.yamlfiles.editing import CannotEditError  # noqa: PLC0415

    folder = own_deck(deck)
    codes = languages_of(languages) if languages else []
    if not is_installed(voice):
        fail(f"there is no program {voice.split()[0] if voice.split() else voice}; install espeak-ng, or name another")
    try:
        with bar_of(lambda: narration.count(folder, codes)) as beat:
            for done in narration.narrate(folder, voice, codes, again=again):
                typer.echo(printable(f"{done.what}: {done.file}" + (f" ({done.seconds} s)" if done.seconds else "")))
                beat()
    except (CannotEditError, OvertakenError, SourceError) as error:
        fail(str(error))
    except ProblemsError as error:
        print_problems(error.problems)
        raise typer.Exit(PROBLEMS) from None
    except OSError as error:
        fail(f"{error.filename or folder}: {error.strerror}")
