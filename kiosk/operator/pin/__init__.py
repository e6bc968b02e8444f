"""The panel's PIN: what is allowed as one, how it is stored, how often it may be tried, how a lock is lifted."""

from kiosk.operator.pin.guard import PinGuard as PinGuard
from kiosk.operator.pin.guard import Verdict as Verdict
from kiosk.operator.pin.policy import FEWEST_DIGITS as FEWEST_DIGITS
from kiosk.operator.pin.policy import MOST_DIGITS as MOST_DIGITS
from kiosk.operator.pin.policy import MOST_TRIES as MOST_TRIES
from kiosk.operator.pin.policy import PinError as PinError
from kiosk.operator.pin.policy import require_good as require_good
from kiosk.operator.pin.policy import wait_after_s as wait_after_s
from kiosk.operator.pin.policy import weakness as weakness
from kiosk.operator.pin.recovery import RECOVERY_NAME as RECOVERY_NAME
