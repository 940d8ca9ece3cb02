"""What a week's digest says, and what it never says."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given

from medspil.domain.circle_decisions import Looked, SeenWhat
from medspil.domain.digest import Digest, WeekSum, compose, group_week, looks
from medspil.domain.helping import HelpHow
from medspil.domain.seen import CitizenSeen, Step
from medspil.domain.sub_goals import Deadline, Outcome, Status
from tests.conversations.some_courses import FIRST_TUESDAY, a_course
from tests.domain.seen_people import (
    A_WEEK_AGO,
    LONG_AGO,
    MONDAY,
    a_link,
    a_wish,
    any_people,
    before,
    ended,
    seen,
    shared,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TODAY = MONDAY.date()


def digest(*people: CitizenSeen, since: datetime = A_WEEK_AGO) -> Digest:
    return compose(people, (), since, MONDAY, COPENHAGEN)


def names(part: Iterable[object]) -> list[str]:
    return [one.citizen.name for one in part]  # type: ignore[attr-defined]


def test_the_week_is_that_since_the_last_digest_and_up_to_now() -> None:
    told = digest(
        seen("At the start", ended(Status.REACHED, A_WEEK_AGO), number=1),
        seen("Just after", ended(Status.REACHED, A_WEEK_AGO + timedelta(seconds=1)), number=2),
        seen("Now", ended(Status.REACHED, MONDAY), number=3),
        seen("Later", ended(Status.REACHED, MONDAY + timedelta(seconds=1)), number=4),
    )
    assert names(told.reached) == ["Just after", "Now"]


def test_what_was_adjusted_or_let_go_stands_together_and_is_no_less_than_reaching() -> None:
    told = digest(
        seen("Ali", ended(Status.ADJUSTED, before(days=2)), number=1),
        seen("Bo", ended(Status.LET_GO, before(days=3)), number=2),
        seen("Sara", ended(Status.REACHED, before(days=1)), number=3),
    )
    assert (names(told.changed), names(told.reached)) == (["Ali", "Bo"], ["Sara"])


def test_what_is_coming_begins_today_and_ends_on_the_seventh_day_the_nearest_first() -> None:
    days = {"yesterday": -1, "today": 0, "sunday": 6, "next monday": 7}
    people = [seen(name, shared(name, TODAY + timedelta(days=n)), number=n + 2) for name, n in days.items()]
    timed = seen("at nine", shared("at nine", day=TODAY, deadline=Deadline(TODAY, time(9))), number=20)
    assert names(digest(*people, timed).coming) == ["at nine", "today", "sunday"]


def test_a_look_back_of_the_week_is_told_with_its_newest_number_unless_the_day_is_near() -> None:
    steps = (Step(before(days=6), Outcome.GOES_ON, 3), Step(before(days=1), Outcome.MOVED, 6))
    old = (Step(before(days=9), Outcome.GOES_ON, 9),)
    told = digest(
        seen("Ali", shared("a", steps=steps), number=1),
        seen("Bo", shared("b", steps=old), number=2),
        seen("Sara", shared("c", steps=steps, day=TODAY), number=3),
    )
    assert names(told.under_way) == ["Ali"]
    assert told.under_way[0].newest == steps[1]
    assert names(told.coming) == ["Sara"]


def test_a_sub_goal_of_the_week_is_news() -> None:
    assert names(digest(seen("Ali", shared(made_at=before(days=2)))).under_way) == ["Ali"]
    assert not digest(seen("Ali", shared(made_at=before(days=8)))).has_news


def test_a_wish_for_help_stands_until_it_is_answered_and_once_more_after_that() -> None:
    waiting, answered, long_answered = (
        a_wish(before(days=40)),
        a_wish(before(days=9), seen_at=before(days=1)),
        a_wish(before(days=20), seen_at=before(days=8)),
    )
    told = digest(seen("Ali", wishes=(answered, waiting, long_answered)))
    assert [one.wish for one in told.wanted] == [waiting, answered]


def test_who_has_a_very_hard_time_comes_before_all_others_who_want_help() -> None:
    patient = seen("Ali", wishes=(a_wish(before(days=9)),), number=1)
    hard = seen("Bo", wishes=(a_wish(before(hours=2), id="h", how=HelpHow.HARD),), number=2)
    assert names(digest(patient, hard).wanted) == ["Bo", "Ali"]


def test_a_wish_names_its_sub_goal_only_where_that_is_shared() -> None:
    mine = shared("gå en tur", TODAY + timedelta(days=30))
    with_it = digest(seen("Ali", mine, wishes=(a_wish(before(days=1), sub_goal_id=mine.id),)))
    without = digest(seen("Ali", wishes=(a_wish(before(days=1), sub_goal_id=mine.id),)))
    assert [one.sub_goal for one in with_it.wanted] == [mine]
    assert [one.sub_goal for one in without.wanted] == [None]


def test_quiet_is_who_shares_something_whose_day_has_been_and_of_which_nothing_was_heard_for_three_weeks() -> None:
    gone = shared(day=TODAY - timedelta(days=30))
    assert names(digest(seen("Ali", gone)).quiet) == ["Ali"]
    assert digest(seen("Ali", gone)).quiet[0].since == LONG_AGO.date()
    heard = replace(gone, steps=(Step(before(days=20), Outcome.GOES_ON),))
    still_ahead = shared("other", day=TODAY + timedelta(days=90))
    assert digest(seen("Ali", heard)).quiet == ()
    assert digest(seen("Ali", gone, still_ahead)).quiet == ()
    assert digest(seen("Ali", gone, ended(Status.REACHED, before(days=10)))).quiet == ()
    assert digest(seen("Ali", gone, wishes=(a_wish(before(days=2)),))).quiet == ()
    assert digest(replace(seen("Ali", gone), link=a_link(accepted_at=before(days=3)))).quiet == ()


def test_who_shares_nothing_is_never_quiet_and_stands_nowhere() -> None:
    told = digest(seen("Ali"), seen("Bo", ended(Status.REACHED, LONG_AGO), number=2))
    assert told == compose((), (), A_WEEK_AGO, MONDAY, COPENHAGEN).__class__(A_WEEK_AGO, MONDAY, 2, weeks=told.weeks)
    assert not told.has_news


def test_a_status_meeting_is_coming_within_the_week() -> None:
    people = [seen(str(n), number=n + 2, meeting=TODAY + timedelta(days=n)) for n in (-1, 0, 6, 7)]
    assert names(digest(*people).meetings) == ["0", "6"]


def test_the_weeks_begin_on_mondays_and_the_one_that_has_just_begun_comes_only_with_something_in_it() -> None:
    reached = ended(Status.REACHED, before(days=1), "a")
    let_go = ended(Status.LET_GO, before(days=7), "b")
    went_on = shared("c", steps=(Step(before(days=2), Outcome.GOES_ON, 4), Step(LONG_AGO, Outcome.MOVED, 4)))
    weeks = digest(seen("Ali", reached, let_go, went_on)).weeks
    assert len(weeks) == 8
    assert weeks[-1] == WeekSum(TODAY - timedelta(days=7), reached=1, went_on=1, changed=1)
    assert sum(week.total for week in weeks) == 3
    this_morning = ended(Status.ADJUSTED, before(hours=1), "d")
    weeks = digest(seen("Ali", reached, let_go, went_on, this_morning)).weeks
    assert weeks[-1] == WeekSum(TODAY, changed=1)
    assert len(weeks) == 8


def test_of_a_group_the_next_session_is_told_and_how_many_come() -> None:
    course = a_course()
    first, second, *_, last = course.sessions
    now = datetime.combine(FIRST_TUESDAY, time(12)).replace(tzinfo=COPENHAGEN)
    told = group_week(course, 6, {first.id: 1, second.id: 4}, COPENHAGEN, now)
    assert (told.session, told.when, told.coming, told.participants) == (1, Deadline(first.day, first.at), 5, 6)
    assert not told.last
    later = group_week(course, 6, {}, COPENHAGEN, now + timedelta(days=1))
    assert (later.session, later.to_tick) == (2, (1,))
    end = datetime.combine(last.day, time(8)).replace(tzinfo=COPENHAGEN)
    assert group_week(course, 6, {}, COPENHAGEN, end).last
    over = group_week(course, 6, {}, COPENHAGEN, end + timedelta(days=1))
    assert (over.session, len(over.to_tick)) == (None, len(course.sessions))


@given(any_people())
def test_the_order_in_which_people_are_read_changes_nothing(people: tuple[CitizenSeen, ...]) -> None:
    assert digest(*reversed(people)) == digest(*people)


@given(any_people())
def test_who_shares_nothing_changes_nothing_but_the_number_of_people(people: tuple[CitizenSeen, ...]) -> None:
    silent = CitizenSeen(a_link(99), "Kim")
    assert replace(digest(*people, silent), people=len(people)) == digest(*people)


@given(any_people())
def test_a_sub_goal_stands_in_one_place_at_most(people: tuple[CitizenSeen, ...]) -> None:
    told = digest(*people)
    parts = (*told.reached, *told.coming, *told.under_way, *told.changed)
    ids = [(one.citizen.link.id, one.sub_goal.id) for one in parts]
    assert len(ids) == len(set(ids))


@given(any_people())
def test_whoever_stands_in_it_shares_what_stands_there(people: tuple[CitizenSeen, ...]) -> None:
    told = digest(*people)
    known = {citizen.link.id: citizen for citizen in people}
    for one in (*told.reached, *told.coming, *told.under_way, *told.changed):
        assert one.sub_goal in known[one.citizen.link.id].sub_goals
    for quiet in told.quiet:
        assert any(sub_goal.active for sub_goal in known[quiet.citizen.link.id].sub_goals)
    assert {look.citizen_id for look in looks(told)} <= {
        citizen.link.citizen_id for citizen in people if citizen.sub_goals or citizen.wishes
    }


def test_the_day_of_a_sub_goal_is_that_of_the_one_who_reads() -> None:
    late = datetime(2026, 11, 29, 23, 30, tzinfo=MONDAY.tzinfo)
    near = seen("Ali", shared(day=date(2026, 12, 6)))
    assert compose((near,), (), late - timedelta(days=7), late, COPENHAGEN).coming
    assert not compose((near,), (), late - timedelta(days=7), late, ZoneInfo("Atlantic/Azores")).coming


def test_the_log_says_whose_shared_sub_goals_and_whose_wishes_were_seen_each_once() -> None:
    busy = seen("Ali", *(ended(Status.REACHED, before(days=n), str(n)) for n in (1, 2)), number=1)
    wishing = seen("Bo", wishes=(a_wish(before(days=1)),), number=2)
    meeting = seen("Hanne", shared(day=TODAY + timedelta(days=90)), meeting=TODAY, number=3)
    told = looks(digest(busy, wishing, meeting))
    assert told == (
        Looked(busy.link.citizen_id, SeenWhat.SHARED),
        Looked(wishing.link.citizen_id, SeenWhat.WISH),
    )
