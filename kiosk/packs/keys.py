"""Secret keys in minisign's format, for whoever builds packs: made, kept under a password, read, and signed with."""

import base64
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.packs.errors import PackError, Reason
from kiosk.packs.minisign import COMMENT, PublicKey, Signature
from kiosk.system import files

_ALGORITHM, _BY_PASSWORD, _PLAIN, _SUM = b"Ed", b"Sc", b"\0\0", b"B2"
_SALT_BYTES, _INNER_BYTES = 32, 8 + 64 + 32
_OPERATIONS, _MEMORY = 33_554_432, 1_073_741_824  # of scrypt, as minisign has them: a gigabyte, some seconds
_MOST_MEMORY = 2 * _MEMORY  # a file that asks for more is none of minisign's
_MOST_BYTES = 2000
_NO_KEY = "this is no secret key of minisign's"


@dataclass(frozen=True)
class SecretKey:
    """What signs. `seed_and_key`: 64 bytes, as libsodium has them."""

    id: bytes
    seed_and_key: bytes

    @property
    def public(self) -> PublicKey:
        """What its signatures are checked with."""
        return PublicKey(self.id, self.seed_and_key[32:])

    def sign(self, digest: bytes, comment: bytes) -> Signature:
        """The signature of a content with this BLAKE2b digest, and of a comment. The same each time."""
        own = self._signed(digest)
        return Signature(self.id, own, comment, self._signed(own + comment))

    def _signed(self, message: bytes) -> bytes:
        from nacl.bindings import crypto_sign  # noqa: PLC0415 - libsodium, only when something is signed

        return crypto_sign(message, self.seed_and_key)[:64]


def new() -> SecretKey:
    """A new key, from the system's random numbers."""
    return SecretKey(secrets.token_bytes(8), _made_of(secrets.token_bytes(32)))


def text_of(key: SecretKey, password: str = "") -> str:
    """The content of a secret key's file; with a password it takes some seconds and a gigabyte of memory."""
    inner = key.id + key.seed_and_key + _sum(key)
    salt, operations, memory = secrets.token_bytes(_SALT_BYTES), _OPERATIONS, _MEMORY
    if password:
        inner = _mixed(inner, password, salt, operations, memory)
    else:
        salt, operations, memory = bytes(_SALT_BYTES), 0, 0
    cost = operations.to_bytes(8, "little") + memory.to_bytes(8, "little")
    raw = _ALGORITHM + (_BY_PASSWORD if password else _PLAIN) + _SUM + salt + cost + inner
    what = "encrypted secret key" if password else "secret key"
    return f"{COMMENT}minisign {what}\n{base64.b64encode(raw).decode()}\n"


def write(name: Path, key: SecretKey, password: str = "") -> tuple[Path, Path]:
    """Write a secret key, for its owner alone to read, and its public key, beside each other. Raises PackError.

    Neither replaces a file.
    """
    secret, public = name.with_name(f"{name.name}.key"), name.with_name(f"{name.name}.pub")
    for file in (secret, public):
        if files.exists(file):
            raise PackError(Reason.UNWRITABLE, f"{file} is there already, and a key is never replaced")
    try:
        files.replace(secret, text_of(key, password).encode(), files.PRIVATE)
        files.replace(public, key.public.file().encode())
    except OSError as error:
        raise PackError(Reason.UNWRITABLE, f"{error.filename} cannot be written: {error.strerror}") from None
    return secret, public


def read(file: Path, ask: Callable[[], str]) -> SecretKey:
    """The secret key in a file, minisign's own or ours; `ask` gives its password if it has one. Raises PackError."""
    try:
        line = files.read(file, _MOST_BYTES).decode("ascii").splitlines()[1]
        raw = base64.b64decode(line, validate=True)
    except OSError as error:
        raise PackError(Reason.UNREADABLE, f"{file} cannot be read: {error.strerror}") from None
    except (ValueError, IndexError):
        raw = b""
    head, salt, cost, inner = raw[:6], raw[6:38], raw[38:54], raw[54:]
    is_plain = head == _ALGORITHM + _PLAIN + _SUM
    if len(inner) != _INNER_BYTES or not (is_plain or head == _ALGORITHM + _BY_PASSWORD + _SUM):
        raise PackError(Reason.NOT_A_PACK, f"{file}: {_NO_KEY}")
    if not is_plain:
        operations, memory = int.from_bytes(cost[:8], "little"), int.from_bytes(cost[8:], "little")
        if memory > _MOST_MEMORY or operations > _MOST_MEMORY:
            raise PackError(Reason.NOT_A_PACK, f"{file}: {_NO_KEY}")
        inner = _mixed(inner, ask(), salt, operations, memory)
    key = SecretKey(inner[:8], inner[8:72])
    if is_plain and _made_of(key.seed_and_key[:32]) != key.seed_and_key:  # minisign writes no sum then
        raise PackError(Reason.WRONG_SIGNATURE, f"{file}: it is damaged")
    if not is_plain and inner[72:] != _sum(key):
        raise PackError(Reason.WRONG_SIGNATURE, f"{file}: wrong password")
    return key


def _made_of(seed: bytes) -> bytes:
    from nacl.bindings import crypto_sign_seed_keypair  # noqa: PLC0415 - as above

    return crypto_sign_seed_keypair(seed)[1]


def _sum(key: SecretKey) -> bytes:
    return hashlib.blake2b(_ALGORITHM + key.id + key.seed_and_key, digest_size=32).digest()


def _mixed(inner: bytes, password: str, salt: bytes, operations: int, memory: int) -> bytes:
    from nacl.pwhash import scrypt  # noqa: PLC0415 - as above

    stream = scrypt.kdf(_INNER_BYTES, password.encode(), salt, operations, memory)
    return bytes(one ^ other for one, other in zip(inner, stream, strict=True))
