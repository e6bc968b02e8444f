"""Builds the executable into dist/ and prints what is in it by size. `make dist` calls it.

dist/kiosk is the folder that is installed on screens, kiosk-VERSION-SYSTEM.tar.xz the same as an archive, .cdx.json the
list of its parts, and dist/kiosk-single the one file that is carried on a stick and tried.
"""

import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from build_spec import sourcedate
from build_spec.bundle import contents, sbom
from kiosk import __version__

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
FOLDER = DIST / "kiosk"
SINGLE = DIST / ("kiosk-single.exe" if sys.platform == "win32" else "kiosk-single")
MB = 1_000_000
TARGETS = {"folder": 125 * MB, "archive": 40 * MB, "single file": 50 * MB}
LISTED = MB // 10  # bytes; smaller parts are listed together


def build() -> None:
    """Build the folder and the single file with PyInstaller."""
    for old in (FOLDER, SINGLE, *DIST.glob("kiosk-*.tar.xz"), *DIST.glob("kiosk-*.cdx.json")):
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    work = ROOT / "build" / "dist"
    log = ("--log-level", "WARN")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *log, "--distpath", DIST, "--workpath", work]
    command.append(ROOT / "build_spec" / "bundle" / "kiosk.spec")
    subprocess.run([*map(str, command)], check=True, cwd=ROOT, env=sourcedate.environment())  # noqa: S603
    sourcedate.settle(FOLDER, sourcedate.source_date())
    _stop_if_left_out((work / "kiosk" / "warn-kiosk.txt").read_text(encoding="utf-8"))


def _stop_if_left_out(warnings: str) -> None:
    """Stop if contents.py leaves out a module that the kiosk imports, other than its extras."""
    found = re.findall(r"^(excluded module named '?([\w.]+).* imported by.*\bkiosk\..*)", warnings, re.MULTILINE)
    missing = [line for line, module in found if not f"{module}.".startswith(tuple(f"{e}." for e in contents.EXTRAS))]
    if missing:
        sys.exit("\n".join(["build_spec/bundle/contents.py leaves out what the kiosk imports:", *missing]))


def build_wheel() -> None:
    """Build the source distribution from tracked files only, and the wheel from that."""
    for old in (*DIST.glob("kiosk-*.whl"), *DIST.glob("kiosk-*.tar.gz")):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        copy_tracked(ROOT, Path(folder))
        # Without isolation, the build backend is the one in uv.lock, checked by its hash.
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(DIST), folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=sourcedate.environment())  # noqa: S603


def copy_tracked(tree: Path, target: Path) -> None:
    """Copy the files that git tracks, as they are now, without other decks, notes or build output beside them.

    A source distribution has no git; its files are all copied.
    """
    if not (tree / ".git").exists():
        shutil.copytree(tree, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".venv", "build", "dist"))
        return
    command = ["git", "-c", f"safe.directory={tree}", "ls-files", "-z"]
    for name in subprocess.run(command, check=True, cwd=tree, capture_output=True, text=True).stdout.split("\0"):  # noqa: S603
        if name and (tree / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(tree / name, target / name)


def archive() -> Path:
    """Pack the folder as kiosk-VERSION-SYSTEM.tar.xz, with the list of its parts beside it."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    name = f"kiosk-{__version__}-{system}-{platform.machine().lower()}"
    sbom.write(FOLDER / "_internal" / "kiosk" / "licences", DIST / f"{name}.cdx.json")
    return Path(shutil.make_archive(str(DIST / name), "xztar", DIST, FOLDER.name, owner="root", group="root"))


def print_contents() -> None:
    """Print the folder's parts by size; those smaller than LISTED are summed up by kind."""
    sizes: Counter[str] = Counter()
    for file in FOLDER.rglob("*"):
        if file.is_file() and not file.is_symlink():
            name = file.relative_to(FOLDER).as_posix().removeprefix("_internal/")
            size = file.stat().st_size
            sizes[name if size >= LISTED else f"smaller {_kind(name)}"] += size
    for name, size in sizes.most_common():
        print(f"{size / MB:8.1f} MB  {name}")


def _kind(name: str) -> str:
    if "plugins/" in name or "/qml/" in name:
        return "plugins and QML modules of Qt"
    if name.startswith("kiosk/"):
        return "files of the kiosk"
    return "libraries and Python modules" if re.search(r"\.(so|dll|pyd|dylib)\b", name) else "other files"


def main() -> None:
    """Build, print the contents, and fail if something is larger than its limit."""
    build()
    build_wheel()
    print_contents()
    results = {
        "folder": sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file() and not file.is_symlink()),
        "archive": archive().stat().st_size,
        "single file": SINGLE.stat().st_size,
    }
    for name, size in results.items():
        print(f"{name}: {size / MB:.1f} MB, {TARGETS[name] / MB:.0f} at most")
    too_large = [name for name, size in results.items() if size > TARGETS[name]]
    if too_large:
        sys.exit(f"too large: {', '.join(too_large)}")


if __name__ == "__main__":
    main()
