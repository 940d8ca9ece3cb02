"""When the digest comes, and whether an e-mail says that it is there."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, time, timedelta

from medspil.conversations.digests.digest_facts import DigestTimesFacts
from medspil.conversations.digests.digest_readers import a_time_of_day, a_weekday, an_email
from medspil.conversations.readers import one_of
from medspil.conversations.talk import Choice, Door, Talk
from medspil.conversations.texts import _, capital, say_time, say_weekday
from medspil.domain.circle_decisions import SetDigest
from medspil.domain.digest_times import DigestTimes

DAY, AT, EMAIL, NOTHING = "day", "at", "email", "nothing"
USUAL_TIMES = (time(8), time(9), time(12), time(15))
WORKING_DAYS = range(5)
NEVER, NO_EMAIL = -1, ""
_A_MONDAY = date(2026, 11, 30)


async def digest_settings(talk: Talk[DigestTimesFacts]) -> None:
    """The day, the time, or the e-mail: one of them at a time."""
    times = talk.facts.times
    choices = [Choice(_("Another day"), DAY), Choice(_("Another time"), AT)]
    if talk.facts.house.sends_email:
        choices.append(Choice(_("E-mail"), EMAIL))
    what: str = await talk.ask(
        "what",
        times_words(times) + "\n\n" + _("What would you like to change?"),
        one_of(str),
        [*choices, Choice(_("Nothing"), NOTHING)],
        name=_("What to change"),
        in_place=True,
    )
    if what == NOTHING:
        talk.say(_("All right. Everything is as it was."), in_place=True)
        return
    changed = await _STEPS[what](talk, times)
    talk.decide(SetDigest(changed.day, changed.at, changed.email))
    talk.say(_("Saved.") + " " + times_words(changed), Door(_("My week now"), "digest"), in_place=True)


def times_words(times: DigestTimes) -> str:
    """When it comes, and where it is told of besides."""
    if times.day is None:
        when = _("Your week comes only when you ask for it.")
    else:
        when = _("Your week comes every {day} at {time}.").format(day=_weekday(times.day), time=say_time(times.at))
    if times.email is None:
        return when
    return when + " " + _("An e-mail goes to {address}.").format(address=times.email)


async def _day(talk: Talk[DigestTimesFacts], times: DigestTimes) -> DigestTimes:
    choices = [Choice(capital(_weekday(day)), day) for day in WORKING_DAYS]
    text = _("On which day? On a holiday it comes on the next working day.")
    never = Choice(_("Only when I ask"), NEVER)
    day = await talk.ask("day-of-week", text, a_weekday, [*choices, never], in_place=True)
    return replace(times, day=None if day == NEVER else day)


async def _at(talk: Talk[DigestTimesFacts], times: DigestTimes) -> DigestTimes:
    text = _("At what time? Tap one, or write another.")
    choices = [Choice(say_time(at), at) for at in USUAL_TIMES]
    at = await talk.ask("time-of-day", text, a_time_of_day, choices, in_place=True)
    return replace(times, at=at)


async def _email(talk: Talk[DigestTimesFacts], times: DigestTimes) -> DigestTimes:
    told = _("To which address? The e-mail only says that your week is ready. It names nobody.")
    none = [Choice(_("No e-mail"), NO_EMAIL)]
    address = await talk.ask("email", told, an_email, none, in_place=True)
    return replace(times, email=address or None)


def _weekday(day: int) -> str:
    return say_weekday(_A_MONDAY + timedelta(days=day))


_STEPS: dict[str, Callable[[Talk[DigestTimesFacts], DigestTimes], Awaitable[DigestTimes]]] = {
    DAY: _day,
    AT: _at,
    EMAIL: _email,
}
