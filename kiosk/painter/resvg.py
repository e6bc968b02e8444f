"""The library that draws, without what its package loads to know its own version: 40 ms and 5 MB, at each start."""

import sys
from importlib.util import find_spec
from types import ModuleType

if "resvg" not in sys.modules and (_package := find_spec("resvg")):
    _empty = ModuleType("resvg")
    _empty.__path__ = list(_package.submodule_search_locations or ())
    sys.modules["resvg"] = _empty
    try:
        from resvg._resvg import render, usvg
    finally:
        del sys.modules["resvg"]
else:
    from resvg import render, usvg

__all__ = ["render", "usvg"]
