"""A deck in a window while somebody works on it: it shows each change, with the kiosk's own QML."""
