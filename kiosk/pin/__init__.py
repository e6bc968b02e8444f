"""The PIN of the panel on screen: what may be one, how it is kept, how often it may be tried, what opens a lock."""

from kiosk.pin.guard import HASHER as HASHER
from kiosk.pin.guard import PinGuard as PinGuard
from kiosk.pin.guard import Verdict as Verdict
from kiosk.pin.recovery import RECOVERY_NAME as RECOVERY_NAME
from kiosk.pin.rules import FEWEST_DIGITS as FEWEST_DIGITS
from kiosk.pin.rules import MOST_DIGITS as MOST_DIGITS
from kiosk.pin.rules import MOST_TRIES as MOST_TRIES
from kiosk.pin.rules import PinError as PinError
from kiosk.pin.rules import require_good as require_good
from kiosk.pin.rules import wait_after_s as wait_after_s
from kiosk.pin.rules import weakness as weakness
