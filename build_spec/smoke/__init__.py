"""Tries the built program where nothing is installed, and compares what it shows with the source."""
