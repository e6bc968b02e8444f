"""What this very version of PySide must do, and the bundled typeface."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication, QRawFont, QTextLayout

from kiosk import paths
from kiosk.qt.fonts import load_fonts
from kiosk.text.typeface import FAMILY


class Emitter(QObject):
    nothing = Signal(object)
    truth = Signal(bool)


def test_signals_lose_no_references(qapp: QGuiApplication) -> None:  # noqa: ARG001
    """PySide 6.12.0 on Python 3.11 drops references to None and True until the interpreter dies (PYSIDE-3474)."""
    if sys.version_info >= (3, 12):
        pytest.skip("None and True are immortal from Python 3.12 on: there is nothing to lose")
    emitter = Emitter()
    heard: list[object] = []

    def hear(value: object) -> None:
        heard[:] = [value]

    emitter.nothing.connect(hear)
    emitter.truth.connect(hear)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(50_000):
        emitter.nothing.emit(None)
        emitter.truth.emit(True)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(now - then) < 100 for now, then in zip(after, before, strict=True)), (before, after)


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold, QFont.Weight.ExtraBold])
def test_every_weight_of_golos_is_really_used(qapp: QGuiApplication, weight: QFont.Weight) -> None:  # noqa: ARG001
    load_fonts()
    font = QFont(FAMILY)
    font.setWeight(weight)
    texts = (paths.BUILT_IN_DECK / "texts").glob("*.yaml")
    used = set("ҢңӨөҮү«»—№·").union(*(file.read_text(encoding="utf-8") for file in texts)) - set("\n")
    layout = QTextLayout(" ".join(sorted(used)), font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    assert [(run.rawFont().familyName(), run.rawFont().weight()) for run in runs] == [(FAMILY, weight)]
    assert all(glyph != 0 for run in runs for glyph in run.glyphIndexes())


def test_golos_capitals_are_as_high_as_the_theme_says(qapp: QGuiApplication) -> None:  # noqa: ARG001
    font = QRawFont(str(paths.FONTS / "GolosText-Regular.ttf"), 1000)
    assert font.capHeight() == pytest.approx(700)


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL Open Font License" in (paths.FONTS / "OFL.txt").read_text(encoding="utf-8")


LOADED = """
import subprocess
import sys
import kiosk.qt
from PySide6.QtCore import QPoint
spared = [name for name in sys.modules if name.endswith((".enum_sig", ".pyi_generator"))]
print(len(spared), {name for module in spared for name in vars(sys.modules[module]) if not name.startswith("__")})
print("argparse" in sys.modules, type(sys.meta_path) is list)
try:
    QPoint("a", {})
except TypeError as error:
    print(error)
"""


def test_what_only_writes_type_stubs_is_not_loaded_and_wrong_calls_are_still_explained() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    spared, others, *said = done.stdout.splitlines()
    assert (spared, others) == ("4 set()", "False True")
    assert "QPoint.__init__(xpos: int, ypos: int, /)" in said[-1]
    assert done.stderr == ""
