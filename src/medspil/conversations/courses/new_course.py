"""A new group course: what a leader says of it, and its plan, in which everything can be changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from medspil.conversations.courses.course_readers import (
    LONGEST_PLACE,
    LONGEST_TITLE,
    ACount,
    ALength,
    AShortLine,
    ATime,
    AUnit,
)
from medspil.conversations.courses.course_words import draft_words, paragraph_words, title_label
from medspil.conversations.courses.my_courses import CALENDAR, newest_on
from medspil.conversations.courses.plan_picture import plan_picture
from medspil.conversations.group_facts import LeaderFacts
from medspil.conversations.readers import Reader, a_day, one_of, yes_no
from medspil.conversations.talk import UNKNOWN, Choice, Door, Leave, Reopen, Talk
from medspil.conversations.texts import _, quoted, say_moment, say_short_day, say_time
from medspil.domain.courses import (
    LONGEST_UNIT,
    MOST_PLACES,
    MOST_SESSIONS,
    CourseDraft,
    Paragraph,
    as_planned,
    weekly_days,
)
from medspil.domain.group_decisions import NewCourse
from medspil.domain.local_time import instant_of
from medspil.domain.sub_goals import Deadline

WORKDAYS = 5
USUAL_TIMES = (time(10), time(13), time(14), time(17))
USUAL_MINUTES = (90, 120, 150)
USUAL_SESSIONS = (10, 11, 12)
USUAL_PLACES = (6, 7, 8)


async def new_course(talk: Talk[LeaderFacts]) -> None:
    """The leader plans a course: a question at a time, and a summary with its days."""
    draft = await _still_ahead(talk, await _put_into_words(talk))
    talk.decide(NewCourse(draft))
    first = _begins(draft)
    when = say_moment(datetime.combine(first, draft.at), talk.wall_clock.date())
    talk.say(
        _("Saved. {title} begins on {when}. Now you can offer places.").format(title=quoted(draft.title), when=when),
        Door(_("Open the group"), "my-courses", None, newest_on(first)),
        Door(_("For my calendar"), "my-courses", None, newest_on(first, CALENDAR)),
        picture=plan_picture(as_planned(draft), ZoneInfo(talk.facts.house.zone), talk.now),
    )


def _begins(draft: CourseDraft) -> date:
    """The day of the first session: that is not the one that was named, where it is a holiday."""
    return weekly_days(draft.first_day, 1)[0]


async def _put_into_words(talk: Talk[LeaderFacts]) -> CourseDraft:
    """Asks for all that a course is, and shows it until the leader says that it is right."""
    title = await talk.ask("title", _("What is the group called?"), AShortLine(LONGEST_TITLE), name=_("Title"))
    unit = await talk.ask(
        "unit",
        _("Which service runs it? Tap one or write its name.") if talk.facts.units else _("Which service runs it?"),
        AUnit(talk.facts.units) if talk.facts.units else AShortLine(LONGEST_UNIT),
        [Choice(title_label(name), name) for name in talk.facts.units],
        name=_("Service"),
    )
    place = await talk.ask("place", _("Where do you meet?"), AShortLine(LONGEST_PLACE), name=_("Place"))
    paragraph = await talk.ask(
        "paragraph",
        _("Which paragraph does the group come under?"),
        one_of(Paragraph),
        [Choice(paragraph_words(paragraph), paragraph) for paragraph in Paragraph],
        name=_("Paragraph"),
    )
    today = talk.wall_clock.date()
    first = await talk.ask(
        "day",
        _("On which day do you meet first? Tap a day or write another one."),
        a_day(),
        _near(today),
        name=_("First day"),
    )
    at = await talk.ask(
        "at",
        _("What time do you begin? Tap one or write another one."),
        ATime(first.day),
        [Choice(say_time(usual), usual) for usual in USUAL_TIMES],
        given=first.at or UNKNOWN,
        name=_("Time"),
    )
    minutes = await talk.ask(
        "minutes",
        _("How long do you meet each time? Tap one or write another one."),
        ALength(),
        [Choice(_("{number} minutes").format(number=usual), usual) for usual in USUAL_MINUTES],
        name=_("Length"),
    )
    sessions = await _number(
        talk, "sessions", _("How many times do you meet?"), USUAL_SESSIONS, MOST_SESSIONS, _("Sessions")
    )
    capacity = await _number(talk, "places", _("How many can join?"), USUAL_PLACES, MOST_PLACES, _("Places"))
    questions = await _questionnaire(talk)
    draft = CourseDraft(title, unit, place, paragraph, first.day, at, minutes, sessions, capacity)
    draft = draft if questions is None else replace(draft, questionnaire=questions)
    await _agree(talk, draft)
    return draft


def _near(today: date) -> list[Choice[Deadline]]:
    """The workdays of the week after this one."""
    monday = today + timedelta(days=7 - today.weekday())
    days = (monday + timedelta(days=ahead) for ahead in range(WORKDAYS))
    return [Choice(say_short_day(day), Deadline(day)) for day in days]


async def _number(talk: Talk[LeaderFacts], key: str, text: str, usual: Sequence[int], most: int, name: str) -> int:
    asked = text + " " + _("Tap a number or write another one.")
    return await talk.ask(key, asked, ACount(1, most), [Choice(str(n), n) for n in usual], name=name)


async def _questionnaire(talk: Talk[LeaderFacts]) -> str | None:
    """What is asked after each session: a question only where there are several to pick from."""
    known = talk.facts.questionnaires
    if len(known) < 2:
        return known[0][0] if known else None
    text = _("What shall I ask the participants after each session?")
    choices = [Choice(title_label(title), name) for name, title in known]
    reader: Reader[str] = one_of(str)
    return await talk.ask("questions", text, reader, choices, name=_("Questions"))


async def _agree(talk: Talk[LeaderFacts], draft: CourseDraft) -> None:
    right = await talk.ask(
        "summary",
        _summary(talk, draft) + "\n\n" + _("Shall I save it?"),
        yes_no,
        [Choice(_("Save"), True), Choice(_("Change something"), False), Choice(_("Drop it"), Leave())],
    )
    if right:
        return
    again = ("summary", "item")
    items = [
        Choice[str](_("Title"), Reopen("title", again)),
        Choice[str](_("Service"), Reopen("unit", again)),
        Choice[str](_("Place"), Reopen("place", again)),
        Choice[str](_("Paragraph"), Reopen("paragraph", again)),
        Choice[str](_("First day"), Reopen("day", again)),
        Choice[str](_("Time"), Reopen("at", again)),
        Choice[str](_("Length"), Reopen("minutes", again)),
        Choice[str](_("Sessions"), Reopen("sessions", again)),
        Choice[str](_("Places"), Reopen("places", again)),
    ]
    if len(talk.facts.questionnaires) > 1:
        items.append(Choice[str](_("Questions"), Reopen("questions", again)))
    items += [
        Choice[str](_("Nothing, it is fine"), Reopen("summary", ("item",))),
        Choice[str](_("Drop it"), Leave()),
    ]
    await talk.ask("item", _("What would you like to change?"), one_of(str), items)


def _summary(talk: Talk[LeaderFacts], draft: CourseDraft) -> str:
    words = draft_words(draft, talk.wall_clock.date())
    if len(talk.facts.questionnaires) > 1:
        title = dict(talk.facts.questionnaires)[draft.questionnaire]
        words += "\n" + _("After each session I ask: {title}").format(title=quoted(title))
    return words


async def _still_ahead(talk: Talk[LeaderFacts], draft: CourseDraft) -> CourseDraft:
    """The draft with a first session that lies ahead when the yes comes: that may be days after it was agreed."""
    zone = ZoneInfo(talk.facts.house.zone)
    for turn in count(1):
        if instant_of(_begins(draft), draft.at, zone) > talk.now:
            break
        text = _("That first time has gone by. On which day do you begin now? Tap a day or write another one.")
        choices = _near(talk.wall_clock.date())
        first = await talk.ask(f"still-ahead-{turn}", text, a_day(), choices, name=_("First day"))
        draft = replace(draft, first_day=first.day, at=first.at or draft.at)
    return draft
