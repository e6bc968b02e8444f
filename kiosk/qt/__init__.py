"""The Qt parts that QML does not use by name: window, input, fonts, painting, threads."""

import linecache
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

# PySide compiles these anew whenever it is loaded, and expressions in them that are slow to compile. They only write
# type stubs. With empty ones in their place, 6.11.3 takes a fifth less of the processor's time to load.
_SPARED = {f"shibokensupport.signature.lib.{name}" for name in ("enum_sig", "pyi_generator")}


class _Empty:
    """Finds empty modules in the place of those."""

    @staticmethod
    def find_spec(name: str, _path: Any = None, _target: Any = None) -> ModuleSpec | None:
        return ModuleSpec(name, _Empty()) if name in _SPARED else None  # type: ignore[arg-type]  # it has what is needed

    @staticmethod
    def create_module(_spec: ModuleSpec) -> None:
        return None

    @staticmethod
    def exec_module(_module: ModuleType) -> None:
        pass


class _Finders(list[Any]):
    """Finders of modules, the first of which stays the first: PySide puts its own before all others."""

    def insert(self, place: Any, finder: Any) -> None:
        super().insert(max(place, 1), finder)


if "shiboken6" not in sys.modules:
    _before = sys.meta_path
    sys.meta_path = _Finders([_Empty, *_before])
    try:
        import PySide6.QtCore
    finally:
        sys.meta_path = [finder for finder in sys.meta_path if finder is not _Empty]
import PySide6.QtCore  # noqa: E402, F401 - it brings what follows

# With each import from now on, PySide would read the whole source of the module and keep it, to see whether it has a
# word of PySide in it: that is for `from __feature__ import snake_case`, which nobody writes here. In 6.11.3 it took
# a sixth of the processor's time of a start, and 6 MB.
if "shibokensupport.feature" in sys.modules:
    vars(sys.modules["shibokensupport.feature"])["_mod_uses_pyside"] = lambda _: False
linecache.clearcache()
