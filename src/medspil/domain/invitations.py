"""Invitations: single-use codes that expire and cannot be guessed, and how wrong codes slow down."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from medspil.domain.persons import Role

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No letters and digits that look alike."""

LENGTH = 12
LONGEST_NAME = 40
LIVES = timedelta(days=30)
FREE_TRIES = 3
LONGEST_WAIT = timedelta(hours=24)


class CodeState(StrEnum):
    """How a code stands."""

    GOOD = "good"
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    TOO_SOON = "too-soon"


@dataclass(frozen=True)
class Invitation:
    """A code's invitation: for which role, in which language if one was given, until when (UTC), and whether used.

    `name` is what someone on the staff, or a supporter, will be called. `from_id` is who invited, where that was in a
    talk, `unit_id` and `paragraph` where and under which one they will be.
    """

    id: str
    role: Role
    language: str | None
    expires_at: datetime
    used: bool
    name: str | None = None
    from_id: str | None = None
    unit_id: str | None = None
    paragraph: str | None = None

    def state(self, now: datetime) -> CodeState:
        """How it stands at `now`."""
        if self.used:
            return CodeState.USED
        return CodeState.EXPIRED if now >= self.expires_at else CodeState.GOOD


def is_surely_a_code(text: str) -> bool:
    """Whether nobody would write it but as a code: in its groups, or as one word of letters and figures."""
    if as_code(text) is None:
        return False
    plain = text.strip()
    if not plain.isascii() or any(letter.isspace() for letter in plain):
        return False
    return plain.count("-") == 2 or (not plain.isalpha() and not plain.isdecimal())


def as_code(text: str) -> str | None:
    """The code in what was typed: in any case, with or without the dashes; None where it is none."""
    plain = "".join(text.split()).replace("-", "").upper()
    if len(plain) != LENGTH or any(letter not in ALPHABET for letter in plain):
        return None
    return plain


def in_groups(code: str) -> str:
    """The code as one reads it aloud: K7QD-M2XW-9RTA."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def next_try_at(wrong_codes: int, last_wrong_at: datetime | None) -> datetime | None:
    """The instant before which no further code is looked at: each wrong one doubles the wait, up to a day."""
    if last_wrong_at is None or wrong_codes < FREE_TRIES:
        return None
    wait = timedelta(minutes=1 << min(wrong_codes - FREE_TRIES, 12))
    return last_wrong_at + min(wait, LONGEST_WAIT)
