"""The operator's side, without Qt: the PIN, the panel's numbers and actions, the self-test, current problems."""
