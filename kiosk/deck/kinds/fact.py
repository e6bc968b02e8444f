"""A fact: a headline and a text beside a picture. Cards that name no kind are facts."""

from kiosk.deck.kinds.kind import Kind

KIND = Kind("fact")
