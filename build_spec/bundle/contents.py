"""Chooses what goes into the executable, out of all that PyInstaller found: only what the kiosk uses.

An entry is PyInstaller's: its place in the bundle, its source, its kind. README.md gives the reasons.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePath
from pkgutil import iter_modules

import PIL
import PySide6
from PyInstaller.depend.bindepend import get_imports

from build_spec.bundle import icu, runpath

Entry = tuple[str, str, str]
_LIBRARIES = ("BINARY", "EXTENSION")

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "kiosk" / "ui"
QT = Path(PySide6.__file__).parent / "Qt"
QML = (QT if (QT / "qml").is_dir() else QT.parent) / "qml"  # the Windows wheel has no folder Qt

# The kiosk itself has no network: these rooms and what they use are extras, in packages of their own. The commands of
# these rooms say so (kiosk/cli/link.py).
EXTRAS = ("kiosk.link", "kiosk.fleet", "kiosk.desk")
# Modules that our packages could use but the kiosk does not. Without ssl and _hashlib there is no OpenSSL: hashlib has
# hashes of its own.
UNUSED_MODULES = [
    *("mypy", "hypothesis", "pytest", "unittest", "doctest", "pdb", "pydoc", "tkinter", "setuptools"),
    *("pygments", "curses", "readline", "asyncio", "multiprocessing", "tarfile", "bz2", "lzma"),
    *("ssl", "_ssl", "_hashlib", "ftplib", "smtplib", "xmlrpc", "socketserver", "webbrowser"),
    "PySide6.QtWidgets",
    *("PySide6.QtOpenGL", "PySide6.QtNetwork"),  # kiosk/__init__.py has empty ones in their place
    "pydantic.v1",  # its old interface
    "defusedxml",  # Pillow would use it for XML in photos
    *(*EXTRAS, "paho", "urllib3", "requests", "apprise", "flask", "waitress"),
]
# The parts of Pillow that kiosk/pictures/photos/ needs: no decoders of other formats, no fonts, no windows.
_PILLOW = {
    *("Image", "ImageChops", "ImageCms", "ImageColor", "ImageFile", "ImageMode", "ImagePalette", "ImageSequence"),
    *("JpegImagePlugin", "JpegPresets", "PngImagePlugin", "WebPImagePlugin", "ExifTags", "TiffTags", "PaletteFile"),
    *("GimpGradientFile", "GimpPaletteFile", "_binary", "_deprecate", "_imaging", "_imagingcms", "_util", "_version"),
    "_webp",
}
UNUSED_MODULES += [f"PIL.{module.name}" for module in iter_modules(PIL.__path__) if module.name not in _PILLOW]

# Qt's plugins, by folder and by name without lib and ending. Names that a platform lacks do no harm.
_PLUGINS = {
    "platforms": "qxcb qwayland qoffscreen qwindows qcocoa",
    "imageformats": "qsvg qico",  # Pillow decodes photos
    "xcbglintegrations": "qxcb-egl-integration qxcb-glx-integration",
    "wayland-shell-integration": "xdg-shell",
    "wayland-graphics-integration-client": "qt-plugin-wayland-egl",
    "wayland-decoration-client": "bradient",  # the frame of a --windowed kiosk
}

# Libraries of every Linux with graphics, which graphics drivers load too: an older copy of ours would break those.
_SYSTEM = re.compile(
    r"lib(stdc\+\+|gcc_s|z|expat|fontconfig|freetype|png16|X11|X11-xcb|xcb|xcb-glx|Xau|Xdmcp|bsd|md|GL|EGL|OpenGL|GLX"
    r"|GLdispatch|drm|gbm|wayland-[a-z]+|dbus-1|systemd|gcrypt|gpg-error|lz4|lzma|cap|mvec)\.so\.\d+"
)


def used(binaries: Iterable[Entry], datas: Iterable[Entry], work: Path) -> tuple[list[Entry], list[Entry]]:
    """The entries of both that are used. `work` is a folder for intermediate files."""
    libraries = _used_binaries(binaries)
    places = {entry[0] for entry in libraries}
    for number, (place, source, kind) in enumerate(libraries):
        if PurePath(place).name.startswith("libicudata.so"):
            libraries[number] = (place, str(icu.smaller(Path(source), work / "icu")), kind)
    return portable(libraries, work), [entry for entry in datas if _is_used_data(entry, places)]


def portable(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """The same entries, with libraries that do not mention this computer's folders."""
    if sys.platform != "linux":
        return list(entries)
    return [
        (place, str(runpath.without(Path(source), work / "runpath" / place)) if kind in _LIBRARIES else source, kind)
        for place, source, kind in entries
    ]


def _used_binaries(found: Iterable[Entry]) -> list[Entry]:
    """Python's and Qt's modules, the plugins used, and every library that these need."""
    entries = {entry[0]: entry for entry in found if not _SYSTEM.fullmatch(PurePath(entry[0]).name)}
    by_source = {str(Path(source).resolve()): name for name, source, _ in entries.values()}
    waiting = [name for name, _, kind in entries.values() if _is_root(PurePath(name), kind)]
    kept: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept.add(name)
            needs = (str(Path(file).resolve()) for _, file in get_imports(entries[name][1]) if file)
            waiting += [by_source[file] for file in needs if file in by_source]
    return sorted(entries[name] for name in kept)


def _is_root(name: PurePath, kind: str) -> bool:
    """Whether it is loaded by name, and not because another library needs it."""
    if kind == "EXTENSION" or name.name.startswith(("libpython", "python3", "libXss", "libsndfile")):
        return True
    if "plugins" in name.parts:
        plugin = re.sub(r"^lib|\.(so|dll|dylib)$", "", name.name)
        return plugin in _PLUGINS.get(name.parent.name, "").split()
    return _qml_module(name) in _qml_modules()


def _is_used_data(entry: Entry, libraries: set[str]) -> bool:
    """Of Qt's only the list of each QML module used: its types are for editors, and nobody sees Qt's own words."""
    name, source, kind = entry
    if kind == "SYMLINK":
        return str(PurePath(name).parent / source) in libraries
    package, found, file = name.partition(".dist-info/")
    if found:  # the licences and what names them, but not where it was installed
        is_inside = not package.startswith("pygments")
        return is_inside and (file == "METADATA" or any(word in file.lower() for word in ("licen", "sboms")))
    if not name.startswith("PySide6"):
        return True
    return PurePath(name).name == "qmldir" and _qml_module(PurePath(name)) in _qml_modules()


def compiled_qml(folder: Path) -> list[tuple[str, str]]:
    """The kiosk's QML, compiled as Qt would at the first start, to put beside its source: then no start compiles."""
    folder.mkdir(parents=True, exist_ok=True)
    compiled = []
    for source in sorted(UI.rglob("*.qml")):
        room = source.parent.relative_to(UI)
        target = folder / room / f"{source.name}c"
        target.parent.mkdir(parents=True, exist_ok=True)
        _qt_tool("qmlcachegen", "--only-bytecode", "-I", QML, "-o", target, source)
        compiled.append((str(target), (PurePath("kiosk/ui") / room).as_posix()))
    assert compiled, f"no QML in {UI}"
    return compiled


def _qml_module(name: PurePath) -> str | None:
    """The QML module of a file, as a path; None if it is not in the folder of QML modules."""
    _, found, module = name.parent.as_posix().partition("/qml/")
    return module if found else None


@cache
def _qml_modules() -> set[str]:
    """The QML modules that the kiosk's files import, and their imports, from Qt's own scanner."""
    scanned = json.loads(_qt_tool("qmlimportscanner", "-rootPath", UI, "-importPath", QML))
    return {module["relativePath"] for module in scanned if "relativePath" in module}


def _qt_tool(name: str, *arguments: str | Path) -> str:
    folder = QT / "libexec" if (QT / "libexec").is_dir() else QT.parent
    command = [str(folder / f"{name}{'.exe' if sys.platform == 'win32' else ''}"), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
