"""The ratios of all runs so far, side by side, to see whether they agree."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

FILE = Path("build/bench-history.jsonl")  # a line for each run


def add(result: Mapping[str, object], file: Path = FILE) -> None:
    """Append the ratios of a run, with when it began and the machine's load at its end."""
    figures = result["figures"]
    machine = result["machine"]
    assert isinstance(figures, list)
    assert isinstance(machine, dict)
    ratios = {figure["figure"]: figure["ratios"] for figure in figures}
    run = {"begun": result["begun"], "load": machine["load"], "ratios": ratios}
    with file.open("a", encoding="utf-8") as opened:
        opened.write(json.dumps(run, ensure_ascii=False) + "\n")


def lines(peer: str, file: Path = FILE) -> list[str]:
    """A Markdown table of our ratios to this peer: a row for each figure, a column for each run. Empty without runs."""
    if not file.is_file():
        return []
    runs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    head = ["figure", *(f"{run['begun'][:16]}, load {run['load']}" for run in runs)]
    figures = list(dict.fromkeys(name for run in runs for name in run["ratios"]))
    rows = [[name, *(_text(run["ratios"].get(name, {}).get(peer)) for run in runs)] for name in figures]
    return [_row(row) for row in (head, ["---"] + ["---:"] * len(runs), *rows)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _text(ratio: Mapping[str, float] | None) -> str:
    return f"{ratio['value']:.2f} ({ratio['least']:.2f}-{ratio['most']:.2f})" if ratio else "-"
