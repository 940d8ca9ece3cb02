"""What the bot says by itself to citizens about their groups: each a text with the buttons that lead on."""

from collections.abc import Callable
from datetime import datetime

from medspil.conversations.courses.course_words import from_to, title_label
from medspil.conversations.facts import Facts
from medspil.conversations.group_doors import CANNOT, NOT_TODAY, SKIPPED, can_be_tapped
from medspil.conversations.group_summary import say_back_words, summary
from medspil.conversations.groups.group_words import my_groups_door
from medspil.conversations.interview import interview_answers, interview_words
from medspil.conversations.questionnaires.asking import question_text, reader_of, value_label
from medspil.conversations.readers import Value
from medspil.conversations.staff_notices import is_discreet, staff_notice
from medspil.conversations.status_meeting import nobody_sees
from medspil.conversations.talk import Door, Saying
from medspil.conversations.texts import _, language, quoted, say_day, speaking
from medspil.domain.agenda import AgendaKind
from medspil.domain.courses import Course, Session
from medspil.domain.group_matters import GroupDue, GroupMatter, Response
from medspil.domain.group_verdicts import OF_CITIZENS
from medspil.domain.local_time import local_day
from medspil.domain.questionnaires import WITH_ENDS, Occasion, values


def group_sayings(facts: Facts, due: GroupDue, now: datetime) -> tuple[Saying, ...]:
    """What a person is told of a group by itself, in their language; discreet where they want it so. `now` is UTC."""
    with speaking(facts.settings.language):
        if due.kind in OF_CITIZENS:
            if facts.settings.discreet:
                show = Door(_("Show"), "up-now", due.subject, due.kind.value)
                return (Saying(_("There is a message for you."), doors=(show,)),)
            return (group_notice(due, now),)
        if due.kind is AgendaKind.HEARD and due.matter.heard is not None and not is_discreet(facts):
            return summary(due.matter.heard)
        return (staff_notice(facts, due.kind, due.matter, now),)


def group_notice(due: GroupDue, now: datetime) -> Saying:
    """What a citizen is told, in the language spoken just now, with nothing hidden."""
    return _NOTICES[due.kind](due.matter, now)


def in_short(due: GroupDue, now: datetime) -> tuple[str, Door]:
    """The same as one line among others, with the button that leads to it."""
    matter = due.matter
    title = quoted(matter.course.title) if matter.course is not None else ""
    if due.kind is AgendaKind.SESSION_REMINDER:
        course, session = _of_session(matter)
        return f"{title}: {_when(course, session, matter, now)}", Door(title_label(course.title), "my-groups")
    if due.kind is AgendaKind.OFFER:
        return _("{title}: a place for you").format(title=title), Door(_("Look at it"), "offer", due.subject)
    if due.kind is AgendaKind.INTERVIEW:
        return _("Some questions about your support"), Door(_("The interview"), "interview", due.subject)
    words = _response(matter).questionnaire.title[language()]
    return f"{title}: {words}" if title else words, Door(title_label(words), "questions", due.subject)


def door_meant_by(due: GroupDue, text: str, now: datetime) -> Door | None:
    """What was written instead of tapped, where it answers the questions that wait."""
    if due.kind not in (AgendaKind.QUESTIONS, AgendaKind.PULSE):
        return None
    first = _response(due.matter).questionnaire.questions[0]
    # "Det går godt" is a word by the way; a number or a face is an answer.
    only_signs = first.kind in WITH_ENDS and any(character.isalpha() for character in text)
    if only_signs or not can_be_tapped(first):
        return None
    reading = reader_of(first).read(text, now, language())
    return Door("", "questions", due.subject, reading.value) if isinstance(reading, Value) else None


def _session_reminder(matter: GroupMatter, now: datetime) -> Saying:
    course, session = _of_session(matter)
    today = local_day(now, matter.tz)
    when = _("{title} is today at {time}.") if session.day <= today else _("{title} is tomorrow at {time}.")
    if (session.day - today).days > 1:
        when = _("{title} is on {day} at {time}.")
    text = when.format(title=quoted(course.title), day=say_day(session.day, today), time=_span(course, session))
    return Saying(f"{text}\n{_where(course)}", doors=_away_door(matter))


def _session_changed(matter: GroupMatter, now: datetime) -> Saying:
    course, session = _of_session(matter)
    today = local_day(now, matter.tz)
    title = quoted(course.title)
    if session.cancelled:
        lines = [_("{title} does not meet on {day}.").format(title=title, day=say_day(session.day, today))]
        if ahead := course.ahead(matter.tz, now):
            lines.append(_("Next time is {when}.").format(when=_when(course, ahead[0], matter, now)))
        return Saying("\n".join(lines), doors=(my_groups_door(),))
    lines = [_("There is a change in {title}.").format(title=title)]
    lines.append(_("You meet {when}.").format(when=_when(course, session, matter, now)))
    if session.moved_from is not None:
        lines.append(_("So it is not on {day}.").format(day=say_day(session.moved_from, today)))
    lines.append(_where(course))
    return Saying("\n".join(lines), doors=(*_away_door(matter), my_groups_door()))


def _questions(matter: GroupMatter, now: datetime) -> Saying:
    response = _response(matter)
    lines = [*_thanks(matter, now), _how_many(response)]
    not_today = Door(_("Not today"), "questions", response.id, NOT_TODAY)
    if matter.course is None:
        # The pulse and the look over what happened are offered together: never two messages that nobody asked for.
        look = Door(_("Look at what happened"), "prepare-meeting")
        return _with_first_question([*lines, nobody_sees()], response, (not_today, look))
    return _with_first_question(lines, response, (not_today, Door(_("Who sees my answers?"), "who-sees-answers")))


def _questions_nudge(matter: GroupMatter, now: datetime) -> Saying:
    response = _response(matter)
    assert matter.course is not None
    title = quoted(matter.course.title)
    about = _("I would still like to hear how it was in {title}.").format(title=title)
    lines = [about, _("You need not answer. I don't ask again.")]
    return _with_first_question(lines, response, ())


def _thanks(matter: GroupMatter, now: datetime) -> list[str]:
    """What is said before the questions: after which session, or that the course is over."""
    if matter.course is None:
        return [_("You have a status meeting soon. It is about you.")]
    title = quoted(matter.course.title)
    if _response(matter).questionnaire.occasion is Occasion.END_OF_COURSE:
        return [_("{title} is over. Thank you for being there.").format(title=title)]
    if matter.session is not None and matter.session.day == local_day(now, matter.tz):
        return [_("Thank you for today in {title}.").format(title=title)]
    return [_("Thank you for the last time in {title}.").format(title=title)]


def _how_many(response: Response) -> str:
    count = len(response.questionnaire.questions)
    if count == 1:
        return _("I have one short question. You may skip it.")
    return _("I have {count} short questions. You may skip any of them.").format(count=count)


def _with_first_question(lines: list[str], response: Response, ways_out: tuple[Door, ...]) -> Saying:
    """The first question with its answers; where they fit behind no button, one that begins."""
    questions = response.questionnaire.questions
    first = questions[0]
    if not can_be_tapped(first):
        return Saying("\n".join(lines), doors=(Door(_("Answer"), "questions", response.id), *ways_out))
    answers = (Door(value_label(first, value), "questions", response.id, value) for value in values(first))
    text = "\n".join(lines) + "\n\n" + question_text(first, 1, len(questions))
    skip = Door(_("Skip this"), "questions", response.id, SKIPPED)
    return Saying(text, doors=(*answers, skip, *ways_out))


def _say_back(matter: GroupMatter, now: datetime) -> Saying:
    course, words = matter.course, matter.words
    assert course is not None
    assert words is not None
    text = say_back_words(course.title, matter.leaders, matter.heard, words)
    return Saying(text, doors=(my_groups_door(),))


def _offer(matter: GroupMatter, now: datetime) -> Saying:
    course, place = matter.course, matter.place
    assert course is not None
    assert place is not None
    lines = [_("There is still a place for you in {title}.").format(title=quoted(course.title))]
    if ahead := course.ahead(matter.tz, now):
        lines.append(_("Next time is {when}.").format(when=_when(course, ahead[0], matter, now)))
    lines.append(_("You decide."))
    return Saying("\n".join(lines), doors=(Door(_("Look at it"), "offer", place.id),))


def _interview(matter: GroupMatter, now: datetime) -> Saying:
    assert matter.drawn is not None
    drawn = matter.drawn.id
    return Saying(
        interview_words(), doors=tuple(Door(label, "interview", drawn, word) for word, label in interview_answers())
    )


def _where(course: Course) -> str:
    return _("Place: {place}").format(place=course.place)


def _span(course: Course, session: Session) -> str:
    return from_to(datetime.combine(session.day, session.at), course.minutes)


def _when(course: Course, session: Session, matter: GroupMatter, now: datetime) -> str:
    day = say_day(session.day, local_day(now, matter.tz))
    return _("{day} at {time}").format(day=day, time=_span(course, session))


def _away_door(matter: GroupMatter) -> tuple[Door, ...]:
    attendance = matter.attendance
    return () if attendance is None else (Door(_("I can't come"), "cannot-come", attendance.id, CANNOT),)


def _of_session(matter: GroupMatter) -> tuple[Course, Session]:
    assert matter.course is not None
    assert matter.session is not None
    return matter.course, matter.session


def _response(matter: GroupMatter) -> Response:
    assert matter.response is not None
    return matter.response


_NOTICES: dict[AgendaKind, Callable[[GroupMatter, datetime], Saying]] = {
    AgendaKind.SESSION_REMINDER: _session_reminder,
    AgendaKind.SESSION_CHANGED: _session_changed,
    AgendaKind.QUESTIONS: _questions,
    AgendaKind.QUESTIONS_NUDGE: _questions_nudge,
    AgendaKind.PULSE: _questions,
    AgendaKind.SAY_BACK: _say_back,
    AgendaKind.OFFER: _offer,
    AgendaKind.INTERVIEW: _interview,
}
