"""The command line, as its users call it."""

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from support import command
from support.command import called, kiosk
from support.files import edit

from kiosk import __main__, __version__, paths
from kiosk.process import output, relaunch


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return command.home(tmp_path)


def test_version() -> None:
    done = kiosk("--version")
    assert (done.returncode, done.stdout) == (0, f"kiosk {__version__}\n")


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["run"],
        ["run", "--preview"],
        ["edit"],
        ["render"],
        ["check"],
        ["pin"],
        ["report"],
        ["settings"],
        ["selftest"],
        ["new"],
        ["schema"],
        ["sheet", "export"],
        ["sheet", "import"],
        ["translate", "export"],
        ["translate", "import"],
        ["link"],
        ["desk"],
        *(["fleet", name] for name in ("status", "watch", "publish", "rollback", "say", "pause", "restart", "set")),
        *(["fleet", name] for name in ("screenshot", "report")),
    ],
)
def test_every_command_has_help_with_examples(command: list[str]) -> None:
    done = called(*command, "--help")
    assert done.returncode == 0
    assert re.search(r"Examples:\n +kiosk", done.stdout)


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["edit"],
        ["narrate"],
        ["pack", "build", "--key", "my.key"],
        ["run", "--preview"],
        ["play"],
        ["render", "--out", "out"],
        ["report"],
        ["selftest"],
        ["autostart", "enable"],
        ["sheet", "export", "--out", "a.csv"],
        ["sheet", "import", "a.csv"],
        ["translate", "export", "--to", "ru", "--out", "a.po"],
        ["translate", "import", "a.po"],
    ],
)
def test_every_command_takes_its_deck_with_and_without_an_option(command: list[str], tmp_path: Path) -> None:
    deck = tmp_path / "not-there"
    twice = called(*command, deck, "--deck", deck)
    assert (twice.returncode, twice.stderr) == (2, "kiosk: the deck is named twice\n")
    ways = [called(*command, *named, "--help") for named in ([deck], ["--deck", deck])]
    assert [done.returncode for done in ways] == [0, 0]


@pytest.mark.parametrize("named", [["not-there"], ["--deck", "not-there"]])
@pytest.mark.parametrize(
    "command", [["check"], ["render", "--out", "out"], ["translate", "export", "--to", "ru", "--out", "a.po"]]
)
def test_both_name_the_same_deck(command: list[str], named: list[str]) -> None:
    done = called(*command, *named)
    assert (done.returncode, done.stderr) == (
        2,
        "kiosk: the deck's folder not-there cannot be read: No such file or directory\n",
    )


def test_check_of_the_shipped_deck() -> None:
    done = kiosk("check")
    assert done.returncode == 0
    said, counted = done.stderr.splitlines()
    assert said == f"no deck is named, and none is here; this is the one that plays: {paths.BUILT_IN_DECK}"
    assert re.fullmatch(r"nine-facts: (no mistakes \(9 cards, 3 languages\)|\d+ notes?)", counted)
    assert all(": note: " in line for line in done.stdout.splitlines()), done.stdout
    assert called("check", "data/nine-facts").returncode == 0


def test_check_names_three_mistakes_with_file_line_and_column(deck_folder: Path) -> None:
    lines = [
        edit(deck_folder / "deck.yaml", "accent: juniper", "accent: purple"),
        edit(deck_folder / "texts" / "en.yaml", "headline: Headline two en", "headlin: Headline two en"),
        edit(deck_folder / "texts" / "de.yaml", "title: Title de", "title: [1, 2]"),
    ]
    done = called("check", deck_folder)
    assert done.returncode == 1
    assert re.fullmatch(rf"{deck_folder.name}: 3 errors(, \d+ warnings?)?(, \d+ notes?)?\n", done.stderr)
    for file, line in zip(("deck.yaml", "texts/en.yaml", "texts/de.yaml"), lines, strict=True):
        assert f"{deck_folder}/{file}:{line}:" in done.stdout


def test_warnings_do_not_fail_a_check(deck_folder: Path) -> None:
    edit(deck_folder / "texts" / "de.yaml", "    body: Body two de.\n", "")
    done = called("check", deck_folder)
    assert done.returncode == 0
    assert ": warning: card 2 “Headline two en”: `body` is missing" in done.stdout
    assert called("check", deck_folder, "--strict", "--format", "json").returncode == 1


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_deck_without_mistakes_is_said_to_be_so(deck_folder: Path, form: str) -> None:
    for code in ("en", "de"):
        edit(deck_folder / "texts" / f"{code}.yaml", "Body one", "Body 1")
    done = called("check", deck_folder, "--format", form)
    assert done.stdout == ("[]\n" if form == "json" else "")
    assert done.stderr == f"{deck_folder.name}: no mistakes (3 cards, 2 languages)\n"


def test_the_deck_of_the_current_folder(deck_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what editors mean, and not the deck that plays."""
    monkeypatch.chdir(deck_folder)
    line = edit(deck_folder / "deck.yaml", "accent: juniper", "accent: purple")
    done = called("check")
    assert f"\ndeck.yaml:{line}:" in f"\n{done.stdout}"
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert called("render", "--out", tmp_path / "drawn").returncode == 1
    edit(deck_folder / "deck.yaml", "accent: purple", "accent: juniper")
    done = called("translate", "export", "--to", "de", "--out", tmp_path / "de.po")
    assert (done.returncode, done.stderr) == (0, "")
    assert (deck_folder / "translations.yaml").is_file()
    assert called("translate", "import", tmp_path / "de.po").stdout == "nothing to change\n"
    assert called("sheet", "export", "--out", tmp_path / "deck.csv").returncode == 0
    assert called("sheet", "import", tmp_path / "deck.csv").stdout == "nothing to change\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["edit"],
        ["sheet", "export", "--out", "x.csv"],
        ["sheet", "import", "x.csv"],
        ["translate", "export", "--to", "de", "--out", "x.po"],
        ["translate", "import", "x.po"],
    ],
    ids=" ".join,
)
def test_nobody_changes_a_deck_without_naming_it(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = called(*arguments)
    said = "kiosk: name the deck's folder, or go to it: there is no deck.yaml in the current one\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["play"], "no screen: neither DISPLAY nor WAYLAND_DISPLAY is set"),
        (["play", "--settings", "/none", "--windowed", "9x9"], "each side is 320 to 8192 px"),
        (["check", "/none"], "the deck's folder /none cannot be read: No such file or directory"),
        (["render", "--deck", "/none", "--out", "x"], "the deck's folder /none cannot be read"),
        (["render", "--deck", "data/nine-facts", "--out", "x", "--language", "fr"], "no language fr in this deck; it"),
        (["render", "--out", "x", "--size", "big"], "big is not a size such as 1920x1080"),
        (["render", "--out", "x", "--size", "9x9"], "each side is 320 to 8192 px"),
        (["render", "--out", "x", "--view", "all of it"], "no view all of it"),
        (["render", "--out", "x", "--settings", "/none"], "there is no settings file /none"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(home: dict[str, str], arguments: list[str], message: str) -> None:
    done = called(*arguments, **home)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert message in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--fullscreen"], "No such option: --fullscreen"),
        (["--backend", "best"], "Invalid value for '--backend'"),
    ],
)
def test_an_option_that_there_is_not_is_wrong_usage(arguments: list[str], message: str) -> None:
    done = called("play", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [[], ["run"]])
def test_what_the_player_says_is_what_run_says(home: dict[str, str], command: list[str]) -> None:
    done = kiosk(*command, "--events", "events.jsonl", **home)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == called("play", "--events", "events.jsonl", **home).stderr
    assert done.stderr.startswith("kiosk: no screen: neither DISPLAY nor WAYLAND_DISPLAY is set")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], ["run"]),
        (["--events", "events.jsonl"], ["run", "--events", "events.jsonl"]),
        (["--fullscreen"], ["run", "--fullscreen"]),
        (["--events", "x", "--help"], ["run", "--events", "x", "--help"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        (["check"], ["check"]),
    ],
)
def test_options_without_a_command_are_those_of_run(
    monkeypatch: pytest.MonkeyPatch, typed: list[str], meant: list[str]
) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["kiosk", *typed])
    monkeypatch.setattr(relaunch, "distrust_the_folder", lambda: None)
    monkeypatch.setattr(output, "settle", lambda: None)
    monkeypatch.setattr(__main__, "_command", begun.append)
    __main__.main()
    assert begun == [meant]


@pytest.mark.usefixtures("qapp")
def test_render_of_the_overview_alone_with_the_deck_of_the_settings(tmp_path: Path, deck_folder: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"deck: {deck_folder}\n", encoding="utf-8")
    told = f"no deck is named, and none is here; this is the one that plays: {deck_folder}\n"
    done = called("render", "--settings", tmp_path / "mine.yaml", "--out", tmp_path / "out", "--view", "overview",
                  "--size", "640x400")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, told)
    assert (tmp_path / "out" / "640x400" / "de" / "overview.png").is_file()


@pytest.mark.usefixtures("qapp")
def test_pictures_that_cannot_be_written(tmp_path: Path, deck_folder: Path) -> None:
    (tmp_path / "file").touch()
    done = called("render", "--deck", deck_folder, "--out", tmp_path / "file", "--size", "640x400")
    assert done.returncode == 2
    assert done.stderr.startswith("kiosk: the pictures cannot be written:")
    assert len(done.stderr.splitlines()) == 1


def test_render_draws_every_view_in_every_size(tmp_path: Path, deck_folder: Path) -> None:
    done = kiosk("render", "--deck", deck_folder, "--out", tmp_path / "out", "--size", "640x400", "--size", "400x640")
    assert (done.returncode, done.stderr) == (0, "")
    drawn = sorted(str(file.relative_to(tmp_path / "out")) for file in (tmp_path / "out").rglob("*.png"))
    views = [f"{view}-{number:02}-{card}.png" for view in ("attract", "card")
             for number, card in enumerate(("cover", "one", "two", "three"))] + ["overview.png"]  # fmt: skip
    expected = [
        f"{size}/{language}/{view}" for size in ("400x640", "640x400") for language in ("de", "en") for view in views
    ]
    assert drawn == sorted([*expected, "400x640/contact-sheet.png", "640x400/contact-sheet.png"])
    picture = QImage(str(tmp_path / "out" / "640x400" / "en" / "attract-01-one.png"))
    assert (picture.width(), picture.height()) == (640, 400)
    assert picture.pixelColor(500, 150).name() == "#e9a13b"  # the sun of the test's picture
    assert done.stdout.splitlines() == [str(tmp_path / "out" / name) for name in (*_in_order(drawn),)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("view", "languages", "code", "drawn"),
    [
        ("attract", ["de"], 2, []),
        ("strips", ["de"], 2, []),
        ("attract", ["de", "en"], 0, ["attract in en"]),
        ("all", ["de"], 0, ["card in de", "overview in de"]),
    ],
)
def test_there_are_no_slides_in_a_language_that_the_slideshow_does_not_speak(
    tmp_path: Path, deck_folder: Path, view: str, languages: list[str], code: int, drawn: list[str]
) -> None:
    edit(deck_folder / "deck.yaml", "cover:\n", "attract_languages: [en]\ncover:\n")
    chosen = [part for language in languages for part in ("--language", language)]
    done = called(
        "render", "--deck", deck_folder, "--out", tmp_path / "out", "--size", "640x400", "--view", view, *chosen
    )
    told = "kiosk: no slides in de: the slideshow speaks only the `attract_languages` of deck.yaml\n"
    assert (done.returncode, done.stderr) == (code, told)
    files = (tmp_path / "out").glob("*/??/*.png")
    assert sorted({f"{file.stem.partition('-')[0]} in {file.parent.name}" for file in files}) == drawn


def _in_order(drawn: list[str]) -> list[str]:
    """The order of drawing: size by size, language by language, page by page."""
    order = {"640x400": 0, "400x640": 1, "en": 0, "de": 1}

    def key(name: str) -> tuple[int, int, int, str]:
        size, *rest = name.split("/")
        if len(rest) == 1:
            return order[size], 9, 0, ""
        view = rest[1]
        number = 99 if view == "overview.png" else int(view.split("-")[1])
        return order[size], order[rest[0]], number, view

    return sorted(drawn, key=key)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
@pytest.mark.parametrize("way", ["set", "named"])
@pytest.mark.parametrize(
    "command", [["check"], ["render", "--out", "x"], ["report"], ["selftest"], ["settings"], ["autostart", "enable"]]
)
def test_a_deck_that_leads_to_itself_is_as_a_missing_one(
    home: dict[str, str], tmp_path: Path, command: list[str], way: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "config" / "kiosk").mkdir(parents=True)
    if way == "set":
        (tmp_path / "config" / "kiosk" / "kiosk.yaml").write_text(f"deck: {tmp_path}/loop/../loop\n", encoding="utf-8")
    elif command != ["settings"]:
        command = [*command, *([] if command == ["check"] else ["--deck"]), str(tmp_path / "loop")]
    done = called(*command, **{**home, "XDG_CONFIG_HOME": str(tmp_path / "config")})
    assert "Traceback" not in done.stderr
    if way == "named" and command[0] != "settings":
        assert (done.returncode, "cannot be read" in done.stderr) == (2, True)
    elif command[0] in ("check", "render", "selftest"):
        assert done.returncode == 1


def test_what_is_named_instead_of_a_folder_is_told(tmp_path: Path) -> None:
    deck, table = tmp_path / "my-deck", tmp_path / "words.csv"
    assert called("new", deck, "--languages", "en").returncode == 0
    table.write_text("id,headline [en]\ncard-1,New\n", encoding="utf-8")
    (tmp_path / "my-deck.zip").touch()
    for name, hint in {
        "my-deck/deck.yaml": f"name the folder that it is in: {deck}",
        "my-dekc": f"did you mean {deck}?",
        "my-deck.zip": "unpack it, and name the folder that comes out",
        "words.csv": "a deck is a folder with a deck.yaml",
    }.items():
        for begun in (["check"], ["edit"], ["run", "--preview"]):
            done = called(*begun, tmp_path / name)
            assert (done.returncode, done.stderr.endswith(f"; {hint}\n")) == (2, True), done.stderr
    done = called("sheet", "import", table, "--deck", deck / "deck.yaml")
    assert (done.returncode, f"name the folder that it is in: {deck}" in done.stderr) == (2, True)
