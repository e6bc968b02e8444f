"""The parent of the player: starts it, watches it, and starts it again. It loads nothing but the standard library."""
