"""I can't come: told to the leader for one session, and taken back as easily."""

from dataclasses import dataclass
from datetime import date

from medspil.conversations.courses.course_words import listed, session_words, title_label, today_of
from medspil.conversations.group_doors import CAN, CANNOT
from medspil.conversations.group_facts import MemberFacts
from medspil.conversations.groups.group_words import my_groups_door, no_group_words, sessions_ahead, when_and_where
from medspil.conversations.memberships import Membership
from medspil.conversations.readers import one_of
from medspil.conversations.talk import UNKNOWN, Choice, Door, Talk
from medspil.conversations.texts import _
from medspil.domain.courses import Session
from medspil.domain.group_decisions import CannotCome
from medspil.domain.places import Attendance


@dataclass(frozen=True)
class Expected:
    """A session ahead that somebody is expected at."""

    membership: Membership
    session: Session
    attendance: Attendance


async def cannot_come(talk: Talk[MemberFacts]) -> None:
    """The citizen can't come to a session, or can after all; without one that is named it is the next."""
    expected = await _which(talk)
    if expected is None:
        return
    when = session_words(expected.membership.course, expected.session, today_of(talk))
    answer = await talk.ask(
        "sure",
        _("It is {when}. Can you come?").format(when=when),
        one_of(str),
        [Choice(_("I can't come"), CANNOT), Choice(_("Yes, I come"), CAN)],
        given=talk.opening.argument if talk.opening.argument in (CANNOT, CAN) else UNKNOWN,
        name=_("Your answer"),
    )
    tell(talk, expected, cannot=answer == CANNOT)


def expected_next(talk: Talk[MemberFacts], membership: Membership) -> Expected | None:
    """The next session of a group with what they said of it; None where none is ahead."""
    ahead = sessions_ahead(talk, membership.course)
    return _expected(membership, ahead[0]) if ahead and membership.place.taken else None


def tell(talk: Talk[MemberFacts], expected: Expected, cannot: bool) -> None:
    """Decides it and says who hears of it. What was said before is not told twice."""
    is_news = expected.attendance.cannot_come != cannot
    if is_news:
        talk.decide(CannotCome(expected.attendance.id, cannot))
    lines = (_going_words if not cannot else _away_words)(talk, expected, is_news)
    doors = [Door(_("I can come after all"), "cannot-come", expected.attendance.id, CAN)] if cannot else []
    talk.say("\n".join(lines), *doors, my_groups_door())


def _going_words(talk: Talk[MemberFacts], expected: Expected, is_news: bool) -> list[str]:
    when = when_and_where(talk, expected.membership.course, expected.session)
    heard = [_heard_by(expected.membership.leaders)] if is_news else []
    return [_("Good that you come."), *heard, _("You meet {when}.").format(when=when)]


def _away_words(talk: Talk[MemberFacts], expected: Expected, is_news: bool) -> list[str]:
    lines = [_("You have said that you can't come that day.")]
    if is_news:
        lines = [_("Thank you for saying so."), _heard_by(expected.membership.leaders)]
    course, session = expected.membership.course, expected.session
    later = [other for other in sessions_ahead(talk, course) if (other.day, other.at) > (session.day, session.at)]
    if later:
        when = session_words(course, later[0], today_of(talk))
        lines.append(_("The time after that is {when}. You are welcome then.").format(when=when))
    return lines


def _heard_by(leaders: tuple[str, ...]) -> str:
    return _("I tell {names}.").format(names=listed(leaders)) if leaders else _("I tell the leader.")


async def _which(talk: Talk[MemberFacts]) -> Expected | None:
    """The session that the talk is about; where it can't be told any more, a kind word and none."""
    subject, deadline = talk.opening.subject, talk.opening.deadline
    if subject is not None:
        return _named(talk, subject)
    found = [one for m in talk.facts.memberships if (one := expected_next(talk, m)) is not None]
    if deadline is not None:
        that_day = [one for m in talk.facts.memberships for one in _expected_on(talk, m, deadline.day)]
        if found and not that_day:
            talk.say(_("There is no group that day. This is the next time."))
        found = that_day or found
    if len(found) < 2:
        if not found:
            is_in_one = any(membership.place.taken for membership in talk.facts.memberships)
            talk.say(_("The last session is over.") if is_in_one else no_group_words())
        return next(iter(found), None)
    choices = [Choice(title_label(one.membership.course.title), one.attendance.id) for one in found]
    picked = await talk.ask("which", _("Which group is it about?"), one_of(str), choices, name=_("Which one"))
    return next(one for one in found if one.attendance.id == picked)


def _expected_on(talk: Talk[MemberFacts], membership: Membership, day: date) -> list[Expected]:
    """The sessions of a group on this day that they are expected at."""
    if not membership.place.taken:
        return []
    sessions = (session for session in sessions_ahead(talk, membership.course) if session.day == day)
    return [one for session in sessions if (one := _expected(membership, session)) is not None]


def _named(talk: Talk[MemberFacts], attendance_id: str) -> Expected | None:
    for membership in talk.facts.memberships:
        for session in membership.course.sessions:
            expected = _expected(membership, session)
            if expected is None or expected.attendance.id != attendance_id:
                continue
            if membership.place.taken and session in sessions_ahead(talk, membership.course):
                return expected
            if session.cancelled:
                talk.say(_("That session is cancelled. You need not do anything."), my_groups_door())
                return None
    talk.say(_("That session is over. Take a look at what comes next."), my_groups_door())
    return None


def _expected(membership: Membership, session: Session) -> Expected | None:
    found = next((a for a in membership.attendances if a.session_id == session.id), None)
    return None if found is None else Expected(membership, session, found)
