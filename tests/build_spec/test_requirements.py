"""build_spec/requirements.txt holds for pip what uv.lock holds for uv: every package, its version, its hashes."""

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIRED = (ROOT / "build_spec" / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", "")
EXPORT = "uv export --frozen --all-extras --no-emit-project --no-annotate --no-header -o build_spec/requirements.txt"


def locked(package: dict[str, Any]) -> tuple[str, set[str]]:
    files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else ())]
    return package["version"], {file["hash"] for file in files}


def test_pip_installs_what_is_locked() -> None:
    found = {}
    for line in REQUIRED.splitlines():
        name, number = line.split(" ;")[0].split()[0].split("==")
        found[name] = number, set(re.findall(r"--hash=(\S+)", line))
    assert found == {package["name"]: locked(package) for package in LOCK["package"] if package["name"] != "kiosk"}, (
        f"uv.lock has changed; run: {EXPORT}"
    )


def test_everything_has_a_hash_and_comes_from_the_index_of_python() -> None:
    for package in LOCK["package"]:
        if package["name"] != "kiosk":
            assert locked(package)[1]
            assert package["source"] == {"registry": "https://pypi.org/simple"}
    assert "http" not in REQUIRED


def test_what_builds_the_wheel_is_locked_too() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(PROJECT["project"]["optional-dependencies"]["dev"])


def test_setting_up_checks_the_hashes() -> None:
    script = (ROOT / "build_spec" / "setup.sh").read_text(encoding="utf-8")
    installs = [line for line in script.splitlines() if re.search(r"\b(pip install|uv sync)\b", line)]
    assert len(installs) == 4
    for line in installs:
        assert re.search("--require-hashes|--frozen|--no-deps --no-build-isolation", line)
