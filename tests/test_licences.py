"""`kiosk --licences` shows the licence of every part."""

from support.command import kiosk

from kiosk.licences import Part, parts

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
