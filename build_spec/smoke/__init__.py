"""Tries the built program where nothing is installed, and compares its screen with the source's."""
