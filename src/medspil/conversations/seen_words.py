"""How a shared sub-goal is said to those who may see it, and to the citizen beforehand: the same words for both."""

from datetime import date, datetime

from medspil.conversations.sub_goal_words import outcome_words, status_words
from medspil.conversations.texts import _, capital, quoted, say_day, say_deadline
from medspil.domain.persons import PersonSettings
from medspil.domain.seen import SharedSubGoal, Step
from medspil.domain.sub_goals import LifeArea, Rung


def rungs_seen() -> dict[Rung, str]:
    """Who helps, as one says it of somebody else."""
    return {
        Rung.SELF: _("on their own"),
        Rung.SOMEONE_I_KNOW: _("someone they know"),
        Rung.A_PLACE_NEARBY: _("a place or club"),
        Rung.A_PROFESSIONAL: _("a professional"),
    }


def areas_seen() -> dict[LifeArea, str]:
    """The life areas, as one says them of somebody else."""
    return {
        LifeArea.LEARNING: _("learning"),
        LifeArea.DAILY_RHYTHM: _("daily rhythm"),
        LifeArea.COMMUNICATION: _("talking with others"),
        LifeArea.GETTING_AROUND: _("getting out and about"),
        LifeArea.BODY_AND_HEALTH: _("body and health"),
        LifeArea.HOME: _("the home"),
        LifeArea.RELATIONSHIPS: _("family and friends"),
        LifeArea.WORK_AND_MONEY: _("work, school and money"),
        LifeArea.COMMUNITY_AND_LEISURE: _("leisure and community"),
    }


def seen_story(seen: SharedSubGoal, settings: PersonSettings, now: datetime) -> str:
    """All that those see of a sub-goal with whom it is shared. `settings` are the reader's, `now` is UTC."""
    today = settings.local(now).date()
    lines = [quoted(seen.what), *said_with(seen, today)]
    if not seen.active:
        lines.append(_("How it went: {status}").format(status=status_words()[seen.status]))
    elif seen.help_wanted_at is not None:
        lines.append(_("Help is wished for with it."))
    return "\n".join([*lines, *steps_seen(seen, settings, today)])


def said_with(seen: SharedSubGoal, today: date) -> list[str]:
    """By when, who helps, and which part of life it belongs to, a line each."""
    helper = rungs_seen()[seen.rung]
    lines = [
        _("When: {day}").format(day=say_deadline(seen.deadline, today)),
        _("Help: {who}").format(who=f"{helper}, {seen.helper}" if seen.helper else helper),
    ]
    if seen.area is not None:
        lines.append(_("Part of life: {area}").format(area=areas_seen()[seen.area]))
    return lines


def steps_seen(seen: SharedSubGoal, settings: PersonSettings, today: date) -> list[str]:
    """How it went, a line for each look back, the oldest first."""
    return [_step(step, settings, today) for step in seen.steps]


def _step(step: Step, settings: PersonSettings, today: date) -> str:
    day = say_day(settings.local(step.at).date(), today)
    told = outcome_words()[step.outcome]
    if step.progress is not None:
        told = _("{number} of 10, {outcome}").format(number=step.progress, outcome=told)
    return f"{capital(day)}: {told}"
