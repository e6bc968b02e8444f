"""Public keys and signatures in minisign's format (https://jedisct1.github.io/minisign/): Ed25519 over BLAKE2b-512.

Only signatures of the hashed content ("ED") count, which minisign has made by default since 2021: a pack need not fit
into memory. A signature's trusted comment is signed too, together with the signature.
"""

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path

from kiosk.packs.errors import PackError, Reason
from kiosk.system import files

COMMENT, TRUSTED = "untrusted comment: ", "trusted comment: "
DIGEST_BYTES = 64
_KEY, _SIGNED, _UNHASHED = b"Ed", b"ED", b"Ed"
_ID_BYTES, _SIGNATURE_BYTES = 8, 64
_MOST_KEY_BYTES = 2000
_NO_KEY = "this is no public key of minisign's; it has two lines, of which the second begins with RW"


class UnhashedError(ValueError):
    """A signature of the content itself, as minisign made them until 2021, and makes them with -l."""


@dataclass(frozen=True)
class PublicKey:
    """A key that signatures are checked with."""

    id: bytes  # eight bytes that name it
    key: bytes

    @property
    def name(self) -> str:
        """As minisign writes it: 16 letters and digits."""
        return key_name(self.id)

    def text(self) -> str:
        """The key in one line, as in a file or after `minisign -P`."""
        return base64.b64encode(_KEY + self.id + self.key).decode()

    def file(self) -> str:
        """The content of its file."""
        return f"{COMMENT}minisign public key {self.name}\n{self.text()}\n"

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Whether the signature of these bytes is this key's."""
        from nacl.bindings import crypto_sign_open  # noqa: PLC0415 - libsodium, only when there is something to check
        from nacl.exceptions import BadSignatureError  # noqa: PLC0415

        try:
            crypto_sign_open(signature + message, self.key)
        except BadSignatureError:
            return False
        return True


@dataclass(frozen=True)
class Signature:
    """A signature, and the comment that was signed with it. Nothing of it is checked yet."""

    key_id: bytes
    signature: bytes
    comment: bytes
    of_comment: bytes  # the signature of signature and comment

    def text(self, untrusted: str) -> str:
        """The four lines of its file."""
        own = base64.b64encode(_SIGNED + self.key_id + self.signature).decode()
        whole = base64.b64encode(self.of_comment).decode()
        return f"{COMMENT}{untrusted}\n{own}\n{TRUSTED}{self.comment.decode()}\n{whole}\n"

    def is_comment_of(self, key: PublicKey) -> bool:
        """Whether this key has signed the comment, and so says that the signature is its own."""
        return key.has_signed(self.signature + self.comment, self.of_comment)

    def is_of(self, key: PublicKey, digest: bytes) -> bool:
        """Whether this key has signed a content with this BLAKE2b digest."""
        return key.has_signed(digest, self.signature)


def key_name(key_id: bytes) -> str:
    """A key's id as minisign writes it."""
    return f"{int.from_bytes(key_id, 'little'):016X}"


def public_key(text: str) -> PublicKey:
    """The key in a line, or in the text of its file. Raises ValueError."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    raw = _bytes(lines[-1] if lines else "", len(_KEY) + _ID_BYTES + 32)
    if raw[:2] != _KEY or len(lines) > 2:
        raise ValueError(_NO_KEY)
    return PublicKey(raw[2:10], raw[10:])


def read_public_key(file: Path) -> PublicKey:
    """The key in a file. Raises PackError."""
    try:
        return public_key(files.read(file, _MOST_KEY_BYTES).decode())
    except OSError as error:
        raise PackError(Reason.UNREADABLE, f"{file} cannot be read: {error.strerror}") from None
    except ValueError:
        raise PackError(Reason.NOT_A_PACK, f"{file}: {_NO_KEY}") from None


def signature(lines: list[bytes]) -> Signature:
    """A signature's four lines. Raises ValueError."""
    first, own, comment, whole = lines
    if not (first.startswith(COMMENT.encode()) and comment.startswith(TRUSTED.encode())):
        raise ValueError("no comments")
    raw = _bytes(own.decode("ascii"), len(_SIGNED) + _ID_BYTES + _SIGNATURE_BYTES)
    if raw[:2] == _UNHASHED:
        raise UnhashedError("the content is signed unhashed")
    if raw[:2] != _SIGNED:
        raise ValueError("another kind of signature")
    of_comment = _bytes(whole.decode("ascii"), _SIGNATURE_BYTES)
    return Signature(raw[2:10], raw[10:], comment.removeprefix(TRUSTED.encode()), of_comment)


def _bytes(line: str, many: int) -> bytes:
    try:
        raw = base64.b64decode(line, validate=True)
    except binascii.Error:
        raise ValueError(_NO_KEY) from None
    if len(raw) != many:
        raise ValueError(_NO_KEY)
    return raw
