"""What is said of a deck's file that is not there: which one may be meant instead."""

from collections.abc import Collection
from pathlib import Path, PurePosixPath

from kiosk.deck import file_lookup
from kiosk.deck.language_names import is_called
from kiosk.problems import Problem, Rule
from kiosk.text.lookalikes import in_latin, no_latin

_FORMS = (".yaml", ".yml", ".txt", ".json")  # endings that a YAML file may have by mistake


def missing(folder: Path, name: str, listed: Collection[str] = ()) -> tuple[Problem, str] | None:
    """The problem if no file has exactly this name, and the file that only has to be renamed, if there is one.

    `listed`: the codes of the deck's languages, whose own text files are not to be renamed.
    """
    if file_lookup.find(folder, name) == name:
        return None
    near = file_lookup.similar(folder, name, _FORMS, is_short=True) or _called_otherwise(folder, name, listed)
    message, rule, hint, misnamed = "cannot be read: there is no such file", Rule.FILE_MISNAMED, "", ""
    if file_lookup.is_closed((folder / name).parent):
        message = "cannot be read: the kiosk's user may not open this folder; change its permissions"
        rule = Rule.FILE_UNREADABLE
    elif near and near.endswith(f"/{name}"):
        below = near.removesuffix(f"/{name}")
        rule, hint = Rule.DECK_NESTED, f"the deck is in the subfolder {below}: name that"
    elif near:
        why = f"{no_latin(near)}; " if in_latin(near).casefold() == name.casefold() != near.casefold() else ""
        misnamed, hint = near, f"{why}rename {near} to {name}, exactly as written here"
    else:
        rule, hint = Rule.FILE_MISSING, "write it, or check that this is the deck's folder"
        if name == "deck.yaml" and (packed := file_lookup.packed(folder)):
            hint = f"unpack {packed}, and name the folder that comes out of it"
    return Problem(folder / name, 1, 1, message, rule, hint), misnamed


def _called_otherwise(folder: Path, name: str, listed: Collection[str]) -> str | None:
    """The text file that is named `english.yaml` or `eng.yaml`, where `name` is `texts/en.yaml`."""
    wanted = PurePosixPath(name)
    if wanted.parent.name != "texts":
        return None
    texts = (PurePosixPath(file) for file in file_lookup.below(folder, _FORMS))
    others = (file for file in texts if file.parent == wanted.parent and file.stem not in listed)
    return next((str(file) for file in others if is_called(file.stem, wanted.stem)), None)
