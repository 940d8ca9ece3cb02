"""Words of crisis: what is said to them, whatever else was going on. A list is no safety net."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from medspil.conversations.facts import Facts, House
from medspil.conversations.house_words import help_lines
from medspil.conversations.messages import Button, Message
from medspil.conversations.state import TalkState
from medspil.conversations.texts import _, say_day, say_time, say_weekday
from medspil.conversations.tokens import CONTINUE, door_token
from medspil.conversations.understanding import is_crisis
from medspil.domain.local_time import local

HARD = "hard"
"""To "tell-contact": words of crisis fell."""

__all__ = ["HARD", "REST", "crisis_answer", "is_crisis", "rest_until"]

REST = timedelta(hours=24)
"""So long nothing goes out by itself after words of crisis."""


def rest_until(now: datetime) -> datetime:
    """Until when (UTC) nothing goes out by itself."""
    return now + REST


def crisis_answer(
    facts: Facts, now: datetime, resting_until: datetime | None, waits: TalkState | None, helpers: str = ""
) -> Message:
    """What is said: human words first, then who answers, a line each; a talk that `waits` can be taken up by a button.
    Those who can help of the citizen's own (`helpers`, their names) can be told by one.

    Who hears it again while they rest from the last time (`resting_until`) gets the numbers, and no wall of words.
    """
    again = resting_until is not None and now < resting_until
    lines = _again() if again else _first()
    lines += _numbers(facts.house, now)
    if not again and not helpers:  # it all has to fit into two text messages
        lines.append(_("No reminders for a day."))
    rows: tuple[tuple[Button, ...], ...] = ()
    if helpers:
        rows = ((Button(_("Tell {names}").format(names=helpers), door_token("tell-contact", None, HARD)),),)
    if waits is not None:
        rows = (
            *rows,
            (Button(_("Go on"), door_token(CONTINUE, waits.id)),),
        )
    return Message("\n".join(lines), rows)


def _first() -> list[str]:
    return [
        _("That sounds very hard."),
        _("I am a program. Nobody reads this here. Please call someone."),
    ]


def _again() -> list[str]:
    return [_("It is still very hard, I read. You deserve help. Please call someone now.")]


def _numbers(house: House, now: datetime) -> list[str]:
    """Who answers: one's own staff first where they are there now, and last where they are not."""
    emergency = [_("If anyone is in danger now, call 112."), *help_lines(house)]
    line = house.staffed_line
    if line is None:
        return emergency
    zone = ZoneInfo(house.zone)
    until = line.hours.open_until(now, zone)
    if until is not None:
        words = _until_words(until, now, zone)
        return [f"{line.name}: {line.reach}. {words}", *emergency]
    opens = line.hours.opens_next(now, zone)
    return [*emergency, f"{line.name}: {line.reach}. {_opens_words(opens, now, zone)}".rstrip()]


def _until_words(until: datetime, now: datetime, zone: ZoneInfo) -> str:
    there = local(until, zone)
    if there - local(now, zone) >= timedelta(days=1):
        return _("Open all day and night.")
    if there.time() == time(0):
        return _("Open until midnight.")
    return _("Open until {time}.").format(time=say_time(there.time()))


def _opens_words(opens: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    if opens is None:
        return _("Closed now.")
    there, today = local(opens, zone), local(now, zone).date()
    at = say_time(there.time())
    if there.date() == today:
        return _("Opens today at {time}.").format(time=at)
    if there.date() == today + timedelta(days=1):
        return _("Opens tomorrow at {time}.").format(time=at)
    in_a_week = there.date() < today + timedelta(days=7)
    day = say_weekday(there.date()) if in_a_week else say_day(there.date(), today)
    return _("Opens on {day} at {time}.").format(day=day, time=at)
