"""Which key means what, which presses count, and what a code scanner types. Pure."""
