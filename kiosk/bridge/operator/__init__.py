"""The operator's side for QML: one object each for the PIN, the panel and the self-test, behind one gate."""

from kiosk.bridge.operator.operator import Operator
from kiosk.bridge.operator.panel import Ending
from kiosk.bridge.operator.service import Service

__all__ = ["Ending", "Operator", "Service"]
