"""Proving that it is them: those who work here write their PIN, or a code of their app, and all goes on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from medspil.conversations.facts import Facts
from medspil.conversations.house_words import contact_of
from medspil.conversations.readers import Again, Plain, Reader, Reading, Value, adapter_of
from medspil.conversations.talk import Choice, Leave, Talk
from medspil.conversations.texts import _, say_moment, say_time
from medspil.conversations.tokens import PROVEN, SECOND_FACTOR
from medspil.domain.circle_decisions import NoteWrongProof, Prove
from medspil.domain.second_factor import (
    FactorKind,
    SecondFactor,
    Trial,
    Tried,
    after_wrong,
    code_in,
    next_try_at,
    try_proof,
)


@dataclass(frozen=True)
class ProofFacts(Facts):
    """Someone who works here and what they prove themselves with, where they have something.

    `name` is what they are called. `chance` is what a new secret is made of, in hexadecimal digits.
    """

    factor: SecondFactor | None = None
    name: str = ""
    chance: str = "00" * 20


async def prove(talk: Talk[ProofFacts]) -> None:
    """Asks until it is right. Each wrong one is counted, and the next has to wait longer."""
    factor = talk.facts.factor
    if factor is None:
        talk.go_on_with(SECOND_FACTOR, talk.opening)
        return
    text = _asked(factor.kind)
    for turn in count():
        not_now = [Choice[Tried](_("Not now"), Leave())]
        tried = await talk.ask(f"try-{turn}", text, _a_try(factor), not_now, secret=True)
        if tried.how is Trial.RIGHT:
            talk.decide(Prove(factor.made_at, tried.step))
            talk.go_on_with(PROVEN, talk.opening)
            return
        if tried.how is Trial.WRONG:
            talk.decide(NoteWrongProof())
            factor = after_wrong(factor, talk.now)
        text = _not_right(talk, factor, tried.how)


def _a_try(factor: SecondFactor) -> Reader[Tried]:
    """Tries what was written and keeps nothing of it but what came of it."""

    def reading(text: str, now: datetime, language: str) -> Reading[Tried]:
        code = code_in(text)
        return Again(only_figures(factor.kind)) if code is None else Value(try_proof(factor, code, now))

    return Plain(adapter_of(Tried), reading)


def only_figures(kind: FactorKind) -> str:
    """What is said to words where a code was asked for."""
    if kind is FactorKind.PIN:
        return _("A PIN is only figures. Write yours.")
    return _("The code is six figures. You see them in your app.")


def _asked(kind: FactorKind) -> str:
    if kind is FactorKind.PIN:
        return _("First I need your PIN. Write it here. I take it off the screen at once.")
    return _("First I need a code. Write the six figures that your app shows now.")


def _not_right(talk: Talk[ProofFacts], factor: SecondFactor, how: Trial) -> str:
    again = next_try_at(factor)
    waits = again is not None and again > talk.now
    if how is Trial.TOO_SOON and waits:
        lines = [_("It is too soon to try again.")]
    else:
        lines = [_("That was not the right one.")]
    if again is not None and waits:
        lines.append(_("Try once more {when}.").format(when=_clock(talk, again)))
    else:
        lines.append(_("Try once more."))
    if factor.wrong > 1:
        contact = contact_of(talk.facts.house)
        lines.append(_("If you have lost it, you can get a new one: {contact}").format(contact=contact))
    return "\n".join(lines)


def _clock(talk: Talk[ProofFacts], instant: datetime) -> str:
    """The full minute from which on one may try, as a clock shows it; with its day where that is another one."""
    local = talk.facts.settings.local(instant + timedelta(seconds=59)).replace(second=0, microsecond=0)
    if local.date() == talk.wall_clock.date():
        return _("at {time}").format(time=say_time(local.time()))
    return say_moment(local, talk.wall_clock.date())
