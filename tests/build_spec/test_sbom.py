"""The list of parts names what is in the executable, in a form that other programs read."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from build_spec.bundle import sbom
from kiosk import __version__


def parts(folder: Path) -> dict[str, Any]:
    sbom.write(folder, folder / "parts.json")
    written: dict[str, Any] = json.loads((folder / "parts.json").read_text(encoding="utf-8"))
    return written


def test_every_part_has_a_version_and_an_address(tmp_path: Path) -> None:
    written = parts(tmp_path)
    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert written["metadata"]["component"]["version"] == __version__
    names = {part["name"] for part in written["components"]}
    assert {"Python", "Qt", "PySide6_Essentials", "pydantic", "PyYAML", "argon2-cffi"} <= names
    assert not {"pytest", "ruff", "kiosk"} & names
    for part in written["components"]:
        assert part["version"]
        assert part["purl"].startswith("pkg:")
        assert part["licenses"]
    (needs,) = (entry["dependsOn"] for entry in written["dependencies"] if "dependsOn" in entry)
    assert sorted(needs) == sorted(part["bom-ref"] for part in written["components"])


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux the system's libraries are inside")
def test_the_systems_libraries_are_there_with_their_packages_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sbom, "_debian", lambda *arguments: f"{arguments[-1]}-1.2")
    for name in ("Python", "PyInstaller's loader", "libglib2.0-0"):
        (tmp_path / f"{name}.txt").touch()
    (library,) = (part for part in parts(tmp_path)["components"] if part["purl"].startswith("pkg:deb"))
    assert library["purl"] == "pkg:deb/debian/libglib2.0-0@libglib2.0-0-1.2"


def test_the_same_parts_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert parts(tmp_path) == parts(tmp_path)
    assert parts(tmp_path)["metadata"]["timestamp"].startswith("2023-11-14T22:13:20")
