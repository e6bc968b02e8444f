"""Visits, counted: what was opened and for how long, in one SQLite file. Nothing in it says who anybody was."""

from kiosk.visits.collector import Ongoing, collect, finish
from kiosk.visits.model import Ending, Opened, Visit
from kiosk.visits.store import UnusableError, read
from kiosk.visits.totals import Summary, median
from kiosk.visits.writer import Visits

__all__ = [
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
