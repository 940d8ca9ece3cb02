"""A new sub-goal: what, by when, who can help, and a summary in which the rest can be changed."""

from dataclasses import dataclass, replace
from typing import Any

from medspil.conversations.facts import CitizenFacts
from medspil.conversations.helpers import ask_helper
from medspil.conversations.readers import a_day, a_reminder, a_scale, one_of, optional, words, yes_no
from medspil.conversations.sub_goal_steps import pause_words, still_ahead
from medspil.conversations.sub_goal_words import area_words, near_days, reminder_words, summary
from medspil.conversations.supporters.along import along_door
from medspil.conversations.talk import UNKNOWN, Choice, Door, Leave, Reopen, Talk, Unknown
from medspil.conversations.texts import _, quoted, say_deadline, say_moment
from medspil.domain.decisions import NewSubGoal
from medspil.domain.sub_goals import (
    Aim,
    AimKind,
    Deadline,
    LifeArea,
    Reminder,
    Rung,
    SubGoalDraft,
    reminder_that_fits,
    reminders_ahead,
    usual_reminder,
)


@dataclass(frozen=True)
class Known:
    """Answers to the three questions that are known beforehand; a question is asked only for the others."""

    what: str | Unknown = UNKNOWN
    deadline: Deadline | Unknown = UNKNOWN
    rung: Rung | Unknown = UNKNOWN


async def new_sub_goal(talk: Talk[CitizenFacts]) -> None:
    """The citizen puts one small step into words: three questions and a summary."""
    opening = talk.opening
    in_one_message = opening.words is not None and opening.deadline is not None
    known = Known(opening.words or UNKNOWN, opening.deadline or UNKNOWN, Rung.SELF if in_one_message else UNKNOWN)
    draft = await put_into_words(talk, known, follows=opening.subject)
    talk.decide(NewSubGoal(draft))
    talk.say(saved_words(talk, draft), Door(_("My sub-goals"), "my-sub-goals"), *along_door(draft.rung))


def saved_words(talk: Talk[CitizenFacts], draft: SubGoalDraft) -> str:
    """That it is saved, and when the bot will be back."""
    today = talk.wall_clock.date()
    if talk.facts.stopped:
        return _("Saved. I don't write first, because you asked me to stop.")
    if draft.reminder is None:
        return _("Saved. After {day} I ask you how it went.").format(day=say_deadline(draft.deadline, today))
    due = draft.reminder.due(draft.deadline, talk.facts.settings.tz)
    if (pause := pause_words(talk, due)) is not None:
        return _("Saved.") + " " + pause
    return _("Saved. I remind you on {moment}.").format(moment=say_moment(talk.facts.settings.local(due), today))


async def put_into_words(
    talk: Talk[CitizenFacts],
    known: Known,
    before: SubGoalDraft | None = None,
    follows: str | None = None,
) -> SubGoalDraft:
    """Asks for what is not known yet and shows the summary until the citizen says that it is right."""
    what = await talk.ask(
        "what", _("What would you like to do? Use your own words."), words, given=known.what, name=_("What")
    )
    deadline = await talk.ask(
        "day",
        _("By when? Tap a day or write another one."),
        a_day(),
        near_days(talk.wall_clock),
        given=known.deadline,
        name=_("When"),
    )
    rung, helper = await ask_helper(talk, known.rung, before)
    reminder = await _reminder(talk, deadline, before)
    area = await talk.ask(
        "area",
        _("Which part of your life is it about?"),
        optional(one_of(LifeArea)),
        area_choices(),
        given=before.area if before else None,
        name=_("Part of life"),
    )
    aim = await _aim(talk, before)
    confidence = await talk.ask(
        "sure",
        _("How sure are you that you can do it? 0 is not at all, 10 is quite sure."),
        optional(a_scale(0, 10)),
        numbers(),
        given=before.confidence if before else None,
        name=_("How sure"),
    )
    importance = await talk.ask(
        "important",
        _("How important is it to you? 0 is not at all, 10 is very."),
        optional(a_scale(0, 10)),
        numbers(),
        given=before.importance if before else None,
        name=_("How important"),
    )
    draft = SubGoalDraft(
        what, deadline, rung, helper, reminder, area, aim, confidence, importance,
        before.follows if before else follows,
    )  # fmt: skip
    await _agree(talk, draft)
    return await _as_of_now(talk, draft, before)


async def _as_of_now(talk: Talk[CitizenFacts], draft: SubGoalDraft, before: SubGoalDraft | None) -> SubGoalDraft:
    """The draft as it holds when the yes comes, which may be days after its day and reminder were agreed."""
    zone = talk.facts.settings.tz
    unchanged = before is not None and draft.deadline == before.deadline
    if unchanged or (deadline := await still_ahead(talk, draft.deadline)) == draft.deadline:
        return replace(draft, reminder=reminder_that_fits(draft.reminder, draft.deadline, zone, talk.now))
    # The day that went by may have had no time left for a reminder; the new one has.
    wish = draft.reminder or usual_reminder(deadline, zone, talk.now)
    return replace(draft, deadline=deadline, reminder=reminder_that_fits(wish, deadline, zone, talk.now))


def area_choices() -> list[Choice[LifeArea]]:
    """The life areas, a tap each."""
    return [Choice(label, value) for value, label in area_words().items()]


def numbers() -> list[Choice[Any]]:
    """0 to 10, a tap each."""
    return [Choice(str(number), number) for number in range(11)]


async def _reminder(talk: Talk[CitizenFacts], deadline: Deadline, before: SubGoalDraft | None) -> Reminder | None:
    zone = talk.facts.settings.tz
    usual = before.reminder if before else usual_reminder(deadline, zone, talk.now)
    ahead = reminders_ahead(deadline, zone, talk.now)
    wished = await talk.ask(
        "reminder",
        _("When shall I remind you? Tap a time or write another one."),
        a_reminder(deadline),
        [
            *(Choice[Reminder | None](reminder_words(reminder), reminder) for reminder in ahead),
            Choice(_("No reminder"), None),
        ],
        given=usual,
        name=_("The reminder"),
    )
    return reminder_that_fits(wished, deadline, zone, talk.now)


async def _aim(talk: Talk[CitizenFacts], before: SubGoalDraft | None) -> Aim | None:
    known = [Choice[Aim | None](quoted(aim.words)[:40], aim) for aim in talk.facts.aims]
    aim = await talk.ask(
        "aim",
        _("Which hope or larger goal is it a step towards?"),
        optional(one_of(Aim)),
        [
            *known,
            Choice(_("A new hope or dream"), Aim(AimKind.DREAM, "")),
            Choice(_("A new larger goal"), Aim(AimKind.GOAL, "")),
        ],
        given=before.aim if before else None,
        name=_("Hope or goal"),
        also=("aim-words",),
    )
    if aim is None or aim.words:
        return aim
    return Aim(aim.kind, await talk.ask("aim-words", _("Say it in your own words."), words, name=_("Hope or goal")))


async def _agree(talk: Talk[CitizenFacts], draft: SubGoalDraft) -> None:
    right = await talk.ask(
        "summary",
        summary(draft, talk.wall_clock) + "\n\n" + _("Shall I save it?"),
        yes_no,
        [Choice(_("Save"), True), Choice(_("Change something"), False), Choice(_("Drop it"), Leave())],
    )
    if right:
        return
    again = ("summary", "item")
    items = [
        Choice[str](_("What"), Reopen("what", again)),
        Choice[str](_("When"), Reopen("day", again)),
        Choice[str](_("Who helps"), Reopen("helper", (*again, "name"))),
        Choice[str](_("The reminder"), Reopen("reminder", again)),
        Choice[str](_("Part of life"), Reopen("area", again)),
        Choice[str](_("Hope or goal"), Reopen("aim", (*again, "aim-words"))),
        Choice[str](_("How sure"), Reopen("sure", again)),
        Choice[str](_("How important"), Reopen("important", again)),
    ]
    if draft.rung is not Rung.SELF:
        items.insert(3, Choice[str](_("Their name"), Reopen("name", again)))
    items += [
        Choice[str](_("Nothing, it is fine"), Reopen("summary", ("item",))),
        Choice[str](_("Drop it"), Leave()),
    ]
    await talk.ask("item", _("What would you like to change?"), one_of(str), items)
