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

from build_spec import sbom, sourcedate
from kiosk import __version__

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "kiosk"
SINGLE = DIST / ("kiosk-single.exe" if sys.platform == "win32" else "kiosk-single")
MB = 1_000_000
TARGETS = {"folder": 125 * MB, "archive": 40 * MB, "single file": 50 * MB}
LISTED = MB // 10  # bytes; smaller parts are summed up


def build() -> None:
    """Let PyInstaller make the folder and the single file."""
    for old in (FOLDER, SINGLE, *DIST.glob("kiosk-*.tar.xz"), *DIST.glob("kiosk-*.cdx.json")):
        shutil.rmtree(old) if old.is_dir() else old.unlink(missing_ok=True)
    work = ROOT / "build" / "dist"
    log = ("--log-level", "WARN")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *log, "--distpath", DIST, "--workpath", work]
    command.append(ROOT / "build_spec" / "kiosk.spec")
    subprocess.run([*map(str, command)], check=True, cwd=ROOT, env=sourcedate.environment())  # noqa: S603
    sourcedate.settle(FOLDER, sourcedate.source_date())
    _stop_if_left_out((work / "kiosk" / "warn-kiosk.txt").read_text(encoding="utf-8"))


def _stop_if_left_out(warnings: str) -> None:
    """A module that the kiosk imports must not be among those that contents.py leaves out."""
    missing = re.findall(r"^excluded module named .* imported by.*\bkiosk\..*", warnings, re.MULTILINE)
    if missing:
        sys.exit("\n".join(["build_spec/contents.py leaves out what the kiosk imports:", *missing]))


def build_wheel() -> None:
    """The source distribution, of what git knows alone, and from that the wheel."""
    for old in (*DIST.glob("kiosk-*.whl"), *DIST.glob("kiosk-*.tar.gz")):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        copy_tracked(ROOT, Path(folder))
        # Without isolation the backend is the one that uv.lock names, hash for hash.
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(DIST), folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=sourcedate.environment())  # noqa: S603


def copy_tracked(tree: Path, target: Path) -> None:
    """Copy the files that git knows, as they are now: no deck, note or build output that lies beside them.

    A source distribution has no git; what lies in it is taken as it is.
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
    """The folder as kiosk-VERSION-SYSTEM.tar.xz, and beside it the list of its parts."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    name = f"kiosk-{__version__}-{system}-{platform.machine().lower()}"
    sbom.write(FOLDER / "_internal" / "kiosk" / "licences", DIST / f"{name}.cdx.json")
    return Path(shutil.make_archive(str(DIST / name), "xztar", DIST, FOLDER.name, owner="root", group="root"))


def print_contents() -> None:
    """The parts of the folder by size; what is smaller than LISTED is summed up by kind."""
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
    """Build, print, and fail when something is larger than its target."""
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
