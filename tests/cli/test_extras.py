"""Without an extra, a kiosk has its commands and says what to install; it never fails with a traceback."""

import sys

import pytest
from support.command import called


@pytest.mark.parametrize(
    ("command", "module", "extra"),
    [
        (["link"], "kiosk.link.__main__", "[link]"),
        (["fleet", "status"], "kiosk.fleet.config", "[fleet]"),
        (["desk"], "kiosk.desk.door", "[fleet]"),
    ],
)
def test_it_says_what_to_install(command: list[str], module: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(module)]:
        monkeypatch.delitem(sys.modules, name)
    package, _, part = module.rpartition(".")
    monkeypatch.delattr(f"{package}.{part}", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    done = called(*command)
    assert done.returncode == 2
    assert done.stderr.startswith("kiosk: this is the extra ")
    assert extra in done.stderr
