"""Builds dist/kiosk-link_VERSION_ARCHITECTURE.deb: the link, beside the kiosk's package. `make link-deb` calls it.

The link is a program of its own in /usr/lib/kiosk-link, so that the kiosk's executable has no TLS and no MQTT.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from build_spec import sourcedate
from build_spec.debian.package import MAINTAINER
from kiosk import __version__
from kiosk.licences import licence_of

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "build_spec" / "debian" / "link"
BUNDLE = ROOT / "dist" / "kiosk-link"
WORK = ROOT / "build" / "link-deb"
# The Python packages that are in it; their metadata carries their licences.
PARTS = (
    *("annotated-types", "paho-mqtt", "platformdirs", "pydantic", "pydantic-core", "PyYAML", "typing-extensions"),
    *("typing-inspection", "urllib3"),
)
_CONTROL = """\
Package: kiosk-link
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Section: education
Priority: optional
Depends: kiosk (>= {version}), {depends}
Recommends: ca-certificates
Description: joins an exhibition kiosk to a fleet
 It reports to an MQTT broker what the kiosk shows and whether it is well, and
 takes from there signed packs and settings. The kiosk itself has no network;
 the two talk through files.
 .
 Off by default: /usr/share/doc/kiosk/fleet.md tells how to set it up.
"""
_POSTINST = """\
#!/bin/sh
set -e
if [ "$1" = configure ]; then
    systemd-sysusers kiosk-link.conf
    systemd-tmpfiles --create kiosk-link.conf
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        systemctl try-restart kiosk-link.service
    fi
fi
"""
_PRERM = """\
#!/bin/sh
set -e
if [ -d /run/systemd/system ] && [ "$1" = remove ]; then systemctl disable --now kiosk-link.service; fi
"""

# What it has fetched, remembers and was told belongs to it; who set it up may want the settings again until a purge.
_POSTRM = """\
#!/bin/sh
set -e
if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
if [ "$1" = purge ]; then
    rm -rf /var/lib/kiosk-link /etc/kiosk-link
    if getent passwd kiosk-link >/dev/null; then userdel kiosk-link; fi
    if getent group kiosk-link >/dev/null; then groupdel kiosk-link; fi
fi
"""


def build() -> Path:
    """Build the program and the package, and return the package's path."""
    spec = ROOT / "build_spec" / "bundle" / "link.spec"
    options = [
        "--noconfirm",
        "--distpath",
        str(ROOT / "dist"),
        "--workpath",
        str(WORK / "bundle"),
        "--log-level",
        "ERROR",
    ]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(spec)], check=True, cwd=ROOT)  # noqa: S603
    tree = WORK / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    _lay(tree)
    sourcedate.settle(tree, sourcedate.source_date())
    package = ROOT / "dist" / f"kiosk-link_{__version__}_{_architecture()}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", str(tree), str(package)], check=True)  # noqa: S603, S607
    return package


def _lay(tree: Path) -> None:
    """Put together what is installed, and what dpkg is told."""
    shutil.copytree(BUNDLE, tree / "usr" / "lib" / "kiosk-link", symlinks=True)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "kiosk-link").symlink_to("../lib/kiosk-link/kiosk-link")
    for name, place in (("service", "systemd/system"), ("sysusers", "sysusers.d"), ("tmpfiles", "tmpfiles.d")):
        ending = "service" if name == "service" else "conf"
        target = tree / "usr" / "lib" / place / f"kiosk-link.{ending}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FILES / f"kiosk-link.{name}", target)
    copyright_ = tree / "usr" / "share" / "doc" / "kiosk-link" / "copyright"
    copyright_.parent.mkdir(parents=True)
    copyright_.write_text("\n".join(_terms()), encoding="utf-8")
    control = tree / "DEBIAN"
    control.mkdir()
    said = _CONTROL.format(
        version=__version__, architecture=_architecture(), maintainer=MAINTAINER, depends="libc6 (>= 2.36)"
    )
    (control / "control").write_text(said, encoding="utf-8")
    for name, script in (("postinst", _POSTINST), ("prerm", _PRERM), ("postrm", _POSTRM)):
        (control / name).write_text(script, encoding="utf-8")
        (control / name).chmod(0o755)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _terms() -> Iterator[str]:
    """What everything in it is under, with the texts of Python packages; those of libraries lie beside the program."""
    yield "Kiosk, the link: MIT\n"
    yield (ROOT / "LICENSE").read_text(encoding="utf-8")
    yield "Python, PyInstaller's loader, Debian's libraries: /usr/lib/kiosk-link/_internal/kiosk/licences\n"
    for name in PARTS:
        part = distribution(name)
        yield f"{'=' * 80}\n{part.name} {part.version}: {licence_of(part)}\n"
        for file in part.files or ():
            if ".dist-info" in str(file) and "licen" in file.name.lower():
                yield Path(str(file.locate())).read_text(encoding="utf-8")


def _architecture() -> str:
    told = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True)  # noqa: S607
    return told.stdout.strip()


def main() -> None:
    """Build the package and print its path."""
    package = build()
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    main()
