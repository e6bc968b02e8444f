"""Writes the list of all that is in the executable, with versions and licences, as CycloneDX (an SBOM).

`make dist` lays it beside what it builds: dist/kiosk-VERSION-SYSTEM.cdx.json. Whoever hears of a fault in a part looks
there whether, and in which version, the kiosk has it.
"""

import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from build_spec import sourcedate
from kiosk import __version__
from kiosk.licences import licence_of, packages

NOT_DEBIANS = {"Python", "PyInstaller's loader"}  # what else licences.py collects


def write(collected: Path, target: Path) -> None:
    """Write the program's parts into `target`. `collected` is the folder that licences.py filled for it.

    The same parts from the same sources give the same bytes.
    """
    kiosk = _component("kiosk", __version__, "MIT", PackageURL("pypi", None, "kiosk", __version__))
    kiosk.type = ComponentType.APPLICATION
    parts = list(_parts(collected))
    bom = Bom(components=parts)
    bom.metadata.component = kiosk
    moment = datetime.fromtimestamp(sourcedate.source_date(), UTC)
    bom.metadata.timestamp = moment
    bom.register_dependency(kiosk, parts)
    bom.serial_number = uuid5(NAMESPACE_URL, "".join(sorted(str(part.purl) for part in parts)) + str(moment))
    target.write_text(JsonV1Dot6(bom).output_as_string(indent=2) + "\n", encoding="utf-8")


def _parts(collected: Path) -> Iterator[Component]:
    for package in packages("kiosk"):
        purl = PackageURL("pypi", None, package.name.lower().replace("_", "-"), package.version)
        yield _component(package.name, package.version, licence_of(package), purl)
    qt = version("PySide6-Essentials")  # its wheel contains the Qt of the same version
    yield _component("Qt", qt, "LGPL-3.0-only", PackageURL("generic", None, "qt", qt))
    python = platform.python_version()
    yield _component("Python", python, "PSF-2.0", PackageURL("generic", None, "python", python))
    loader = version("pyinstaller")
    terms = "GPL-2.0-or-later WITH Bootloader-exception"
    yield _component("PyInstaller's loader", loader, terms, PackageURL("pypi", None, "pyinstaller", loader))
    if sys.platform == "linux":
        for name in sorted({file.stem for file in collected.glob("*.txt")} - NOT_DEBIANS):
            number = _debian("-W", "-f", "${Version}", name)
            yield _component(name, number, "", PackageURL("deb", "debian", name, number))


def _component(name: str, number: str, licence: str, purl: PackageURL) -> Component:
    licences = [LicenseFactory().make_from_string(licence)] if licence else []
    return Component(name=name, version=number, purl=purl, bom_ref=str(purl), licenses=licences)


def _debian(*arguments: str) -> str:
    return subprocess.run(["dpkg-query", *arguments], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
