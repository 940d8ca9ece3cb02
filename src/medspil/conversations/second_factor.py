"""The second factor: those who work here choose a PIN, or an app that shows codes, and may choose anew."""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from medspil.conversations.pictures import CodePicture
from medspil.conversations.proving import ProofFacts, only_figures
from medspil.conversations.readers import Again, Plain, Reader, Reading, Value, adapter_of, one_of
from medspil.conversations.state import Opening
from medspil.conversations.talk import Choice, Talk
from medspil.conversations.texts import _
from medspil.conversations.tokens import HOME, PROVE, PROVEN, SECOND_FACTOR
from medspil.domain.circle_decisions import SetSecondFactor
from medspil.domain.second_factor import (
    LONGEST_PIN,
    SALT_BYTES,
    SECRET_BYTES,
    SHORTEST_PIN,
    FactorKind,
    PinFault,
    Trial,
    Tried,
    code_in,
    is_pin,
    pin_fault,
    pin_secret,
    totp_secret,
    totp_step,
    totp_uri,
)

_LATER = "later"


@dataclass(frozen=True)
class NewPin:
    """A PIN that was written: what is kept of it, or why it is none."""

    secret: str = ""
    fault: PinFault | None = None


@dataclass(frozen=True)
class SamePin:
    """Whether it was written the same a second time."""

    same: bool


async def second_factor(talk: Talk[ProofFacts]) -> None:
    """Set at joining, or before the first thing that needs it; who has one proves it before another takes its place."""
    facts = talk.facts
    if facts.factor is not None and talk.opening.then is not None:
        talk.go_on_with(PROVEN, talk.opening)
        return
    if facts.factor is not None and not facts.proven:
        talk.go_on_with(PROVE, Opening(then=SECOND_FACTOR))
        return
    kind = await talk.ask(
        "kind",
        _why(facts),
        one_of(str),
        [
            Choice(_("A PIN"), FactorKind.PIN.value),
            Choice(_("An app with codes"), FactorKind.TOTP.value),
            Choice(_("Not now"), _LATER),
        ],
    )
    if kind == _LATER:
        talk.say(_("All right. Everything is as it was."))
        if talk.opening.then == HOME:
            talk.go_on_with(HOME)
    elif kind == FactorKind.PIN:
        talk.decide(SetSecondFactor(FactorKind.PIN, await _pin(talk)))
        talk.say(_("Your PIN is set. I ask for it when you have been away for a day."))
        talk.go_on_with(PROVEN, talk.opening)
    else:
        talk.decide(SetSecondFactor(FactorKind.TOTP, *await _app(talk)))
        talk.say(_("Your app is ready. I ask for a code when you have been away for a day."))
        talk.go_on_with(PROVEN, talk.opening)


def _why(facts: ProofFacts) -> str:
    if facts.factor is not None:
        now = {FactorKind.PIN: _("You have a PIN now."), FactorKind.TOTP: _("You have an app with codes now.")}
        return now[facts.factor.kind] + " " + _("What would you like instead?")
    return "\n".join(
        (
            _("Here you see something about other people. So I must know that it is you."),
            _("I ask for a code of your own when you have been away for a day."),
            _("What would you like to use?"),
        )
    )


async def _pin(talk: Talk[ProofFacts]) -> str:
    """A new PIN, written twice; returns what is kept of it."""
    salt = bytes.fromhex(talk.facts.chance)[:SALT_BYTES]
    choose = _("Choose a PIN of {least} to {most} figures. Not 123456, and no birthday.").format(
        least=SHORTEST_PIN, most=LONGEST_PIN
    )
    text = choose + "\n" + _("I take it off the screen at once.")
    for turn in count():
        new = await talk.ask(f"pin-{turn}", text, _a_new_pin(salt), secret=True)
        if new.fault is not None:
            text = _fault_words(new.fault)
            continue
        repeated = await talk.ask(
            f"again-{turn}", _("Write it once more, so that we are sure of it."), _the_same(new.secret), secret=True
        )
        if repeated.same:
            return new.secret
        text = _("Those two were not the same.") + "\n" + choose
    raise AssertionError("counting never ends")


def _a_new_pin(salt: bytes) -> Reader[NewPin]:
    def reading(text: str, now: datetime, language: str) -> Reading[NewPin]:
        pin = code_in(text)
        if pin is None:
            return Again(only_figures(FactorKind.PIN))
        fault = pin_fault(pin)
        return Value(NewPin(pin_secret(pin, salt)) if fault is None else NewPin(fault=fault))

    return Plain(adapter_of(NewPin), reading)


def _the_same(secret: str) -> Reader[SamePin]:
    def reading(text: str, now: datetime, language: str) -> Reading[SamePin]:
        pin = code_in(text)
        return Again(only_figures(FactorKind.PIN)) if pin is None else Value(SamePin(is_pin(pin, secret)))

    return Plain(adapter_of(SamePin), reading)


def _fault_words(fault: PinFault) -> str:
    if fault is PinFault.TOO_SHORT:
        return _("That is too short. It takes {least} figures at least.").format(least=SHORTEST_PIN)
    if fault is PinFault.TOO_LONG:
        return _("That is too long. It takes {most} figures at most.").format(most=LONGEST_PIN)
    return _("That one is easy to guess. Choose another one.")


async def _app(talk: Talk[ProofFacts]) -> tuple[str, int | None]:
    """An app that shows codes; returns the secret it shares, and which of its codes was used."""
    secret = totp_secret(bytes.fromhex(talk.facts.chance)[:SECRET_BYTES])
    key = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    lines = (
        _("Scan this picture with your app. Microsoft Authenticator can do it, and others."),
        _("If your app is on this phone, type this key into it: {key}").format(key=key),
        _("Then tap the button, and I take the picture away."),
    )
    uri = totp_uri(secret, talk.facts.name, talk.facts.house.name)
    picture = CodePicture("", _("A picture to scan with your app."), uri)
    await talk.ask(
        "scanned", "\n".join(lines), one_of(bool), [Choice(_("It is in my app"), True)], qr=picture, secret=True
    )
    text = _("Write the six figures that your app shows now.")
    for turn in count():
        tried = await talk.ask(f"code-{turn}", text, _a_first_code(secret), secret=True)
        if tried.how is Trial.RIGHT:
            return secret, tried.step
        text = "\n".join(
            (
                _("That code does not fit."),
                _("See that the clock of your phone is right. Write the figures that stand there now."),
            )
        )
    raise AssertionError("counting never ends")


def _a_first_code(secret: str) -> Reader[Tried]:
    def reading(text: str, now: datetime, language: str) -> Reading[Tried]:
        code = code_in(text)
        if code is None:
            return Again(only_figures(FactorKind.TOTP))
        step = totp_step(secret, code, now)
        return Value(Tried(Trial.WRONG if step is None else Trial.RIGHT, step))

    return Plain(adapter_of(Tried), reading)
