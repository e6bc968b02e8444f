"""The events that integrators read are those that README.md explains."""

import re
from pathlib import Path

from kiosk.session.event import EventName

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_readme_explains_each_event_once() -> None:
    table = README.partition("| event | means |")[2].partition("\n\n")[0]
    explained = re.findall(r"`(\w+)`", "".join(line.split("|")[1] for line in table.splitlines() if "`" in line))
    assert sorted(explained) == sorted(EventName)
