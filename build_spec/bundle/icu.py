"""Makes Qt's library of ICU data smaller: 29 MB of its 32 are for what nobody asks of ICU here.

Of ICU Qt calls upper and lower case, collation, conversion of encodings, and names of time zones. The kiosk sorts
nothing by a language's rules, reads and writes UTF-8 alone, and names no time zone. Only Linux: on Windows and macOS Qt
uses the system's ICU. The tools are ICU's own (icu-devtools) and the linker.
"""

import re
import shutil
import subprocess
from pathlib import Path

# Names of currencies, languages, regions, units, time zones; transliterations; numbers in words; breaks between words;
# tables of encodings (UTF-8 needs none), names of characters and of hosts; and what orders and calendars have in single
# languages, such as coll/zh.res and zh_Hant.res: ICU takes root.res where it finds none.
_UNUSED = re.compile(
    r"(curr|lang|region|unit|zone|translit|rbnf|brkitr)/.*|.*\.cnv|unames\.icu|uts46\.nrm"
    r"|[a-z]{2,3}(_[A-Z0-9]\w+)?\.res|coll/[a-z]{2,3}(_\w*)?\.res"
)


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
    unused = folder / "unused.lst"
    items = subprocess.run(["icupkg", "-l", str(data)], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607
    unused.write_text("\n".join(filter(_UNUSED.fullmatch, items.split())), encoding="ascii")
    _run("icupkg", "-r", unused, data)
    _run("genccode", "-o", "-m", library, "-e", f"icudt{version[0]}", "-d", folder, data)
    target = folder / library.name
    made = folder / f"{data.stem}_dat.o"
    _run("ld", "-shared", f"-soname={library.name}", "-z", "noexecstack", "-o", target, made)
    return target


def _run(*command: str | Path) -> None:
    subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
