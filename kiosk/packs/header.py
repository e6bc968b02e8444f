"""A pack's first lines: the signature, and who the pack is. All that is read of a file before it is trusted.

A pack is a signature of minisign's, four lines, followed by the signed content, a ZIP archive in which nothing is
compressed. The signature's trusted comment says name, version, size and hash. So a kiosk knows from the first thousand
bytes whether a pack is meant for it, without reading on, and minisign itself can check it:

    tail -n +5 nine-facts-1.4.kioskpack > content
    minisign -Vm content -x nine-facts-1.4.kioskpack -p my.pub
"""

import re
from dataclasses import dataclass

from kiosk.packs import minisign
from kiosk.packs.errors import PackError, Reason
from kiosk.packs.minisign import PublicKey, Signature
from kiosk.packs.record import Pack, Record
from kiosk.packs.version import is_name, is_version, order

ENDING = ".kioskpack"
MOST_HEADER_BYTES = 1024
MOST_BYTES = 700_000_000  # of a content: all photos and drawings that a deck may have
HASH_BYTES = 16
_COMMENT = re.compile(rb"kioskpack 1 name=(\S+) version=(\S+) bytes=([0-9]{1,12}) hash=([0-9a-f]{32})")


@dataclass(frozen=True)
class Header:
    """What a pack says of itself. Trusted only once `signer` has returned."""

    pack: Pack
    size: int  # bytes of the content
    signature: Signature
    length: int  # bytes of the header itself

    @property
    def key_name(self) -> str:
        """The name of the key that it says it is signed with."""
        return minisign.key_name(self.signature.key_id)


def comment_of(pack: Pack, size: int) -> bytes:
    """The trusted comment of a pack."""
    return f"kioskpack 1 name={pack.name} version={pack.version} bytes={size} hash={pack.hash}".encode()


def read(beginning: bytes) -> Header:
    """The header at the beginning of a pack, of which MOST_HEADER_BYTES are enough. Raises PackError."""
    lines = beginning[:MOST_HEADER_BYTES].split(b"\n", 4)
    try:
        found = minisign.signature(lines[:4] if len(lines) == 5 else [])
        said = _COMMENT.fullmatch(found.comment)
        name, version, size, digest = (part.decode("ascii") for part in said.groups()) if said else ("",) * 4
    except minisign.UnhashedError:
        told = "it is signed in minisign's old form, without a hash; build it again with `kiosk pack build`"
        raise PackError(Reason.NOT_A_PACK, told) from None
    except ValueError:
        name = ""
    if not (is_name(name) and is_version(version)):
        raise PackError(Reason.NOT_A_PACK, "this is not a pack, or one for a later kiosk")
    if not 0 < int(size) <= MOST_BYTES:
        raise PackError(Reason.TOO_LARGE, f"the pack is larger than {MOST_BYTES:,} bytes")
    return Header(Pack(name, version, digest), int(size), found, sum(len(line) + 1 for line in lines[:4]))


def signer(header: Header, record: Record) -> PublicKey:
    """The trusted key that has signed the header. Raises PackError if there is none."""
    known = record.keys.get(header.key_name)
    if known is None:
        told = f"it is signed with the key {header.key_name}, which this kiosk does not trust"
        raise PackError(Reason.UNKNOWN_KEY, f"{told}; if it should, run `kiosk pack trust` with that key")
    key = minisign.public_key(known)
    if not header.signature.is_comment_of(key):
        raise changed()
    return key


def changed() -> PackError:
    """What is wrong with a pack whose signature does not fit."""
    return PackError(
        Reason.WRONG_SIGNATURE, "the signature does not fit: the pack is damaged or was changed; copy it again"
    )


def require_no_older(pack: Pack, record: Record) -> None:
    """Raise PackError for a lower version than one seen before, and for another content of the same version."""
    seen = record.seen.get(pack.name)
    if seen is None or pack.hash == seen.hash or order(pack.version) > order(seen.version):
        return
    if order(pack.version) < order(seen.version):
        told = f"{pack.name} {pack.version} is older than {seen.version}, which this kiosk has had"
        raise PackError(Reason.TOO_OLD, f"{told}; if that is intended, install it with --older")
    told = f"this kiosk has had another {pack.name} {pack.version}"
    raise PackError(Reason.SAME_VERSION, f"{told}; build it again with a higher version")
