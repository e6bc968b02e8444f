"""What the machine offers: files, clock, screen, drives, power, autostart, lock-down. No Qt."""
