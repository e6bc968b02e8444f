"""Imports point down: a module names only those of lower layers. ARCHITECTURE.md draws the same list."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kiosk"
LAYERS = (
    (
        *("problems", "paths", "session", "crop"),
        *("typography", "hours", "disk", "lines", "clock", "words", "heartbeat"),
        *("unpacked", "troubles", "itself", "letters", "output", "folders"),
    ),
    (
        *("svg", "photos", "display", "alone", "documents", "autostart", "awake", "buses", "licences"),
        *("typeface", "needs", "power", "sticks"),
    ),
    ("deck", "writing", "supervisor", "outside"),
    (
        "decks",
        "settings",
        "events",
        "logs",
        "faults",
        "pin",
        "visits",
        "selftest",
        "today",
        "starts",
        "bookmarks",
        "pause",
    ),
    ("pace", "report", "deckwatch", "lockdown"),
    ("host",),
    ("bridge",),
    ("app",),
    ("render",),
    ("film",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MAY_IMPORT_QT = {"bridge", "app", "render", "film"}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def unit(file: Path) -> str:
    """The layer's name of a file: its module, or the package it is in."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> set[str]:
    """The full names a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_down(file: Path) -> None:
    if file == PACKAGE / "__init__.py":
        assert not imports(file)
        return
    own = unit(file)
    for name in imports(file):
        if name.startswith("kiosk.") and name != "kiosk.__version__":
            other = name.split(".")[1]
            assert other == own or LEVEL[other] < LEVEL[own], f"{own} imports {other}"
        if name.startswith(("PySide6", "shiboken6")):
            assert own in MAY_IMPORT_QT, f"{own} imports Qt"


def test_every_module_has_a_layer() -> None:
    assert {unit(file) for file in SOURCES} - {"__init__"} == set(LEVEL)
