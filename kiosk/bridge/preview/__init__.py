"""The Qt objects of a preview: a deck as the kiosk plays it, and what an editor sees around it."""

from kiosk.bridge.preview.played import Played
from kiosk.bridge.preview.preview import Preview
from kiosk.bridge.preview.words import Words

__all__ = ["Played", "Preview", "Words"]
