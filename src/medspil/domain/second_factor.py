"""The second factor of those who work here: a PIN or an app's codes, how it is tried, and how long it holds.

Pure: chance and the time come in from outside. What is kept of a PIN is what scrypt makes of it, never the PIN.
"""

import base64
import hmac
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from medspil.domain.persons import STAFF, Role

PROOF_LASTS = timedelta(days=1)
"""After a pause so long it must be proven again; all that is done on the phone meanwhile prolongs it."""

SHORTEST_PIN, LONGEST_PIN = 6, 10
SALT_BYTES, SECRET_BYTES = 16, 20

_STEP_SECONDS = 30
_FREE_WRONG = 1
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=24)
_SCRYPT = {"length": 32, "n": 2**14, "r": 8, "p": 1}
_MOST_DIGITS = 3
_DIGITS = re.compile(r"\d(?:[ -]?\d){3,}")


class FactorKind(StrEnum):
    """What somebody proves themselves with."""

    PIN = "pin"
    TOTP = "totp"


@dataclass(frozen=True)
class SecondFactor:
    """Somebody's second factor. `secret` is made by `pin_secret` or `totp_secret`; instants are UTC.

    `wrong` are the wrong tries since the last right one; `last_step` is the newest of an app's codes that was used.
    """

    kind: FactorKind
    secret: str
    made_at: datetime
    wrong: int = 0
    last_wrong_at: datetime | None = None
    last_step: int | None = None


class Trial(StrEnum):
    """What came of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    TOO_SOON = "too-soon"


@dataclass(frozen=True)
class Tried:
    """A try, without what was tried. `step` is the app's code that it used up."""

    how: Trial
    step: int | None = None


class PinFault(StrEnum):
    """Why a PIN is none."""

    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    GUESSED = "guessed"


def needs_proof(roles: frozenset[Role]) -> bool:
    """Whether somebody with these roles has to prove themselves at all."""
    return not roles.isdisjoint(STAFF)


def holds(proven_at: datetime | None, now: datetime) -> bool:
    """Whether what was last done on the phone under a proof, at `proven_at`, still counts at `now` (UTC)."""
    return proven_at is not None and now - proven_at <= PROOF_LASTS


def code_in(text: str) -> str | None:
    """The digits of a PIN or an app's code in what was written; None where there is none that could be one."""
    found = sorted((re.sub("[ -]", "", run) for run in _DIGITS.findall(text)), key=len)
    return "".join(str(int(digit)) for digit in found[-1]) if found else None


def pin_fault(pin: str) -> PinFault | None:
    """Why these digits are no good PIN; None where they are."""
    if len(pin) < SHORTEST_PIN:
        return PinFault.TOO_SHORT
    if len(pin) > LONGEST_PIN:
        return PinFault.TOO_LONG
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    is_row = len(steps) == 1 and steps <= {-1, 0, 1}
    return PinFault.GUESSED if is_row or len(set(pin)) < _MOST_DIGITS else None


def pin_secret(pin: str, salt: bytes) -> str:
    """What is kept of a PIN."""
    return f"{salt.hex()}:{_hashed(pin, salt).hex()}"


def is_pin(pin: str, secret: str) -> bool:
    """Whether it is the PIN that the secret was made of."""
    salt, _colon, hashed = secret.partition(":")
    return hmac.compare_digest(_hashed(pin, bytes.fromhex(salt)), bytes.fromhex(hashed))


def totp_secret(chance: bytes) -> str:
    """The secret that an app and Medspil share, in the letters that apps read, made of 20 bytes of chance."""
    return base64.b32encode(chance).decode()


def totp_uri(secret: str, name: str, house: str) -> str:
    """What a QR code says to the app: the secret, whose it is and of which house."""
    return _totp(secret).get_provisioning_uri(name or "Medspil", f"Medspil {house}".strip())


def totp_code(secret: str, at: datetime) -> str:
    """What the app shows at this instant."""
    return _totp(secret).generate(_step(at) * _STEP_SECONDS).decode()


def totp_step(secret: str, code: str, now: datetime, after: int | None = None) -> int | None:
    """Which of the app's codes around `now` this is; None where it is none, or no newer one than `after`.

    The clocks of two phones differ: the code before this one and the next one count, too.
    """
    here = _step(now)
    right = [
        step
        for step in (here - 1, here, here + 1)
        if hmac.compare_digest(_totp(secret).generate(step * _STEP_SECONDS), code.encode())
    ]
    return next((step for step in right if after is None or step > after), None)


def next_try_at(factor: SecondFactor) -> datetime | None:
    """The instant before which no try is looked at: behind the first wrong one each doubles the wait, up to a day."""
    if factor.last_wrong_at is None or factor.wrong <= _FREE_WRONG:
        return None
    doubled = min(factor.wrong - _FREE_WRONG - 1, 12)
    return factor.last_wrong_at + min(_FIRST_WAIT * (1 << doubled), _LONGEST_WAIT)


def try_proof(factor: SecondFactor, code: str, now: datetime) -> Tried:
    """What comes of a try at `now` (UTC). While one has to wait nothing is looked at, and nothing told."""
    again = next_try_at(factor)
    if again is not None and now < again:
        return Tried(Trial.TOO_SOON)
    if factor.kind is FactorKind.PIN:
        return Tried(Trial.RIGHT if is_pin(code, factor.secret) else Trial.WRONG)
    step = totp_step(factor.secret, code, now, factor.last_step)
    return Tried(Trial.WRONG if step is None else Trial.RIGHT, step)


def after_wrong(factor: SecondFactor, now: datetime) -> SecondFactor:
    """The factor with one more wrong try."""
    return replace(factor, wrong=factor.wrong + 1, last_wrong_at=now)


def after_right(factor: SecondFactor, step: int | None) -> SecondFactor:
    """The factor behind a right try: wrong ones are forgotten, and the app's code is used up."""
    return replace(factor, wrong=0, last_wrong_at=None, last_step=factor.last_step if step is None else step)


def _hashed(pin: str, salt: bytes) -> bytes:
    return Scrypt(salt, **_SCRYPT).derive(pin.encode())


def _totp(secret: str) -> TOTP:
    # SHA-1 is what all such apps reckon with.
    return TOTP(base64.b32decode(secret), 6, SHA1(), _STEP_SECONDS)  # noqa: S303


def _step(at: datetime) -> int:
    return int(at.timestamp()) // _STEP_SECONDS
