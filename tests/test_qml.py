"""The QML against the Python types it names: no warning, house format."""

import subprocess
import sys
from pathlib import Path


def test_qmllint_has_nothing_to_say() -> None:
    script = Path(__file__).parent.parent / "build_spec" / "qml.py"
    done = subprocess.run([sys.executable, script, "lint"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no warnings" in done.stdout
