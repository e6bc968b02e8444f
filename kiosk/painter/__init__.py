"""Draws SVGs in a process of its own: bounded, killed when it hangs, and without Qt.

`client` is the kiosk's side; `process` is the painter itself, which the first picture starts and which ends when nobody
asks for long; `messages` is what they say to each other.
"""
