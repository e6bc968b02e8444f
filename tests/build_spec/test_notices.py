"""debian/copyright names each part that the program lists, with what Debian records of it."""

from pathlib import Path

from build_spec.bundle import notices

PROGRAM = """\
#!/bin/sh
echo "Kiosk, the code: MIT"
echo "libfoo1"
echo "libold1"
echo
echo "======"
echo "MIT License"
"""


def test_each_part_and_its_licence(tmp_path: Path) -> None:
    (tmp_path / "kiosk").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "kiosk").chmod(0o755)
    records = tmp_path / "_internal" / "kiosk" / "licences"
    records.mkdir(parents=True)
    (records / "libfoo1.txt").write_text(
        "Built from foo 1\n\nFiles: *\nLicense: LGPL-2.1+\n\nLicense: LGPL-2.1+\n text\nLicense: Expat\n text\n",
        "utf-8",
    )
    (records / "libold1.txt").write_text("It was packaged by hand.\n", "utf-8")
    assert notices.parts(tmp_path).splitlines() == [
        *("  Kiosk, the code: MIT", "  libfoo1: LGPL-2.1+, Expat", "  libold1"),
    ]
