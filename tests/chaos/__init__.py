"""Proofs that take their time: each module breaks the kiosk or its surroundings and prints a line for each promise."""
