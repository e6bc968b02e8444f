"""What make dist hands to pip: only what git knows, and the same bytes from wherever it is built."""

import os
import subprocess
import tarfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from build_spec.bundle import build as dist

ROOT = Path(__file__).resolve().parents[2]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


def test_only_what_git_knows_is_copied_and_as_it_is_now(tmp_path: Path) -> None:
    tree, target = tmp_path / "tree", tmp_path / "target"
    (tree / "my-deck").mkdir(parents=True)
    for name in ("a file.txt", "gone.txt", "my-deck/deck.yaml"):
        (tree / name).write_text("committed", encoding="utf-8")
    git(tree, "init", "--quiet")
    git(tree, "add", "a file.txt", "gone.txt")
    (tree / "a file.txt").write_text("changed", encoding="utf-8")
    (tree / "gone.txt").unlink()
    dist.copy_tracked(tree, target)
    assert [str(file.relative_to(target)) for file in target.rglob("*")] == ["a file.txt"]
    assert (target / "a file.txt").read_text(encoding="utf-8") == "changed"


@pytest.fixture(scope="module")
def two_copies(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders with the source, of other ages and other rights, one with a deck of somebody's beside it."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone: git cannot tell what belongs to it")
    copies = []
    for number, umask in enumerate((0o022, 0o077)):
        folder = tmp_path_factory.mktemp(f"copy-{number}")
        before = os.umask(umask)
        dist.copy_tracked(ROOT, folder)
        os.umask(before)
        for file in folder.rglob("*"):
            os.utime(file, (1e9 * (number + 1),) * 2)
        copies.append(folder)
    (copies[1] / "my-deck").mkdir()
    (copies[1] / "my-deck" / "deck.yaml").touch()
    return copies


@pytest.mark.parametrize("builder", [WheelBuilder, SdistBuilder])
def test_the_same_source_gives_the_same_bytes(
    two_copies: list[Path], builder: type[WheelBuilder | SdistBuilder], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    built = [Path(next(builder(str(folder)).build(directory=str(folder / "dist")))) for folder in two_copies]
    assert built[0].name == built[1].name
    assert built[0].read_bytes() == built[1].read_bytes()


def test_a_deck_beside_the_source_is_not_in_the_source_distribution(two_copies: list[Path]) -> None:
    file = next(SdistBuilder(str(two_copies[1])).build(directory=str(two_copies[1] / "dist")))
    with tarfile.open(file) as archive:
        names = archive.getnames()
    assert any(name.endswith("/data/nine-facts/deck.yaml") for name in names)
    assert not [name for name in names if name.split("/")[1] == "my-deck"]
