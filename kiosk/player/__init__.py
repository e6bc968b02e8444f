"""The player: builds the kiosk from its parts, runs it, and handles what happens around visits."""
