"""Lints and formats the QML: `qml.py lint` or `qml.py format`.

qmllint knows the Python types through a .qmltypes file, which is made here from the modules in kiosk/bridge.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
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
    dumps = []
    for source in sorted((ROOT / "kiosk" / "bridge").glob("*.py")):
        if "@QmlElement" in source.read_text(encoding="utf-8"):
            dump = folder / f"{source.stem}.json"
            classes = json.loads(_tool("metaobjectdump", source))
            every = (class_ for unit in classes for class_ in unit["classes"])
            for entry in (entry for class_ in every for entry in class_.get("properties", ())):
                entry["constant"] = "notify" not in entry  # the tool drops it; our properties are the one or the other
            dump.write_text(json.dumps(classes), encoding="utf-8")
            dumps.append(dump)
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
        *dumps,
    )
    (folder / "qmldir").write_text(f"module {MODULE}\ntypeinfo plugin.qmltypes\n", encoding="utf-8")


def lint() -> None:
    """Every file formatted, no warning from qmllint."""
    make_types()
    files = sorted(UI.glob("*.qml"))
    print(_tool("qmllint", "--max-warnings", "0", "-I", TYPES, *files), end="")
    unformatted = [file.name for file in files if _tool("qmlformat", file) != file.read_text(encoding="utf-8")]
    if unformatted:
        sys.exit(f"not in the house format (make format): {', '.join(unformatted)}")
    print(f"{len(files)} QML files: no warnings, all formatted")


def format_all() -> None:
    """Rewrite every file in the house format."""
    _tool("qmlformat", "--inplace", *sorted(UI.glob("*.qml")))


if __name__ == "__main__":
    {"lint": lint, "format": format_all}[sys.argv[1]]()
