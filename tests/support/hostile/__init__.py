"""What an attacker, a broken disk or a bad day could put into a deck: the same for the same number, everywhere."""
