"""What is in dist/kiosk: no library that nobody expects, no trace of where it was built, and all the kiosk needs.

It looks at what `make dist` has built, which runs it; without that there is nothing to look at.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from PIL import Image
from support.files import edit, write_deck
from support.fonts import bring, made

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "dist" / "kiosk"
INSIDE = FOLDER / "_internal"
EXPECTED = ROOT / "build_spec" / "bundle" / "libraries.txt"

pytestmark = [
    pytest.mark.skipif(not INSIDE.is_dir(), reason="there is no dist/kiosk: make dist builds it"),
    pytest.mark.skipif(sys.platform != "linux", reason="build_spec/bundle/libraries.txt is Linux's"),
]


def libraries() -> Iterator[str]:
    """Their names without versions and places, each once."""
    files = (file for file in INSIDE.rglob("*") if re.search(r"\.so(\.|$)", file.name))
    return (
        re.sub(r"(-[0-9a-f]{8})?(\.cpython-\d+-[\w-]+|\.abi3|(?<=libpython)3\.\d+)?\.so[.\d]*$", "", file.name)
        for file in files
    )


def expected() -> set[str]:
    lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def test_no_library_is_unexpected() -> None:
    # Which of its own modules Python keeps in files of their own differs from build to build of Python.
    pythons = {re.sub(r"\..*", "", file.name) for file in INSIDE.glob("python3*/lib-dynload/*")}
    unexpected = set(libraries()) - expected() - (pythons - {"_ssl", "_hashlib", "_tkinter", "_curses", "readline"})
    assert sorted(unexpected) == []


def test_every_expected_library_is_there() -> None:
    """Or the list grows old."""
    assert sorted(expected() - set(libraries())) == []


def test_nothing_of_what_the_kiosk_has_no_use_for() -> None:
    unwanted = (
        r"Widgets|Pdf|Controls|Sql|gtk|gdk|qgif|qtiff|qtga|qwbmp|qicns|qvnc|qml(dbg|lint)|translations|libcrypto|libssl"
    )
    names = [str(file.relative_to(INSIDE)) for file in INSIDE.rglob("*")]
    assert [name for name in names if re.search(unwanted, name)] == []


def test_the_kiosks_files_are_inside() -> None:
    wanted = [ROOT / "LICENSE"]
    for folder in ("data", "resources/fonts", "resources/licences", "kiosk/ui"):
        wanted += [file for file in (ROOT / folder).rglob("*") if file.is_file()]
    places = [file.relative_to(ROOT / "kiosk" if "ui" in file.parts else ROOT) for file in wanted]
    assert [str(place) for place in places if not (INSIDE / "kiosk" / place).is_file()] == []
    for file in (INSIDE / "kiosk" / "ui").rglob("*.qml"):
        assert file.with_suffix(".qmlc").is_file(), f"{file.name} is not compiled"


def test_no_link_leads_nowhere_or_out() -> None:
    for file in FOLDER.rglob("*"):
        if file.is_symlink():
            assert file.exists(), f"{file} leads nowhere"
            assert file.resolve().is_relative_to(FOLDER.resolve()), f"{file} leads out"


def test_no_text_tells_where_it_was_built() -> None:
    texts = [*INSIDE.glob("*.dist-info/**/*"), *INSIDE.rglob("*.qml*"), *INSIDE.rglob("*.yaml")]
    assert [str(file) for file in texts if file.is_file() and str(ROOT).encode() in file.read_bytes()] == []


def test_no_library_looks_for_others_where_it_was_built() -> None:
    """A folder of that name on another machine is somebody else's."""
    looked = subprocess.run(
        ["readelf", "-d", *(str(file) for file in INSIDE.rglob("*.so*") if not file.is_symlink())],
        env={"LC_ALL": "C", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    paths = re.findall(r"Library r(?:un)?path: \[(.*)\]", looked.stdout)
    assert paths
    assert {path for path in paths if not path.startswith("$ORIGIN")} == set()


def named() -> set[str]:
    """The parts that the program itself lists, without their versions and licences."""
    listed = subprocess.run([FOLDER / "kiosk", "--licences"], capture_output=True, text=True, check=True).stdout
    lines = listed.partition("\n\n")[0].splitlines()
    return {re.sub(r"( \d[\w.]*)?(: .*)?$", "", line).replace("_", "-").lower() for line in lines}


def test_every_module_is_of_a_part_whose_licence_is_named() -> None:
    readers = pytest.importorskip("PyInstaller.archive.readers")
    modules = readers.CArchiveReader(str(FOLDER / "kiosk")).open_embedded_archive("PYZ.pyz").toc
    tops = {name.partition(".")[0] for name in modules} - set(sys.stdlib_module_names) - {"kiosk"}
    tops |= {re.sub(r"\..*", "", file.relative_to(INSIDE).parts[0]) for file in INSIDE.glob("*/**/*.so*")}
    tops |= {file.name.partition(".")[0] for file in INSIDE.glob("*.cpython-*.so")}
    owners, parts = packages_distributions(), named()
    pythons = re.compile(r"_?pyi|python3|_sysconfigdata|pillow$")
    missing = {
        top
        for top in tops
        if not pythons.match(top) and not {name.replace("_", "-").lower() for name in owners.get(top, ())} & parts
    }
    assert missing == set()


def test_every_library_of_debians_is_of_a_part_whose_licence_is_named() -> None:
    if not shutil.which("dpkg-query"):
        pytest.skip("only Debian tells whose a library is")
    parts = named()
    for file in INSIDE.glob("lib*.so*"):
        if file.is_symlink() or file.name.startswith("libpython"):
            continue
        told = subprocess.run(["dpkg-query", "-S", f"*/{file.name}"], capture_output=True, text=True, check=False)
        assert {line.partition(":")[0] for line in told.stdout.splitlines()} & parts, file.name


def test_it_reads_and_draws_all_that_a_deck_may_have(tmp_path: Path) -> None:
    """What only some decks need is easily left out: links, marked words, fonts, looks, large photos."""
    deck = write_deck(tmp_path / "deck")
    bring(deck, made("აბგ"), "    licence: N. N., SIL OFL 1.1\n")
    Image.new("RGB", (6500, 6400), "teal").save(deck / "illustrations" / "large.jpg")  # 42 megapixels
    file = deck / "deck.yaml"
    edit(file, "  - id: two\n", "    link: https://example.org\n  - id: two\n")
    edit(file, "picture.svg\n    dwell: 3", "large.jpg\n    dwell: 3")
    edit(file, "cover:", "theme: {base: dark}\ncover:")
    edit(deck / "texts" / "en.yaml", "Body one en.", "Some words are **აბგ**.")
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    drawn = str(tmp_path / "drawn")
    for arguments in (["check", str(deck)], ["render", "--deck", str(deck), "--view", "card", "--out", drawn]):
        done = subprocess.run([FOLDER / "kiosk", *arguments], env=home, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        if arguments[0] == "check":
            assert re.search(r"large\.jpg:1:1: warning: .*a smaller copy", done.stdout), done.stdout
    assert len(list(Path(drawn).rglob("card-*.png"))) == 2 * 4  # languages, pages
