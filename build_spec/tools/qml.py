"""Lints and formats the QML: `python -m build_spec.tools.qml lint`, or `format`.

qmllint knows the Python types through a .qmltypes file, which is made here from the modules in kiosk/bridge: from their
source, but for the types of kiosk/bridge/contents.py, which are in no source.
"""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject

from kiosk.bridge.contents import TYPES as TYPES_OF_CONTENT

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "kiosk" / "ui"
MODULE = "Kiosk"
TYPES = ROOT / "build" / "qmltypes"
TOOLS = Path(sys.executable).parent


def _tool(name: str, *arguments: str | Path) -> str:
    command = [str(TOOLS / f"pyside6-{name}"), *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)  # noqa: S603
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")
    return done.stdout


def make_types() -> None:
    """Write build/qmltypes/Kiosk/: a qmldir and the types of the Python classes that QML may name."""
    folder = TYPES / MODULE
    folder.mkdir(parents=True, exist_ok=True)
    sources = [
        file for file in sorted((ROOT / "kiosk" / "bridge").rglob("*.py")) if "QObject" in file.read_text("utf-8")
    ]
    classes = json.loads(_tool("metaobjectdump", *sources))
    every = (class_ for unit in classes for class_ in unit["classes"])
    for entry in (entry for class_ in every for entry in class_.get("properties", ())):
        entry["constant"] = "notify" not in entry  # the tool drops it; our properties are the one or the other
    classes.append({"classes": list(map(_dump, TYPES_OF_CONTENT.values()))})
    dump = folder / "classes.json"
    dump.write_text(json.dumps(classes), encoding="utf-8")
    _tool(
        "qmltyperegistrar",
        "--generate-qmltypes",
        folder / "plugin.qmltypes",
        "--import-name",
        MODULE,
        "--major-version",
        "1",
        "--minor-version",
        "0",
        "-o",
        folder / "registrations.cpp",
        dump,
    )
    (folder / "qmldir").write_text(f"module {MODULE}\ntypeinfo plugin.qmltypes\n", encoding="utf-8")


def _dump(type_: type[QObject]) -> dict[str, object]:
    """A type as metaobjectdump writes it, from the type itself."""
    meta = type_.staticMetaObject  # type: ignore[attr-defined]  # PySide's stubs do not have it
    properties = (meta.property(index) for index in range(meta.propertyOffset(), meta.propertyCount()))
    methods = (meta.method(index) for index in range(meta.methodOffset(), meta.methodCount()))
    return {
        "className": meta.className(),
        "qualifiedClassName": meta.className(),
        "object": True,
        "superClasses": [{"access": "public", "name": "QObject"}],
        "classInfos": [{"name": "QML.Element", "value": "auto"}],
        "properties": [
            {"name": found.name(), "type": found.typeName(), "index": index, "read": found.name(), "constant": True}
            for index, found in enumerate(properties)
        ],
        "slots": [
            {
                "access": "public",
                "name": found.name().data().decode(),
                "returnType": found.typeName(),
                "arguments": [
                    {"name": f"of{index}", "type": type_.data().decode()}
                    for index, type_ in enumerate(found.parameterTypes())
                ],
            }
            for found in methods
        ],
    }


def qml_files() -> list[Path]:
    """Every QML file of the kiosk, in all rooms."""
    files = sorted(UI.rglob("*.qml"))
    assert files, f"no QML in {UI}"
    return files


def lint() -> None:
    """Every file formatted, no warning from qmllint."""
    make_types()
    files = qml_files()
    print(_tool("qmllint", "--max-warnings", "0", "-I", TYPES, *files), end="")
    unformatted = [file.name for file in files if _tool("qmlformat", file) != file.read_text(encoding="utf-8")]
    if unformatted:
        sys.exit(f"not in the house format (make format): {', '.join(unformatted)}")
    print(f"{len(files)} QML files: no warnings, all formatted")


def format_all() -> None:
    """Rewrite every file in the house format."""
    _tool("qmlformat", "--inplace", *qml_files())


if __name__ == "__main__":
    {"lint": lint, "format": format_all}[sys.argv[1]]()
