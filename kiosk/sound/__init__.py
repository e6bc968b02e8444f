"""Plays sound in a process of its own, so that a sound card that hangs or fails never stops the kiosk.

`client` is the kiosk's side; `process` is the player itself, started by the first sound and ended when it has been
silent for long; `messages` is what they say to each other; `opus` reads what a recording says of itself.
"""
