"""What is said aloud, and by which voice. Pure, but for asking whether a speaking program is installed."""
