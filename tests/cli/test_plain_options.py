"""What `kiosk play` is asked for is read twice, with Typer and without, and both read the same."""

import inspect
from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.cli import plain_options, play
from kiosk.cli.commands import cli
from kiosk.player.options import Options
from kiosk.player.player import Player

RIGHT = {
    "deck": ["my-deck", "~/deck", "a b"],
    "settings": ["kiosk.yaml"],
    "windowed": ["1280x720", "320x8192"],
    "language": ["ky", "pt-BR"],
    "backend": ["auto", "gpu", "software"],
    "screen": ["0", "15"],
    "events": ["/dev/stdout"],
    "log-level": ["debug", "error"],
    "safe": ["last-good", "failsafe"],
    "safe-for": ["600"],
    "after": ["it gave no sign of life for 20 s"],
}
WRONG = [
    ["--windowed", "100x100"],
    ["--windowed", "1280"],
    ["--windowed", "1280x720x3"],
    ["--backend", "vulkan"],
    ["--screen", "16"],
    ["--screen", "-1"],
    ["--screen", "one"],
    ["--log-level", "DEBUG!"],
    ["--safe", "yes"],
    ["--safe-for", "long"],
    ["--deck"],
    ["--deck", "a", "more"],
    ["--deck", "--settings"],
    ["--unknown", "a"],
    ["-h"],
    ["--help"],
    ["deck"],
]


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> list[Options]:
    """The options that Typer has had played."""
    options: list[Options] = []

    def run(player: Player) -> int:
        options.append(player._options)
        return 0

    monkeypatch.setattr(Player, "run", run)
    return options


def typed(arguments: Sequence[str]) -> object:
    return cli(["play", *arguments], prog_name="kiosk", standalone_mode=False)


def test_each_option_is_tried_here() -> None:
    taken = {name.replace("_", "-") for name in inspect.signature(play.play).parameters}
    assert taken - {"deck-otherwise"} == set(RIGHT)  # without an option, which Typer reads
    assert {f"--{name}" for name in RIGHT} == set(plain_options._OPTIONS)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in RIGHT.items() for value in values])
def test_it_is_read_as_typer_reads_it(name: str, value: str, played: list[Options]) -> None:
    for arguments in ([f"--{name}", value], [f"--{name}={value}"], ["--language", "ru", f"--{name}", value]):
        typed(arguments)
        assert plain_options.read(arguments) == played[-1] != Options()


def test_the_last_of_two_counts(played: list[Options]) -> None:
    arguments = ["--deck", "a", "--deck", "b"]
    typed(arguments)
    assert plain_options.read(arguments) == played[-1] == Options(deck=Path("b"))


def test_nothing_is_asked_for(played: list[Options]) -> None:
    typed([])
    assert plain_options.read([]) == played[-1] == Options()


@pytest.mark.parametrize("arguments", WRONG)
def test_what_is_wrong_is_left_to_typer(arguments: list[str]) -> None:
    assert plain_options.read(arguments) is None
