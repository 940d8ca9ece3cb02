"""All that is kept about someone's groups, as a text to read."""

from collections.abc import Iterator
from datetime import date, datetime

from medspil.conversations.courses.course_words import numbered, paragraph_words, zone_of
from medspil.conversations.courses.support import after_words
from medspil.conversations.facts import MyDataFacts
from medspil.conversations.groups.joining import wish_words
from medspil.conversations.memberships import GivenAnswer, Membership
from medspil.conversations.questionnaires.asking import answer_words
from medspil.conversations.texts import _, language, quoted, say_day
from medspil.domain.local_time import local_day
from medspil.domain.places import Acceptance, Attendance, OfferAnswer
from medspil.domain.questionnaires import QuestionKind


def groups_told(facts: MyDataFacts, now: datetime) -> list[str]:
    """The groups and what was answered there, some lines each; none where there is nothing."""
    parts = []
    today = local_day(now, zone_of(facts))
    if facts.groups:
        parts.append("\n\n".join([_("Groups"), *("\n".join(_told(facts, one, today)) for one in facts.groups)]))
    if facts.answers:
        lines = [line for one in facts.answers for line in _answer(one)]
        parts.append("\n".join([_("My answers that are not counted yet"), *lines]))
    if facts.groups or facts.answers:
        parts.append(sums_stay())
    return parts


def sums_stay() -> str:
    """What is counted already can't be found again, and stays."""
    return _("What is counted together with others' answers has no name. So it stays.")


def _told(facts: MyDataFacts, membership: Membership, today: date) -> Iterator[str]:
    course, place = membership.course, membership.place
    yield quoted(course.title)
    yield f"{course.unit.name}, {paragraph_words(place.paragraph)}"
    yield _answered(facts, membership, today)
    if place.answer is OfferAnswer.ACCEPTED:
        yield wish_words(Acceptance(place.name or "", place.remind, place.ask, place.goal))
    if place.support_hours is not None:
        yield _("Hours of individual support a week besides: {hours}").format(hours=place.support_hours)
    if place.support_after is not None:
        yield _("Support after it: {support}").format(support=after_words()[place.support_after])
    for attendance in membership.attendances:
        session = course.session(attendance.session_id)
        if session is not None and (words := _attended(attendance)):
            yield f"{numbered(course, session, today)}: {words}"


def _answered(facts: MyDataFacts, membership: Membership, today: date) -> str:
    """The answer to the offer, or that they left, with its day."""
    place = membership.place
    if place.left_at is not None:
        return _("You left it on {day}.").format(day=say_day(facts.settings.local(place.left_at).date(), today))
    words = {
        OfferAnswer.NONE: _("You were offered a place."),
        OfferAnswer.ACCEPTED: _("You have had a place since {day}."),
        OfferAnswer.DECLINED: _("You said no to a place on {day}."),
        OfferAnswer.LATER: _("You said “later” to a place on {day}."),
    }[place.answer]
    day = "" if place.answered_at is None else say_day(facts.settings.local(place.answered_at).date(), today)
    return words.format(day=day)


def _attended(attendance: Attendance) -> str:
    if attendance.present is not None:
        return _("you were there") if attendance.present else _("you were not there")
    return _("you said that you can't come") if attendance.cannot_come else ""


def _answer(given: GivenAnswer) -> Iterator[str]:
    about = given.title[language()] if given.course is None else quoted(given.course)
    if given.session is not None:
        about += ", " + _("No. {number}").format(number=given.session)
    said = answer_words(given.question, given.value)
    yield f"{about}: {given.question.text[language()]}"
    yield quoted(said) if given.question.kind is QuestionKind.WORDS else said
    if given.pass_on:
        yield _("The leader may read it.")
