"""How a sub-goal is said: its helpers, life areas, reminders, lists and picture."""

from datetime import date, datetime, time, timedelta

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.pictures import ProgressPicture
from medspil.conversations.talk import Choice
from medspil.conversations.texts import (
    _,
    capital,
    quoted,
    say_day,
    say_deadline,
    say_moment,
    say_short_day,
    say_time,
    say_weekday,
)
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import (
    AimKind,
    Deadline,
    LifeArea,
    Outcome,
    Reminder,
    Rung,
    Status,
    SubGoal,
    SubGoalDraft,
)

LATE_IN_THE_EVENING = time(20)
LABEL_LENGTH = 32


def rung_words() -> dict[Rung, str]:
    """Who can help, as a person would say it, the least intervention first."""
    return {
        Rung.SELF: _("Myself"),
        Rung.SOMEONE_I_KNOW: _("Someone I know"),
        Rung.A_PLACE_NEARBY: _("A place or club"),
        Rung.A_PROFESSIONAL: _("A professional"),
    }


def area_words() -> dict[LifeArea, str]:
    """The life areas, in plain words."""
    return {
        LifeArea.LEARNING: _("Learning"),
        LifeArea.DAILY_RHYTHM: _("My daily rhythm"),
        LifeArea.COMMUNICATION: _("Talking with others"),
        LifeArea.GETTING_AROUND: _("Getting out and about"),
        LifeArea.BODY_AND_HEALTH: _("Body and health"),
        LifeArea.HOME: _("My home"),
        LifeArea.RELATIONSHIPS: _("Family and friends"),
        LifeArea.WORK_AND_MONEY: _("Work, school, money"),
        LifeArea.COMMUNITY_AND_LEISURE: _("Leisure and community"),
    }


def outcome_words() -> dict[Outcome, str]:
    """What a check-in led to, in a word or two."""
    return {
        Outcome.GOES_ON: _("went on"),
        Outcome.REACHED: _("reached"),
        Outcome.ADJUSTED: _("took a new step"),
        Outcome.MOVED: _("moved the day"),
        Outcome.LET_GO: _("let it rest"),
    }


def status_words() -> dict[Status, str]:
    """How a sub-goal ended, or that it is under way."""
    return {
        Status.ACTIVE: _("Under way"),
        Status.REACHED: _("Reached"),
        Status.ADJUSTED: _("Became a new step"),
        Status.LET_GO: _("Let go"),
    }


def near_days(now: datetime) -> tuple[Choice[Deadline], ...]:
    """The days that are a tap away. `now` is what the person's wall clock shows."""
    today = now.date()
    near = [] if now.time() >= LATE_IN_THE_EVENING else [Choice(_("Today"), Deadline(today))]
    near.append(Choice(_("Tomorrow"), Deadline(today + timedelta(days=1))))
    for ahead in (2, 3, 4):
        day = today + timedelta(days=ahead)
        near.append(Choice(capital(say_weekday(day)), Deadline(day)))
    near.append(Choice(_("In a week"), Deadline(today + timedelta(days=7))))
    return tuple(near)


def reminder_words(reminder: Reminder) -> str:
    """A reminder as a wish, for a button."""
    at = say_time(reminder.at)
    if reminder.days_before == 0:
        return _("The same day at {time}").format(time=at)
    if reminder.days_before == 1:
        return _("The day before at {time}").format(time=at)
    if reminder.days_before == 7:
        return _("A week before at {time}").format(time=at)
    return _("{days} days before at {time}").format(days=reminder.days_before, time=at)


def reminder_day_words(reminder: Reminder | None, deadline: Deadline, today: date) -> str:
    """A reminder as a day and time, for a summary."""
    if reminder is None:
        return _("none")
    return say_moment(datetime.combine(reminder.day(deadline), reminder.at), today)


def helper_words(draft: SubGoalDraft) -> str:
    """Who helps, with the name where one was given."""
    words = rung_words()[draft.rung]
    return f"{words}: {draft.helper}" if draft.helper else words


def summary(draft: SubGoalDraft, now: datetime, with_reminder: bool = True) -> str:
    """All that a sub-goal says, a line each. `now` is what the person's wall clock shows."""
    today = now.date()
    lines = [
        quoted(draft.what),
        _("When: {day}").format(day=say_deadline(draft.deadline, today)),
        _("Who helps: {who}").format(who=helper_words(draft)),
    ]
    if with_reminder:
        lines.append(_("Reminder: {when}").format(when=reminder_day_words(draft.reminder, draft.deadline, today)))
    if draft.area is not None:
        lines.append(_("Part of life: {area}").format(area=area_words()[draft.area]))
    if draft.aim is not None:
        aim = _("My hope: {words}") if draft.aim.kind is AimKind.DREAM else _("My larger goal: {words}")
        lines.append(aim.format(words=quoted(draft.aim.words)))
    if draft.confidence is not None:
        lines.append(_("How sure I am: {number} of 10").format(number=draft.confidence))
    if draft.importance is not None:
        lines.append(_("How important it is: {number} of 10").format(number=draft.importance))
    return "\n".join(lines)


def label(sub_goal: SubGoal) -> str:
    """A sub-goal's words, short enough for a button."""
    words = " ".join(sub_goal.draft.what.split())
    return words if len(words) <= LABEL_LENGTH else words[: LABEL_LENGTH - 1].rstrip() + "…"


def line(sub_goal: SubGoal, today: date) -> str:
    """A sub-goal and its day in one line."""
    return f"{quoted(sub_goal.draft.what)} – {say_deadline(sub_goal.draft.deadline, today)}"


def story(sub_goal: SubGoal, settings: PersonSettings, now: datetime) -> str:
    """A sub-goal with all that happened, the oldest first. `now` is UTC."""
    wall = settings.local(now)
    lines = [summary(sub_goal.draft, wall, with_reminder=sub_goal.active)]
    if not sub_goal.active:
        lines.append(_("How it went: {status}").format(status=status_words()[sub_goal.status]))
    if sub_goal.help_wanted_at is not None and sub_goal.active:
        lines.append(_("You would like help with it."))
    if sub_goal.check_ins:
        lines.append("")
    for check_in in sub_goal.check_ins:
        day = say_day(settings.local(check_in.at).date(), wall.date())
        told = outcome_words()[check_in.outcome]
        if check_in.progress is not None:
            told = _("{number} of 10, {outcome}").format(number=check_in.progress, outcome=told)
        lines.append(f"{capital(day)}: {told}")
        if check_in.note:
            lines.append(quoted(check_in.note))
    return "\n".join(lines)


def progress_picture(sub_goal: SubGoal, facts: CitizenFacts) -> ProgressPicture | None:
    """The check-ins over time, where there are any with a number; it goes on from the sub-goals before it."""
    chain = [sub_goal]
    while (earlier := facts.sub_goal(chain[0].draft.follows)) is not None and earlier not in chain:
        chain.insert(0, earlier)
    points = tuple(
        (facts.settings.local(check_in.at).date(), check_in.progress)
        for step in chain
        for check_in in step.check_ins
        if check_in.progress is not None
    )
    if not points:
        return None
    told = _("Your numbers over time. The newest is {number} of 10.").format(number=points[-1][1])
    return progress_drawn(points, told)


def progress_drawn(points: tuple[tuple[date, int], ...], alternative: str) -> ProgressPicture:
    """The picture of these days and numbers, of which there is at least one."""
    return ProgressPicture(
        title=_("How it went"),
        alternative=alternative,
        points=points,
        labels=tuple(say_short_day(day) for day, _number in points),
        low=_("not at all"),
        high=_("all the way"),
    )
