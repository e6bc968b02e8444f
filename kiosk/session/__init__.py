"""Where the visitor is: a state machine without a clock and without Qt."""
