"""Builds dist/kiosk_VERSION_ARCHITECTURE.deb from dist/kiosk with debhelper. `make deb` calls it, on Debian or Ubuntu.

What debhelper reads is put together in build/deb: build_spec/debian/files/, the folder that PyInstaller made, the icons
and the manual page.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from build_spec import sourcedate
from build_spec.bundle import notices
from build_spec.debian import manpage
from kiosk import __version__

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "build_spec" / "debian" / "files"
ICONS = ROOT / "resources" / "icons"
BUNDLE = ROOT / "dist" / "kiosk"
WORK = ROOT / "build" / "deb"
# The builder's name, as in Debian's own tools.
MAINTAINER = f"{os.environ.get('DEBFULLNAME', 'The kiosk authors')} <{os.environ.get('DEBEMAIL', 'kiosk@localhost')}>"
# The project has no website yet; this name is reserved for examples (RFC 2606).
HOMEPAGE = os.environ.get("KIOSK_HOMEPAGE", "https://kiosk.example/")


def _prepare(tree: Path) -> None:
    """Assemble what debhelper reads."""
    shutil.copytree(LINUX / "debian", tree / "debian")
    shutil.copytree(BUNDLE, tree / "bundle", symlinks=True)
    for name in ("service", "sysusers", "tmpfiles", "udev"):
        shutil.copy(LINUX / f"kiosk.{name}", tree / "debian")
    for unit in LINUX.glob("kiosk-*"):
        shutil.copy(unit, tree / "debian" / f"kiosk.{unit.name}")
    for name in ("kiosk.desktop", "kiosk.rules", "stick"):
        shutil.copy(LINUX / name, tree)
    shutil.copytree(ROOT / "docs", tree / "docs", ignore=shutil.ignore_patterns("*.gif"))
    shutil.copytree(BUNDLE / "_internal" / "kiosk" / "data", tree / "example")  # the data of this very build
    now = datetime.fromtimestamp(_built(), UTC)
    _fill(
        LINUX / "metainfo.xml",
        tree / "org.kiosk.Kiosk.metainfo.xml",
        VERSION=__version__,
        DATE=str(now.date()),
        HOMEPAGE=HOMEPAGE,
    )
    _fill(LINUX / "debian" / "control", tree / "debian" / "control", MAINTAINER=MAINTAINER)
    terms = {
        "PARTS": notices.parts(BUNDLE),
        "MIT": _quoted(ROOT / "LICENSE"),
        "OFL": _quoted(ROOT / "resources" / "fonts" / "OFL.txt"),
    }
    _fill(LINUX / "debian" / "copyright", tree / "debian" / "copyright", **terms)
    (tree / "kiosk.1").write_text(manpage.page(now.date()), encoding="utf-8")
    entry = "  * CHANGELOG.md tells what is new."
    head, foot = f"kiosk ({__version__}) unstable; urgency=medium", f" -- {MAINTAINER}  {format_datetime(now)}"
    (tree / "debian" / "changelog").write_text(f"{head}\n\n{entry}\n\n{foot}\n", encoding="utf-8")
    (tree / "debian" / "shlibs.local").write_text("".join(sorted(_own_libraries())), encoding="utf-8")
    _icons(tree / "icons" / "hicolor")
    sourcedate.settle(tree, _built())


def _own_libraries() -> Iterator[str]:
    """A line for dpkg-shlibdeps for each library inside, for which nothing has to be installed (deb-shlibs(5))."""
    for file in (BUNDLE / "_internal").glob("lib*.so.*"):
        name, _, version = file.name.partition(".so.")
        yield f"{name} {version}\n"


def _built() -> float:
    """When the program was built, in s since 1970."""
    return (BUNDLE / "kiosk").stat().st_mtime


def _fill(source: Path, target: Path, **values: str) -> None:
    text = source.read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    target.write_text(text, encoding="utf-8")


def _quoted(file: Path) -> str:
    """A text in the form of a copyright file."""
    lines = file.read_text(encoding="utf-8").strip().splitlines()
    return "\n".join(f" {line}" if line.strip() else " ." for line in lines)


def _icons(theme: Path) -> None:
    """Put the icon into the theme that every desktop falls back to."""
    pictures = {file.stem.rpartition("-")[2]: file for file in (ICONS / "png").glob("kiosk-*.png")}
    for size in ("16", "24", "32", "48", "64", "128", "256", "512"):
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        shutil.copy(pictures[size], folder / "kiosk.png")
    (theme / "scalable" / "apps").mkdir(parents=True)
    shutil.copy(ICONS / "kiosk.svg", theme / "scalable" / "apps")


def build(folder: Path) -> Path:
    """Build the package in `folder` with debhelper and return its path. The same program gives the same package."""
    shutil.rmtree(folder, ignore_errors=True)
    tree = folder / f"kiosk-{__version__}"
    _prepare(tree)
    subprocess.run(["dpkg-buildpackage", "-b", "-us", "-uc", "-tc"], check=True, cwd=tree)  # noqa: S607 - Debian's own
    (package,) = folder.glob("*.deb")
    return package


def main() -> None:
    """Build the package and print its path."""
    if not (BUNDLE / "kiosk").is_file():
        sys.exit("dist/kiosk is not there: run `make dist` first")
    package = build(WORK)
    package = package.replace(ROOT / "dist" / package.name)
    print(f"{package.relative_to(ROOT)}: {package.stat().st_size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    main()
