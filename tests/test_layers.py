"""Imports point down: a module names only those of lower layers. ARCHITECTURE.md draws the same list."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kiosk"
# The lowest first. A room stands on one layer as a whole; a module of it that is named here stands on its own.
LAYERS = (
    (
        *("problems", "paths", "session", "supervisor.heartbeat", "hours"),
        *("operator.lazy_service", "operator.screen"),
        *("system.clock", "system.dbus", "system.files", "system.folders", "system.line_files", "system.plain_data"),
        *("system.memory", "system.power", "system.resource_limits", "system.screen_saver"),
        *("process.output", "process.relaunch", "process.single_file"),
        *("pictures.crop", "text.direction"),
    ),
    ("operator.words", "keys"),
    ("operator.troubles", "system.cache"),
    (
        *("text", "painter", "sound", "pictures", "visits", "licences", "process", "hours.today", "operator.pause"),
        *("system.autostart", "system.display", "system.requirements", "system.usb_drives"),
    ),
    ("yamlfiles", "exchange", "supervisor", "operator.destinations", "system.untrusted"),
    ("deck", "operator.pin", "operator.panel_values", "packs"),
    ("speech",),
    ("check", "settings", "report", "operator.deck_list", "operator.pack_words", "operator.self_test"),
    (
        *("session.timing", "operator.diagnosis", "system.lockdown", "deck.selection", "authoring"),
        *("packs.build", "packs.install"),
    ),
    ("operator.service", "editor", "link"),
    ("fleet",),
    ("desk",),
    ("qt",),
    ("bridge",),
    ("player",),
    ("preview",),
    ("render",),
    ("film", "fit", "pdf"),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MAY_IMPORT_QT = {"qt", "bridge", "player", "preview", "render", "film", "fit", "pdf"}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def unit(module: str) -> str:
    """The longest beginning of a module's dotted name that has a layer; the room where there is none."""
    parts = module.split(".")
    beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in beginnings if name in LEVEL), parts[0])


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


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
        assert imports(file) == {"sys", "types.ModuleType"}, "every process of the kiosk runs it"
        return
    own = unit(module_of(file))
    for name in imports(file):
        if name.startswith("kiosk.") and name != "kiosk.__version__":
            other = unit(name.removeprefix("kiosk."))
            assert other == own or LEVEL[other] < LEVEL[own], f"{own} imports {other}"
        if name.startswith(("PySide6", "shiboken6")):
            assert own.split(".")[0] in MAY_IMPORT_QT, f"{own} imports Qt"


def test_every_module_has_a_layer() -> None:
    """Only an `__init__` that imports nothing needs none: of a room whose modules are all named apart."""
    modules = {module_of(file): file for file in SOURCES}
    without = {module for module in modules if unit(module) not in LEVEL} - {"__init__"}
    assert all(modules[module].name == "__init__.py" and not imports(modules[module]) for module in without)


def test_every_layer_has_a_module() -> None:
    modules = {module_of(file) for file in SOURCES}
    assert set(LEVEL) <= modules
