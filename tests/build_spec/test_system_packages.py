"""The guide names what the built folder needs of the system: what `make smoke` installs in its bare Debian."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_guide_names_the_packages_that_the_smoke_test_installs() -> None:
    needed = (ROOT / "build_spec" / "system-packages.txt").read_text(encoding="utf-8").split()
    guide = (ROOT / "docs" / "install.md").read_text(encoding="utf-8").replace("\\\n", "")
    commands = [line.split()[3:] for line in guide.splitlines() if re.match(r"sudo apt install lib", line)]
    assert commands == [needed]
