"""`kiosk --licences` shows the licence of every part."""

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import PySide6
from support.command import kiosk

from kiosk.licences import Part, parts

ROOT = Path(__file__).resolve().parent.parent
# What crates of Rust are under; one of each choice has its text in "Parts of Python packages".
TERMS = {
    "MIT",
    "OR",
    "AND",
    "Apache-2.0",
    "Unlicense",
    "Zlib",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "BSD-2-Clause",
    "WITH",
}
TERMS |= {"LLVM-exception", "LGPL-2.1-or-later"}
QT = ("PySide6", "shiboken6")  # their wheels bring no text


def found() -> dict[str, Part]:
    return {part.name: part for part in parts()}


def test_our_own_are_stated() -> None:
    ours = {name: part.licence for name, part in list(found().items())[:4]}
    assert ours == {
        "Kiosk, the code": "MIT",
        "The deck's illustrations": "CC BY 4.0",
        "The deck's words": "credited to their source",
        "Golos Text, the font": "OFL 1.1",
    }


def test_every_package_says_its_licence_and_brings_its_text() -> None:
    packages = [part for name, part in found().items() if name.split()[-1][0].isdigit() and part.licence]
    names = {part.name.split()[0] for part in packages}
    assert {"PySide6_Essentials", "pydantic", "pydantic_core", "typer", "PyYAML", "argon2-cffi", "rich"} <= names
    assert not {"pytest", "ruff", "kiosk"} & names  # what only developers use is no part
    assert [part.name for part in packages if not part.text and not part.name.startswith(QT)] == []
    assert "Frank Denis" in next(part.text for part in packages if part.name.startswith("PyNaCl")), "libsodium's own"


def test_qts_licence_is_there_in_full() -> None:
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found()["LGPL-3.0"].text
    assert "GNU GENERAL PUBLIC LICENSE" in found()["GPL-3.0"].text
    assert "double-conversion: BSD-3-clause" in found()["Parts of Qt"].text


def test_the_command_prints_the_list_and_the_texts() -> None:
    done = kiosk("--licences")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("Kiosk, the code: MIT\n")
    for text in ("Permission is hereby granted", "SIL OPEN FONT LICENSE", "Open Society Foundations", "DAMAGES"):
        assert text in done.stdout


def test_what_is_inside_a_package_is_named() -> None:
    crates = found()["Crates of Rust in pydantic_core"].text.splitlines()
    assert len(crates) > 50
    assert [line for line in crates if not re.match(r"[\w-]+ \d\S*: [(\w]", line)] == []
    inside = found()["Parts of Python packages"].text
    terms = {word for line in crates for word in re.findall(r"[\w.+-]+", line.partition(": ")[2].partition(". ")[0])}
    assert not terms - TERMS, "the text of a licence is missing"
    for part in (
        "Click",
        "LibYAML",
        "Argon2",
        "libffi",
        "The MIT licence",
        "The Unicode licence",
        "The zlib licence",
    ):
        assert part in inside


def test_qts_source_is_that_of_the_libraries_here() -> None:
    text = found()["Source of Qt"].text
    version = metadata.version("PySide6-Essentials")
    assert set(re.findall(r"\b6\.\d+\.\d+\b", text)) == {version}
    icu = {re.sub(r".*\.so\.", "", file.name) for file in Path(PySide6.__file__).parent.glob("Qt/lib/libicudata.so.*")}
    assert sys.platform != "linux" or icu == set(re.findall(r"ICU (\d+)\.", text))


def test_the_wheel_names_the_licences_of_what_it_holds() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = [part.licence.replace(" ", "-") for part in list(parts())[:4] if part.name != "The deck's words"]
    assert project["license"] == " AND ".join(dict.fromkeys([ours[0], "CC-BY-4.0", "OFL-1.1"]))
    assert ours == ["MIT", "CC-BY-4.0", "OFL-1.1"]
    assert all((ROOT / file).is_file() for file in project["license-files"])
    notices = {f"{folder}/{name}" for folder, name in (("illustrations", "LICENSE"), ("texts", "SOURCE"))}
    assert {f"data/nine-facts/{notice}" for notice in notices} <= set(project["license-files"])


def test_every_dependency_of_the_wheel_is_named() -> None:
    needed = [re.match(r"[\w.-]+", need) for need in metadata.requires("kiosk") or () if ";" not in need]
    named = {re.sub(r"[-_.]+", "-", name.rpartition(" ")[0]).lower() for name in found()}
    assert needed
    assert {re.sub(r"[-_.]+", "-", need[0]).lower() for need in needed if need} <= named
