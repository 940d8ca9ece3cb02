"""Invented second factors: none yet, proven just now, or to be proven after a day's pause."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from medspil.conversations.facts import Facts
from medspil.conversations.proving import ProofFacts
from medspil.domain.circle_decisions import NoteWrongProof, Prove, SetSecondFactor
from medspil.domain.second_factor import FactorKind, SecondFactor, after_right, after_wrong, pin_secret, totp_secret

_MADE_AT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True)
class InProof:
    """Whether they have a second factor, and have proven it."""

    factor: SecondFactor | None = None
    proven: bool = True

    def facts(self, kind: type[Facts], known: dict[str, Any], name: str) -> Facts | None:
        """What the bot remembers of it; None for facts of another kind."""
        return ProofFacts(**known, factor=self.factor, name=name) if kind is ProofFacts else None

    def after(self, decision: object, now: datetime) -> "InProof":
        """The same after a decision."""
        if isinstance(decision, SetSecondFactor):
            return InProof(SecondFactor(decision.kind, decision.secret, now, last_step=decision.step))
        if self.factor is not None and isinstance(decision, Prove):
            return InProof(after_right(self.factor, decision.step))
        if self.factor is not None and isinstance(decision, NoteWrongProof):
            return replace(self, factor=after_wrong(self.factor, now))
        return self


@cache
def proof(name: str) -> InProof:
    """How it stands, by the name that scenes give it: "pin" or "app", and "away" where it has to be proven."""
    kind, _dash, away = name.partition("-")
    secret = pin_secret("428193", bytes(16)) if kind == FactorKind.PIN else totp_secret(bytes(20))
    return InProof(SecondFactor(FactorKind.PIN if kind == "pin" else FactorKind.TOTP, secret, _MADE_AT), not away)
