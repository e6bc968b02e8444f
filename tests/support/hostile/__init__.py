"""What an attacker, a broken disk or an accident could put into a deck. The same number always gives the same."""
