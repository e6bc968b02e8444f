"""The contract between a kiosk's link and whoever looks after it: topics and messages. docs/fleet.md explains it.

Whatever arrives from a broker is one of these messages or refused: bounded, of known types, never more.
"""

from kiosk.link.contract.desired import ALLOWED_SETTINGS, Card, Desired, Entry, Pack, Screenshot
from kiosk.link.contract.said import Heartbeat, Outcome, Presence, Problem, Rollout, Status, Visits
from kiosk.link.contract.topics import Topics, is_source
from kiosk.link.contract.wire import MAX_BYTES, SCHEMA, NotUnderstoodError, as_bytes, understood

__all__ = [
    "ALLOWED_SETTINGS",
    "MAX_BYTES",
    "SCHEMA",
    "Card",
    "Desired",
    "Entry",
    "Heartbeat",
    "NotUnderstoodError",
    "Outcome",
    "Pack",
    "Presence",
    "Problem",
    "Rollout",
    "Screenshot",
    "Status",
    "Topics",
    "Visits",
    "as_bytes",
    "is_source",
    "understood",
]
