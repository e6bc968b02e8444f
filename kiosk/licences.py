"""The licences of the kiosk and of everything it is made of: in the source tree, a wheel and the executable."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from kiosk import paths


@dataclass(frozen=True)
class Part:
    """Something with its own licence. `licence` names it, where the text does not.

    `text` is empty for Qt's packages, which bring none: their licences are in parts of their own.
    """

    name: str
    licence: str
    text: str


def parts() -> Iterator[Part]:
    """The kiosk's own licence first, then its packages, Qt, and what was built into the executable."""
    yield Part("Kiosk, the code", "MIT", paths.LICENCE.read_text(encoding="utf-8"))
    pictures, words = paths.BUILT_IN_DECK / "illustrations" / "LICENSE", paths.BUILT_IN_DECK / "texts" / "SOURCE"
    yield Part("The deck's illustrations", "CC BY 4.0", pictures.read_text(encoding="utf-8"))
    yield Part("The deck's words", "credited to their source", words.read_text(encoding="utf-8"))
    yield Part("Golos Text, the font", "OFL 1.1", (paths.FONTS / "OFL.txt").read_text(encoding="utf-8"))
    for package in packages("kiosk"):
        yield Part(f"{package.name} {package.version}", licence_of(package), _texts(package))
        if crates := "\n".join(_crates(package)):
            yield Part(f"Crates of Rust in {package.name}", "", crates)
    for folder in (paths.LICENCES, paths.BUILT_IN_LICENCES):  # the second exists only in an executable
        for file in sorted(folder.glob("*.txt")):
            yield Part(file.stem, "", file.read_text(encoding="utf-8"))


def packages(root: str) -> list[Distribution]:
    """The packages that `root` needs here, and those that they need, by name."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # for another platform, or left out of the executable
        needs = [need for need in found[name].requires or () if "extra ==" not in need]
        waiting += [match[0] for need in needs if (match := re.match(r"[\w.-]+", need))]
    found.pop(root, None)
    return [package for _, package in sorted(found.items())]


def licence_of(package: Distribution) -> str:
    """The licence that a package declares: an SPDX expression, a name, or nothing."""
    about = package.metadata
    named = next((text for key in ("License-Expression", "License") for text in about.get_all(key) or () if text), "")
    classes = (line for line in about.get_all("Classifier") or () if line.startswith("License ::"))
    return named.splitlines()[0] if named else ", ".join(line.rpartition(" :: ")[2] for line in classes)


def _crates(package: Distribution) -> Iterator[str]:
    """The crates that a Rust package was built from, as it lists them itself: name, version, licence, authors."""
    parts = {"pydantic_core": "pydantic-core", "resvg": "resvg"}.get(package.name)
    text = package.read_text(f"sboms/{parts}.cyclonedx.json") if parts else None
    for crate in json.loads(text)["components"] if text else ():
        if crate.get("scope") != "excluded":  # build tools are excluded
            terms = ", ".join(licence.get("expression", "") for licence in crate.get("licenses", ()))
            yield f"{crate['name']} {crate['version']}: {terms}. {crate.get('author', '')}".rstrip(". ")


def _texts(package: Distribution) -> str:
    files = package.metadata.get_all("License-File") or ["LICENSE"]
    texts = (package.read_text(f"licenses/{file}") or package.read_text(file) for file in files)
    return "\n".join(text for text in texts if text)
