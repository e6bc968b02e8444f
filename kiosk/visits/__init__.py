"""Counts visits: what was opened and for how long, in one SQLite file. It records nothing about who anybody was."""

from kiosk.visits.collector import Ongoing, collect, finish
from kiosk.visits.model import AIDS, Done, Ending, Opened, Visit
from kiosk.visits.reading import read
from kiosk.visits.schema import UnusableError
from kiosk.visits.thread import Visits
from kiosk.visits.totals import Summary, median

__all__ = [
    "AIDS",
    "Done",
    "Ending",
    "Ongoing",
    "Opened",
    "Summary",
    "UnusableError",
    "Visit",
    "Visits",
    "collect",
    "finish",
    "median",
    "read",
]
