"""What the editor does to a deck, without Qt: its fields, its changes, its pictures, and what a crash leaves behind."""
