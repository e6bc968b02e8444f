"""Making decks: their files as texts that can be changed, sheets, translators' files, schemas, and new decks."""
