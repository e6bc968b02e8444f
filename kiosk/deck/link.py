"""A web address on a card: as people read it, and as the QR code for their telephones. The kiosk never follows it."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from kiosk.deck.qr_code import qr_code

MAX_LENGTH = 300  # letters of an address, percent-encoded: a code of 73 modules a side at most
ALL = "[all]"  # in place of a language's code: for every language without an address of its own
_MOST_SAID = 48  # letters that anyone would type
_ENCODED = re.compile("(?:%[89a-f][0-9a-f])+", re.IGNORECASE)  # letters beyond a to z
_FOREIGN = re.compile("xn--[a-z0-9-]+", re.IGNORECASE)  # a part of a site's name, as it is sent
_KEPT = "%:/?#[]@!$&'()*+,;=~"  # what may stand in an address as it is, RFC 3986


@dataclass(frozen=True)
class Link:
    """An address. `code` is its QR code without the quiet zone: for each row a text of 1 (dark) and 0."""

    said: str
    code: tuple[str, ...]


def linked(address: str) -> Link:
    """The link to a web address. Raises ValueError, in words for editors."""
    return Link(_said(address), qr_code(_encoded(address)))


def _encoded(address: str) -> str:
    """The address in the letters that every reader understands."""
    wrong = f"`{address[:40]}` is no web address: its site cannot exist; copy it from a browser"
    try:
        parts = urlsplit(address)
    except ValueError:
        raise ValueError(wrong) from None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"`{address[:40]}` is no web address; write one that begins with https://")
    if parts.username is not None or any(letter.isspace() or not letter.isprintable() for letter in address):
        raise ValueError(f"`{address[:40]}` cannot be used; write an address without spaces, names and passwords")
    try:
        host = parts.hostname.encode("idna").decode() + (f":{parts.port}" if parts.port else "")
    except ValueError:
        raise ValueError(wrong) from None
    rest = address.partition("://")[2]
    encoded = f"{parts.scheme.lower()}://{host}{quote(rest[len(parts.netloc) :], safe=_KEPT)}"
    if len(encoded) > MAX_LENGTH:
        raise ValueError(f"this address has {len(encoded)} letters, of {MAX_LENGTH} at most; use a shorter one")
    return encoded


def _said(address: str) -> str:
    """The address as people write it, without what nobody types; of a long one its site alone."""
    site, slash, way = address.partition("://")[2].partition("/")
    site, way = _FOREIGN.sub(_in_letters, site), _ENCODED.sub(_in_letters, way)
    rest = f"{site}{slash}{way}".removeprefix("www.").rstrip("/")
    return rest if len(rest) <= _MOST_SAID else f"{rest.partition('/')[0]}/…"


def _in_letters(found: re.Match[str]) -> str:
    """A part of an address as it is read, which a browser copies as `xn--80aswg` or `%D0%A2`."""
    written = found[0]
    try:
        said = unquote(written, errors="strict") if written[0] == "%" else written.encode().decode("idna")
    except UnicodeError:
        return written
    return said if said.isprintable() else written
