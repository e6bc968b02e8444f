"""What is made for Windows, macOS and GitHub cannot run here. Told without: form, syntax, and what is named."""

import plistlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import tree_sitter_powershell
import yaml
from tree_sitter import Language, Node, Parser

from build_spec.tools import newcomer
from build_spec.windows import version_resource

ROOT = Path(__file__).resolve().parents[2]
WINDOWS, MACOS = ROOT / "build_spec" / "windows", ROOT / "build_spec" / "macos"
WORKFLOW = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
INSTALLER = (WINDOWS / "kiosk.iss").read_text(encoding="utf-8")


def faults(node: Node) -> Iterator[str]:
    if node.is_error or node.is_missing:
        yield f"{node.start_point}: {node.text!r}"
    for child in node.children:
        yield from faults(child)


@pytest.mark.parametrize("script", sorted(WINDOWS.glob("*.ps1")), ids=lambda file: file.name)
def test_powershell_syntax(script: Path) -> None:
    tree = Parser(Language(tree_sitter_powershell.language())).parse(script.read_bytes())
    assert not list(faults(tree.root_node))


def test_the_powershell_grammar_finds_faults() -> None:
    tree = Parser(Language(tree_sitter_powershell.language())).parse(b"if ($Undo { 'x' }")
    assert list(faults(tree.root_node))


def test_assigned_access_allows_the_installed_program_and_nothing_else() -> None:
    tree = Xml.parse(WINDOWS / "assigned-access.xml")  # noqa: S314 - ours
    ns = {"a": "http://schemas.microsoft.com/AssignedAccess/2017/config"}
    allowed = tree.findall(".//a:App", ns)
    assert [app.get("DesktopAppPath") for app in allowed] == [r"%ProgramFiles%\Kiosk\kioskw.exe"]
    profiles = [profile.get("Id") for profile in tree.findall(".//a:Profile", ns)]
    assert profiles == [profile.get("Id") for profile in tree.findall(".//a:DefaultProfile", ns)]


def test_the_installer_names_files_that_are_there() -> None:
    named = re.findall(r"^(?:LicenseFile|SetupIconFile)=(.+)$", INSTALLER, re.M)
    named += [source for source in re.findall(r'^Source: "([^"]+)"', INSTALLER, re.M) if "dist" not in source]
    assert len(named) == 4
    for name in named:
        assert list(WINDOWS.glob(name.replace("\\", "/"))), name
    # What make dist builds, and what kiosk.spec calls the programs.
    spec = (ROOT / "build_spec" / "bundle" / "kiosk.spec").read_text(encoding="utf-8")
    for program in set(re.findall(r"\{app\}\\(\w+)\.exe", INSTALLER)):
        assert f'name="{program}"' in spec


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", "(0, 1, 0, 0)"), ("12.3.4+next", "(12, 3, 4, 0)")])
def test_the_version_resource(version: str, numbers: str, tmp_path: Path) -> None:
    text = Path(version_resource.write(version, tmp_path / "new" / "version.txt")).read_text(encoding="utf-8")
    compile(text, "version.txt", "eval")
    assert text.count(f"{numbers}") == 2
    assert text.count(f'"{version}"') == 2


@pytest.mark.parametrize("file", sorted(MACOS.glob("*.plist")), ids=lambda file: file.name)
def test_property_lists(file: Path) -> None:
    values = plistlib.loads(file.read_bytes())
    assert values
    if file.name == "entitlements.plist":
        assert all(key.startswith("com.apple.security.cs.") and value is True for key, value in values.items())


def steps(job: Any) -> Iterator[str]:
    for step in job["steps"]:
        assert ("run" in step) != ("uses" in step)
        yield step.get("run", "")


def test_the_workflow_calls_what_is_there() -> None:
    jobs = yaml.safe_load(WORKFLOW)["jobs"]
    commands = "\n".join(command for job in jobs.values() for command in steps(job))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"^make ([a-z-]+)", commands, re.M)) <= targets
    for named in re.findall(r"build_spec[/\\][\w./\\]+", commands):
        assert (ROOT / named.replace("\\", "/")).is_file(), named
    assert {need for job in jobs.values() for need in job.get("needs", ())} <= set(jobs)


def test_debian_12_and_13_are_tried_as_a_newcomer_would() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
    job = workflow["jobs"]["debian"]
    assert job["strategy"]["matrix"]["suite"] == ["bookworm", "trixie"]
    assert "env -u CI make test" in list(steps(job))
    assert workflow["permissions"] == {"contents": "read"}


def test_a_short_try_runs_folders_that_are_there() -> None:
    folders = re.findall(r"tests/\w+", newcomer.SHORT)
    assert folders
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_each_system_publishes_the_list_of_its_parts() -> None:
    jobs = yaml.safe_load(WORKFLOW)["jobs"]
    all_steps = [step for job in jobs.values() for step in job["steps"]]
    uploads = [step["with"]["path"] for step in all_steps if "upload" in step.get("uses", "")]
    assert len(uploads) == 3
    assert all("dist/*.cdx.json" in paths for paths in uploads)


def test_the_workflow_runs_on_a_tag_and_may_write_only_where_it_publishes() -> None:
    workflow = yaml.safe_load(WORKFLOW)
    assert workflow[True]["push"]["tags"] == ["v*"]  # YAML takes `on` for true; GitHub does not
    assert workflow["permissions"] == {"contents": "read"}
    writers = [name for name, job in workflow["jobs"].items() if "write" in job.get("permissions", {}).values()]
    assert writers == ["publish"]
    assert "refs/tags/v" in workflow["jobs"]["publish"]["if"]
    runners = {job["runs-on"] for job in workflow["jobs"].values()} | set(re.findall(r"runner: ([\w.-]+)", WORKFLOW))
    assert {"ubuntu-24.04", "ubuntu-24.04-arm", "windows-2022", "macos-15"} <= runners
