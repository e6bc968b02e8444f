"""Proofs that take their time: each module breaks the kiosk's surroundings and prints a line for each promise."""
