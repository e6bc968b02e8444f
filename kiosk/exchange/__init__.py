"""How the player and `kiosk link` talk: through files in two folders, each written by one side alone.

The link writes orders and fetched packs into `to-kiosk`, the player its report into `from-kiosk`. Neither trusts the
other: what is read is bounded, no link is followed, and every value is checked against its type.
"""

from kiosk.exchange.files import Exchange
from kiosk.exchange.orders import FIELDS, NOTHING, Message, Order, Orders, PackOrder, Wanted
from kiosk.exchange.report import DaySums, Outcome, Report, Result, Trouble

__all__ = [
    "FIELDS",
    "NOTHING",
    "DaySums",
    "Exchange",
    "Message",
    "Order",
    "Orders",
    "Outcome",
    "PackOrder",
    "Report",
    "Result",
    "Trouble",
    "Wanted",
]
