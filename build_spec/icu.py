"""Makes Qt's library of ICU data smaller: 15 MB of its 32 are names and spellings that Qt itself never asks for.

Only Linux: on Windows and macOS Qt uses the system's ICU. The tools are ICU's own (icu-devtools) and the linker.
"""

import re
import shutil
import subprocess
from pathlib import Path

# Of currencies, languages, regions, units and time zones; transliterations; numbers in words. QLocale has its own data.
_UNUSED = "curr/*", "lang/*", "region/*", "unit/*", "zone/*", "translit/*", "rbnf/*"


def smaller(library: Path, folder: Path) -> Path:
    """`library` (libicudata.so.N) without what is not used, made in `folder`. Raises SystemExit without the tools."""
    missing = [tool for tool in ("objcopy", "icupkg", "genccode", "ld") if not shutil.which(tool)]
    if missing:
        raise SystemExit(f"{', '.join(missing)}: not installed; apt-get install binutils icu-devtools")
    folder.mkdir(parents=True, exist_ok=True)
    version = re.search(r"\d+$", library.name)
    assert version, library
    data = folder / f"icudt{version[0]}l.dat"  # the name becomes that of the symbol
    _run("objcopy", "-O", "binary", "-j", ".rodata", library, data)
    for unused in _UNUSED:
        _run("icupkg", "-r", unused, data)
    _run("genccode", "-o", "-m", library, "-e", f"icudt{version[0]}", "-d", folder, data)
    target = folder / library.name
    made = folder / f"{data.stem}_dat.o"
    _run("ld", "-shared", f"-soname={library.name}", "-z", "noexecstack", "-o", target, made)
    return target


def _run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
