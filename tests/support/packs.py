"""Packs for tests: small, signed with keys that nobody else has."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.deck.load import load
from kiosk.packs import keys
from kiosk.packs.build import build
from kiosk.packs.keys import SecretKey
from kiosk.packs.store import Packs
from support.files import edit, write_deck

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><path d="M0 0H16V10H0Z" fill="#2D6C8F"/></svg>'


@dataclass
class Maker:
    """An editor who makes packs, and the kiosk that trusts them."""

    home: Path
    key: SecretKey
    kiosk: Packs

    def pack(self, version: str = "1.4", key: SecretKey | None = None, **given: Any) -> Path:
        """A pack of a small deck that says its version on its first card."""
        name = given.setdefault("name", "facts")
        folder = self.home / "decks" / f"{name}-{version}"
        if not folder.exists():
            write_deck(folder)
            (folder / "illustrations" / "picture.svg").write_text(SVG, encoding="utf-8")
            edit(folder / "deck.yaml", 'figure: "1"', f'figure: "{version}"')
        return self.build(folder, key, version=version, **given)

    def build(self, folder: Path, key: SecretKey | None = None, **given: Any) -> Path:
        """The pack of the deck in a folder."""
        return build(load(folder)[0], key or self.key, self.home / "packs", **given)


def maker(home: Path, kiosk: Packs | None = None) -> Maker:
    """A maker whose key the kiosk trusts."""
    made = Maker(home, keys.new(), kiosk or Packs(home / "kiosk" / "packs"))
    made.kiosk.trust(made.key.public.text(), made.key.public.name)
    return made
