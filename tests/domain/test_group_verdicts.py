"""What falls due in group courses: whether it still makes sense, and when it goes out."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given

from medspil.domain.agenda import CHOSEN, LATE_AFTER, UNASKED, AgendaItem, AgendaKind, Drop, Send, Standing, Wait
from medspil.domain.circle_verdicts import OF_CIRCLE
from medspil.domain.group_agenda import heard, questions, questions_nudge, session_reminder, ticking
from medspil.domain.group_matters import GroupMatter
from medspil.domain.group_order import group_useful_until, one_at_a_time
from medspil.domain.group_verdicts import OF_CITIZENS, OF_GROUPS, OF_STAFF, group_verdict
from medspil.domain.persons import PersonSettings, QuietHours
from medspil.domain.places import OfferAnswer, SupportAfter
from tests.domain.groups import WEDNESDAY, course, fallen_due, matter, wall

USUAL = PersonSettings()
UNDISTURBED = Standing(USUAL)
A_DAY = timedelta(days=1)
THE_DAY_BEFORE = wall(WEDNESDAY - A_DAY, 10)
AT_ITS_END = wall(WEDNESDAY, 16)
HALF_AN_HOUR_LATER = wall(WEDNESDAY, 16, 30)
NEXT_MORNING = wall(WEDNESDAY + A_DAY, 10)
NEXT_NOON = wall(WEDNESDAY + A_DAY, 12)
CLOSED = AT_ITS_END + timedelta(days=5)

K = AgendaKind
DUE = {
    K.OFFER: wall(WEDNESDAY - 2 * A_DAY, 11),
    K.SESSION_REMINDER: THE_DAY_BEFORE,
    K.SESSION_CHANGED: wall(WEDNESDAY - A_DAY, 12),
    K.CANNOT_COME: wall(WEDNESDAY - A_DAY, 12),
    K.JOINED: wall(WEDNESDAY - A_DAY, 12),
    K.LEFT: wall(WEDNESDAY - A_DAY, 12),
    K.SUPPORT: wall(WEDNESDAY - A_DAY, 12),
    K.ATTENDANCE: AT_ITS_END,
    K.ATTENDANCE_NUDGE: wall(WEDNESDAY + A_DAY, 9),
    K.QUESTIONS: HALF_AN_HOUR_LATER,
    K.QUESTIONS_NUDGE: NEXT_MORNING,
    K.HEARD: NEXT_NOON,
}
"""When each falls due as a rule; the others do on the day after the session."""


def item(kind: AgendaKind, due_at: datetime | None = None) -> AgendaItem:
    return AgendaItem(1, kind, due_at or DUE.get(kind, NEXT_NOON), "subject")


def plain(kind: AgendaKind) -> GroupMatter:
    """A matter of which this kind makes sense."""
    known = matter()
    if kind is K.OFFER:
        return with_place(known, answer=OfferAnswer.LATER)
    return with_place(known, left_at=AT_ITS_END) if kind is K.LEFT else known


def with_place(known: GroupMatter, **changes: Any) -> GroupMatter:
    assert known.place is not None
    return replace(known, place=replace(known.place, **changes))


def with_session(known: GroupMatter, **changes: Any) -> GroupMatter:
    assert known.session is not None
    return replace(known, session=replace(known.session, **changes))


def with_course(known: GroupMatter, **changes: Any) -> GroupMatter:
    assert known.course is not None
    return replace(known, course=replace(known.course, **changes))


def with_response(known: GroupMatter, **changes: Any) -> GroupMatter:
    assert known.response is not None
    return replace(known, response=replace(known.response, **changes))


# What makes sense, and what does not any more


@pytest.mark.parametrize("kind", sorted(OF_GROUPS))
def test_each_goes_out_at_its_time_where_nothing_stands_in_the_way(kind: AgendaKind) -> None:
    fallen = item(kind)
    assert group_verdict(fallen, plain(kind), UNDISTURBED, fallen.due_at) == Send()


A_LATER_DAY = WEDNESDAY + 2 * A_DAY
MOVED = with_session(matter(), day=A_LATER_DAY, moved_from=WEDNESDAY)
CANCELLED = with_session(matter(), cancelled=True)
AWAY = replace(matter(), attendance=replace(matter().attendance, cannot_come=True))  # type: ignore[type-var]
LEFT = with_place(matter(), left_at=THE_DAY_BEFORE)
CLOSED_COURSE = with_course(matter(), closed=True)
LATER = plain(K.OFFER)


@pytest.mark.parametrize(
    ("kind", "known", "why"),
    [
        (K.SESSION_REMINDER, MOVED, "the session was moved"),
        (K.SESSION_REMINDER, CANCELLED, "cancelled"),
        (K.SESSION_REMINDER, AWAY, "said can't come"),
        (K.SESSION_REMINDER, LEFT, "left"),
        (K.SESSION_REMINDER, with_place(matter(), remind=False), "not wanted"),
        (K.SESSION_CHANGED, LEFT, "left"),
        (K.QUESTIONS, with_response(matter(), answered=True), "answered"),
        (K.QUESTIONS, with_response(matter(), finished=True), "answered"),
        (K.QUESTIONS, replace(matter(), response=None), "gone"),
        (K.QUESTIONS, CANCELLED, "cancelled"),
        (K.QUESTIONS, LEFT, "left"),
        (K.QUESTIONS, with_place(matter(), ask=False), "not wanted"),
        (K.QUESTIONS_NUDGE, with_response(matter(), answered=True), "answered"),
        (K.PULSE, with_response(matter(), answered=True), "answered"),
        (K.SAY_BACK, LEFT, "left"),
        (K.SAY_BACK, replace(matter(), words=None), "gone"),
        (K.OFFER, matter(), "answered"),
        (K.OFFER, with_place(matter(), answer=OfferAnswer.DECLINED), "answered"),
        (K.OFFER, with_course(LATER, closed=True), "over"),
        (K.OFFER, with_course(LATER, capacity=2), "full"),
        (K.INTERVIEW, replace(matter(), drawn=None), "gone"),
        (K.INTERVIEW, replace(matter(), drawn=replace(matter().drawn, answer=False)), "answered"),  # type: ignore[type-var]
        (K.JOINED, LEFT, "left"),
        (K.JOINED, CLOSED_COURSE, "closed"),
        (K.JOINED, replace(matter(), leads=False), "leads no more"),
        (K.LEFT, matter(), "came back"),
        (K.CANNOT_COME, CANCELLED, "cancelled"),
        (K.CANNOT_COME, LEFT, "left"),
        (K.ATTENDANCE, CANCELLED, "cancelled"),
        (K.ATTENDANCE, with_session(matter(), ticked=True), "ticked"),
        (K.ATTENDANCE, MOVED, "the session was moved"),
        (K.ATTENDANCE, replace(matter(), participants=()), "nobody comes"),
        (K.ATTENDANCE, replace(matter(), leads=False), "leads no more"),
        (K.ATTENDANCE_NUDGE, with_session(matter(), ticked=True), "ticked"),
        (K.ATTENDANCE_NUDGE, MOVED, "the session was moved"),
        (K.ATTENDANCE_NUDGE, CLOSED_COURSE, "closed"),
        (K.HEARD, CANCELLED, "cancelled"),
        (K.HEARD, replace(matter(), asked=0), "nobody was asked"),
        (K.HEARD, CLOSED_COURSE, "closed"),
        (K.HEARD, replace(matter(), leads=False), "leads no more"),
        (K.COURSE_REPORT, replace(matter(), leads=False), "leads no more"),
        (K.SUPPORT, with_place(matter(), support_hours=0), "told"),
        (K.SUPPORT, LEFT, "left"),
        (K.SUPPORT, replace(matter(), offered=False), "offered by somebody else"),
        (K.SUPPORT_AFTER, with_place(matter(), support_after=SupportAfter.NOTHING), "told"),
        (K.SUPPORT_AFTER, CLOSED_COURSE, "closed"),
    ],
)
def test_what_makes_no_sense_any_more_is_dropped(kind: AgendaKind, known: GroupMatter, why: str) -> None:
    fallen = item(kind)
    assert group_verdict(fallen, known, UNDISTURBED, fallen.due_at) == Drop(why)


@pytest.mark.parametrize("kind", sorted(OF_GROUPS))
def test_what_is_gone_is_dropped(kind: AgendaKind) -> None:
    fallen = item(kind)
    assert group_verdict(fallen, None, UNDISTURBED, fallen.due_at) == Drop("gone")


@pytest.mark.parametrize("kind", sorted(OF_GROUPS))
def test_who_said_stop_or_blocked_the_bot_hears_nothing(kind: AgendaKind) -> None:
    fallen, known = item(kind), plain(kind)
    assert group_verdict(fallen, known, Standing(USUAL, stopped=True), fallen.due_at) == Drop("stopped")
    assert group_verdict(fallen, known, Standing(USUAL, reachable=False), fallen.due_at) == Drop("unreachable")


def test_a_session_that_has_begun_is_no_longer_announced() -> None:
    begun = wall(WEDNESDAY, 14)
    for kind in (K.SESSION_REMINDER, K.SESSION_CHANGED, K.CANNOT_COME):
        assert group_verdict(item(kind), matter(), UNDISTURBED, begun) == Drop("over")
        assert group_verdict(item(kind), matter(), UNDISTURBED, begun - timedelta(seconds=1)) == Send()


def test_who_stands_at_the_door_is_still_told_that_the_session_is_cancelled() -> None:
    assert group_verdict(item(K.SESSION_CHANGED), CANCELLED, UNDISTURBED, wall(WEDNESDAY, 14, 5)) == Send()
    assert group_verdict(item(K.SESSION_CHANGED), CANCELLED, UNDISTURBED, AT_ITS_END) == Drop("over")


def test_nobody_sets_out_for_a_session_of_which_the_quiet_hours_kept_the_news() -> None:
    early = Standing(replace(USUAL, quiet=QuietHours(time(20), time(13, 30))))
    at_night = wall(WEDNESDAY - A_DAY, 22)
    changed = item(K.SESSION_CHANGED, at_night)
    assert group_verdict(changed, CANCELLED, UNDISTURBED, at_night) == Wait(wall(WEDNESDAY, 9))
    assert group_verdict(changed, CANCELLED, early, at_night) == Send()
    moved_on = with_session(matter(), day=WEDNESDAY + A_DAY, moved_from=WEDNESDAY)
    assert group_verdict(changed, moved_on, early, at_night) == Send()
    resting = replace(early, resting_until=wall(WEDNESDAY + A_DAY, 9))
    assert isinstance(group_verdict(changed, CANCELLED, resting, at_night), Wait)


def test_an_offer_is_not_repeated_once_the_last_session_is_over() -> None:
    over = course().ends(course().sessions[-1], matter().tz)
    assert group_verdict(item(K.OFFER), LATER, UNDISTURBED, over) == Drop("over")


def test_once_the_round_is_over_nobody_is_asked_for_an_interview() -> None:
    drawn = matter().drawn
    assert drawn is not None
    assert group_verdict(item(K.INTERVIEW), matter(), UNDISTURBED, drawn.ends_at) == Drop("closed")
    before = drawn.ends_at - timedelta(seconds=1)
    assert group_verdict(item(K.INTERVIEW), matter(), UNDISTURBED, before) != Drop("closed")


def test_after_five_days_nobody_is_asked_any_more() -> None:
    for kind in (K.QUESTIONS, K.QUESTIONS_NUDGE):
        assert group_verdict(item(kind), matter(), UNDISTURBED, CLOSED) == Drop("closed")
        assert group_verdict(item(kind), matter(), UNDISTURBED, CLOSED - timedelta(seconds=1)) == Send()


# When it goes out

EVENING = wall(WEDNESDAY, 21)
NINE = wall(WEDNESDAY + A_DAY, 9)


def test_a_leader_is_asked_who_was_there_although_it_is_late() -> None:
    late = with_session(matter(), at=EVENING.astimezone(matter().tz).time())
    assert late.ends is not None
    assert group_verdict(item(K.ATTENDANCE, late.ends), late, UNDISTURBED, late.ends) == Send()
    long_after = late.ends + LATE_AFTER + timedelta(minutes=1)
    assert group_verdict(item(K.ATTENDANCE, late.ends), late, UNDISTURBED, long_after) == Wait(NINE)


def test_questions_that_fall_due_in_the_quiet_hours_come_the_next_morning() -> None:
    assert group_verdict(item(K.QUESTIONS, EVENING), matter(), UNDISTURBED, EVENING) == Wait(NINE)


@pytest.mark.parametrize("kind", sorted(OF_GROUPS - CHOSEN))
def test_quiet_hours_hold_for_all_that_nobody_chose_the_time_of(kind: AgendaKind) -> None:
    fallen = item(kind)
    late_sleeper = Standing(replace(USUAL, quiet=QuietHours(fallen.due_at.astimezone(matter().tz).time(), QUIET_ENDS)))
    judged = group_verdict(fallen, plain(kind), late_sleeper, fallen.due_at)
    assert isinstance(judged, Wait)
    assert USUAL.local(judged.until).time() == QUIET_ENDS


QUIET_ENDS = wall(WEDNESDAY, 17, 30).astimezone(matter().tz).time()


@pytest.mark.parametrize("kind", sorted(OF_GROUPS))
def test_pause_rest_and_a_talk_under_way_hold_everything(kind: AgendaKind) -> None:
    fallen, known = item(kind), plain(kind)
    awake = replace(USUAL, quiet=QuietHours(QUIET_ENDS, QUIET_ENDS))
    soon = fallen.due_at + timedelta(minutes=10)
    for held in (
        Standing(replace(awake, paused_until=soon)),
        Standing(awake, resting_until=soon),
        Standing(awake, last_talked_at=fallen.due_at - timedelta(minutes=20)),
    ):
        assert group_verdict(fallen, known, held, fallen.due_at) == Wait(soon)


@pytest.mark.parametrize("kind", sorted(OF_GROUPS))
def test_only_what_nobody_agreed_to_waits_for_another_day_after_an_unasked_message(kind: AgendaKind) -> None:
    fallen = item(kind)
    today = USUAL.local(fallen.due_at).date()
    judged = group_verdict(fallen, plain(kind), Standing(USUAL, unasked_on=today), fallen.due_at)
    agreed = {K.SESSION_REMINDER, K.SESSION_CHANGED, K.QUESTIONS, K.SAY_BACK}
    if kind in OF_STAFF | agreed:
        assert judged == Send()
    else:
        assert judged == Wait(wall(today + A_DAY, 10))


def test_the_kinds_of_citizens_and_of_staff_are_told_apart() -> None:
    assert OF_CITIZENS.isdisjoint(OF_STAFF)
    assert UNASKED.isdisjoint(OF_STAFF)
    house_and_sub_goals = {K.REMINDER, K.LOOK_BACK, K.NUDGE, K.CLEAN_UP, K.CLOSE_COURSE}
    assert set(AgendaKind) == OF_GROUPS | OF_CIRCLE | house_and_sub_goals | {K.DIGEST}


def test_of_several_the_one_that_cannot_wait_comes_first() -> None:
    kinds = [K.QUESTIONS_NUDGE, K.SAY_BACK, K.QUESTIONS, K.SESSION_CHANGED, K.OFFER]
    waiting = [AgendaItem(number, kind, NEXT_NOON, "subject") for number, kind in enumerate(kinds)]
    sorted_kinds = [one.kind for one in one_at_a_time(waiting)]
    assert sorted_kinds == [K.SESSION_CHANGED, K.QUESTIONS, K.SAY_BACK, K.OFFER, K.QUESTIONS_NUDGE]


# Until when its words are true


def test_a_reminder_that_could_not_go_out_is_held_back_when_its_day_or_the_session_begins() -> None:
    assert group_useful_until(K.SESSION_REMINDER, matter(), THE_DAY_BEFORE) == wall(WEDNESDAY, 0)
    assert group_useful_until(K.SESSION_REMINDER, matter(), wall(WEDNESDAY, 9)) == wall(WEDNESDAY, 14)


def test_questions_are_held_back_once_they_are_closed() -> None:
    assert group_useful_until(K.QUESTIONS, matter(), HALF_AN_HOUR_LATER) == CLOSED


def test_what_a_leader_should_know_keeps() -> None:
    assert group_useful_until(K.HEARD, matter(), NEXT_NOON) is None


# When it is planned


def test_the_times_of_a_session_follow_its_day() -> None:
    group = course()
    first = group.sessions[0]
    assert session_reminder(first, USUAL).due_at == THE_DAY_BEFORE
    assert [planned.due_at for planned in ticking(group, first, USUAL)] == [AT_ITS_END, NINE]
    assert questions(AT_ITS_END, AT_ITS_END).due_at == HALF_AN_HOUR_LATER
    assert questions(AT_ITS_END, NEXT_NOON).due_at == NEXT_NOON
    assert questions_nudge(HALF_AN_HOUR_LATER, USUAL).due_at == NEXT_MORNING
    assert heard(AT_ITS_END, AT_ITS_END, USUAL).due_at == NEXT_NOON


# Laws


@given(fallen_due())
def test_nothing_goes_out_in_quiet_hours_but_what_was_chosen(
    case: tuple[AgendaItem, GroupMatter, Standing, datetime],
) -> None:
    fallen, known, standing, now = case
    if fallen.kind is K.SESSION_CHANGED:
        return  # It does where it would come too late, as is tested above.
    judged = group_verdict(fallen, known, standing, now)
    when = now if isinstance(judged, Send) else judged.until if isinstance(judged, Wait) else None
    if when is not None and standing.settings.is_quiet(when):
        assert fallen.kind in CHOSEN
        assert when - fallen.due_at <= LATE_AFTER


@given(fallen_due())
def test_nobody_is_asked_after_closing_or_twice(case: tuple[AgendaItem, GroupMatter, Standing, datetime]) -> None:
    fallen, known, standing, now = case
    asks = fallen.kind in (K.QUESTIONS, K.QUESTIONS_NUDGE, K.PULSE)
    if asks and group_verdict(fallen, known, standing, now) == Send():
        assert known.response is not None
        assert now < known.response.closes_at
        assert not known.response.answered


@given(fallen_due())
def test_what_waits_has_something_to_wait_for_and_then_goes_out(
    case: tuple[AgendaItem, GroupMatter, Standing, datetime],
) -> None:
    fallen, known, standing, now = case
    judged = group_verdict(fallen, known, standing, now)
    if isinstance(judged, Wait):
        assert judged.until > now
        assert not isinstance(group_verdict(fallen, known, standing, judged.until), Wait)


@given(fallen_due())
def test_an_unasked_message_never_comes_on_a_day_that_had_one(
    case: tuple[AgendaItem, GroupMatter, Standing, datetime],
) -> None:
    fallen, known, standing, now = case
    judged = group_verdict(fallen, known, standing, now)
    if fallen.kind in UNASKED and not isinstance(judged, Drop):
        when = now if isinstance(judged, Send) else judged.until
        assert standing.settings.local(when).date() != standing.unasked_on
