"""Encryption of what a person wrote, and of names and numbers; and the keyed hashes by which they are found again.

A key carries two: one that seals, one that looks up. The first key of the setting is the one in use; the others
only read.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_HALF = 32
_NONCE = 12
_ID = 4


class BadKey(ValueError):
    """A key of MEDSPIL_KEYS is none. Its text holds nothing of the key."""


class CannotOpen(Exception):
    """A sealed value does not open: its key is not at hand, or someone changed it."""


@dataclass(frozen=True)
class Key:
    """One key: its id (made from it), the part that seals and the part that looks up."""

    id: bytes
    sealing: AESGCM
    lookup: bytes


def new_key() -> str:
    """A fresh key, as MEDSPIL_KEYS takes it."""
    return base64.urlsafe_b64encode(os.urandom(2 * _HALF)).decode().rstrip("=")


def read_key(text: str) -> Key:
    """The key that `text` spells. Raises BadKey."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 2 * _HALF:
        raise BadKey("a key in MEDSPIL_KEYS is not one that `medspil keys new` printed; copy it again, whole")
    key_id = hashlib.sha256(b"medspil key id" + raw).digest()[:_ID]
    return Key(key_id, AESGCM(raw[:_HALF]), raw[_HALF:])


class Vault:
    """Seals and opens with the keys at hand. `purpose` says which column a value belongs to: it opens nowhere else."""

    def __init__(self, keys: Sequence[Key]) -> None:
        """Takes the keys, the one in use first. Raises BadKey where there is none."""
        if not keys:
            raise BadKey("MEDSPIL_KEYS is empty; make a key with `medspil keys new` and set it")
        self._keys = {key.id: key for key in keys}
        self._current = keys[0]

    @classmethod
    def from_setting(cls, keys: str) -> "Vault":
        """The vault of a setting: keys parted by commas. Raises BadKey."""
        return cls([read_key(part.strip()) for part in keys.split(",") if part.strip()])

    def seal(self, purpose: str, words: bytes | str) -> bytes:
        """The sealed form of `words`: key id, nonce, and what AES-GCM makes of them."""
        plain = words.encode() if isinstance(words, str) else words
        nonce = os.urandom(_NONCE)
        key = self._current
        return key.id + nonce + key.sealing.encrypt(nonce, plain, purpose.encode())

    def open(self, purpose: str, sealed: bytes) -> bytes:
        """What was sealed for this purpose. Raises CannotOpen."""
        key = self._keys.get(bytes(sealed[:_ID]))
        if key is None:
            raise CannotOpen(
                "sealed with a key that MEDSPIL_KEYS does not hold; add the earlier key behind the new one"
            )
        nonce, rest = sealed[_ID : _ID + _NONCE], sealed[_ID + _NONCE :]
        try:
            return key.sealing.decrypt(nonce, rest, purpose.encode())
        except InvalidTag:
            raise CannotOpen(f"a sealed value ({purpose}) was changed, or stands where it does not belong") from None

    def open_text(self, purpose: str, sealed: bytes) -> str:
        """The same as text."""
        return self.open(purpose, sealed).decode()

    def lookup(self, purpose: str, value: str) -> bytes:
        """The keyed hash under which `value` is stored now."""
        return _hash(self._current, purpose, value)

    def lookups(self, purpose: str, value: str) -> list[bytes]:
        """The keyed hashes under which `value` may stand, with any key at hand."""
        return [_hash(key, purpose, value) for key in self._keys.values()]


def _hash(key: Key, purpose: str, value: str) -> bytes:
    return hmac.digest(key.lookup, f"{purpose}\0{value}".encode(), "sha256")
