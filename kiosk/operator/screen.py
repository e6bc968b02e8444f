"""What the panel says of the screen."""

from dataclasses import dataclass


@dataclass
class Screen:
    """Known once there is a window."""

    size: str = ""  # as it is shown
    drawing: str = ""  # gpu or software
