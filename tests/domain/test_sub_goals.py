"""Sub-goals and their reminders: wall-clock wishes that move with the day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from medspil.domain.local_time import local
from medspil.domain.sub_goals import (
    USUAL_REMINDERS,
    Deadline,
    Reminder,
    Status,
    awaits_look_back,
    day_is_over,
    ended,
    in_order,
    is_near,
    look_back_due,
    reminder_that_fits,
    reminders_ahead,
    usual_reminder,
)
from tests.domain.lives import days_of, instants, reminders, sub_goal, wall_times, zones, zones_and_days
from tests.domain.test_local_time import exists

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FRIDAY = date(2026, 11, 27)
TUESDAY_AFTERNOON = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
THE_DAY_BEFORE_AT_TEN = Reminder(1, time(10))


def wall(instant: datetime, zone: ZoneInfo = COPENHAGEN) -> datetime:
    return local(instant, zone).replace(tzinfo=None)


def on(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))


def test_the_day_before_at_ten_is_thursday_at_ten() -> None:
    assert wall(THE_DAY_BEFORE_AT_TEN.due(Deadline(FRIDAY), COPENHAGEN)) == on(FRIDAY - timedelta(days=1), 10)


def test_a_reminder_keeps_its_wall_clock_over_both_changes_of_summer_time() -> None:
    for sunday in (date(2026, 3, 29), date(2026, 10, 25)):
        for day in (sunday, sunday + timedelta(days=1)):
            due = wall(THE_DAY_BEFORE_AT_TEN.due(Deadline(day), COPENHAGEN))
            assert due == datetime.combine(day - timedelta(days=1), time(10))


def test_a_reminder_for_new_years_day_comes_in_the_old_year() -> None:
    assert wall(THE_DAY_BEFORE_AT_TEN.due(Deadline(date(2027, 1, 1)), COPENHAGEN)) == on(date(2026, 12, 31), 10)


def test_the_look_back_comes_the_morning_after() -> None:
    assert wall(look_back_due(Deadline(FRIDAY), COPENHAGEN)) == on(FRIDAY + timedelta(days=1), 10)


@given(zones_and_days, reminders)
def test_a_reminder_comes_at_the_wall_clock_time_that_was_wished(where: tuple[str, date], wish: Reminder) -> None:
    zone, day = ZoneInfo(where[0]), where[1]
    assume(exists(wish.day(Deadline(day)), wish.at, zone))
    assert wall(wish.due(Deadline(day), zone), zone) == datetime.combine(day - timedelta(wish.days_before), wish.at)


@given(zones_and_days, reminders, st.integers(-400, 400))
def test_a_moved_deadline_moves_its_reminder_by_as_many_days(
    where: tuple[str, date], wish: Reminder, days: int
) -> None:
    zone, day = ZoneInfo(where[0]), where[1]
    moved = day + timedelta(days=days)
    assume(exists(wish.day(Deadline(day)), wish.at, zone) and exists(wish.day(Deadline(moved)), wish.at, zone))
    first, second = (wall(wish.due(Deadline(of), zone), zone) for of in (day, moved))
    assert second - first == timedelta(days=days)


# Which reminders are offered


def test_in_good_time_all_the_usual_ones_are_offered() -> None:
    in_a_month = Deadline(date(2026, 12, 24))
    assert reminders_ahead(in_a_month, COPENHAGEN, TUESDAY_AFTERNOON) == USUAL_REMINDERS
    assert usual_reminder(in_a_month, COPENHAGEN, TUESDAY_AFTERNOON) == THE_DAY_BEFORE_AT_TEN


def test_for_tomorrow_only_what_still_lies_ahead_is_offered() -> None:
    tomorrow = Deadline(date(2026, 11, 25))
    offered = reminders_ahead(tomorrow, COPENHAGEN, TUESDAY_AFTERNOON)
    assert offered == (Reminder(0, time(9)), Reminder(1, time(18)))


def test_for_this_evening_nothing_is_left_to_offer() -> None:
    tonight = Deadline(date(2026, 11, 24), time(19))
    assert reminders_ahead(tonight, COPENHAGEN, TUESDAY_AFTERNOON) == ()
    assert usual_reminder(tonight, COPENHAGEN, TUESDAY_AFTERNOON) is None


def test_no_reminder_is_offered_after_the_agreed_time_of_day() -> None:
    early = Deadline(FRIDAY, time(8, 30))
    assert Reminder(0, time(9)) not in reminders_ahead(early, COPENHAGEN, TUESDAY_AFTERNOON)


def test_a_wish_that_lies_ahead_stands() -> None:
    wish = Reminder(3, time(7, 15))
    assert reminder_that_fits(wish, Deadline(date(2026, 12, 24)), COPENHAGEN, TUESDAY_AFTERNOON) == wish


def test_a_wish_that_has_been_gives_way_to_the_first_usual_one_ahead() -> None:
    tomorrow = Deadline(date(2026, 11, 25))
    fits = reminder_that_fits(THE_DAY_BEFORE_AT_TEN, tomorrow, COPENHAGEN, TUESDAY_AFTERNOON)
    assert fits == Reminder(0, time(9))


def test_a_wish_after_the_new_time_of_day_gives_way_too() -> None:
    early = Deadline(FRIDAY, time(8))
    fits = reminder_that_fits(Reminder(0, time(9)), early, COPENHAGEN, TUESDAY_AFTERNOON)
    assert fits == THE_DAY_BEFORE_AT_TEN


def test_who_wants_no_reminder_gets_none() -> None:
    assert reminder_that_fits(None, Deadline(FRIDAY), COPENHAGEN, TUESDAY_AFTERNOON) is None


@given(zones.flatmap(lambda z: st.tuples(st.just(z), days_of(z), instants(days_of(z)))), st.none() | wall_times)
def test_whatever_is_offered_lies_ahead_and_before_the_agreed_time(
    where: tuple[str, date, datetime], at: time | None
) -> None:
    zone, deadline, now = ZoneInfo(where[0]), Deadline(where[1], at), where[2]
    for reminder in reminders_ahead(deadline, zone, now):
        assert reminder.due(deadline, zone) > now
        if at is not None:
            assert reminder.days_before > 0 or reminder.at < at


@given(
    zones.flatmap(lambda z: st.tuples(st.just(z), days_of(z), instants(days_of(z)))),
    st.none() | wall_times,
    st.none() | reminders,
)
def test_the_reminder_that_fits_lies_ahead_and_is_there_only_if_wished(
    where: tuple[str, date, datetime], at: time | None, wish: Reminder | None
) -> None:
    zone, deadline, now = ZoneInfo(where[0]), Deadline(where[1], at), where[2]
    fits = reminder_that_fits(wish, deadline, zone, now)
    if fits is None:
        return
    assert wish is not None
    assert fits.due(deadline, zone) > now
    assert fits.days_before > 0 or at is None or fits.at <= at
    assert reminder_that_fits(fits, deadline, zone, now) == fits


# Where a sub-goal stands


def test_its_day_is_over_at_midnight_where_the_citizen_lives() -> None:
    step = sub_goal(FRIDAY)
    midnight = datetime(2026, 11, 27, 23, tzinfo=UTC)
    assert not day_is_over(step, COPENHAGEN, midnight - timedelta(seconds=1))
    assert day_is_over(step, COPENHAGEN, midnight)
    assert not day_is_over(step, ZoneInfo("America/New_York"), midnight)


def test_only_a_sub_goal_under_way_awaits_a_look_back() -> None:
    later = datetime(2026, 12, 1, tzinfo=UTC)
    assert awaits_look_back(sub_goal(FRIDAY), COPENHAGEN, later)
    assert not awaits_look_back(sub_goal(FRIDAY, status=Status.LET_GO), COPENHAGEN, later)


def test_it_is_near_from_its_reminder_until_its_day_is_over() -> None:
    step = sub_goal(FRIDAY, THE_DAY_BEFORE_AT_TEN)
    reminded = datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert not is_near(step, COPENHAGEN, reminded - timedelta(minutes=1))
    assert is_near(step, COPENHAGEN, reminded)
    assert is_near(step, COPENHAGEN, datetime(2026, 11, 27, 22, 59, tzinfo=UTC))
    assert not is_near(step, COPENHAGEN, datetime(2026, 11, 27, 23, tzinfo=UTC))


def test_without_a_reminder_it_is_near_on_its_day() -> None:
    step = sub_goal(FRIDAY)
    assert not is_near(step, COPENHAGEN, datetime(2026, 11, 26, 12, tzinfo=UTC))
    assert is_near(step, COPENHAGEN, datetime(2026, 11, 27, 12, tzinfo=UTC))


def test_what_is_under_way_stands_with_the_nearest_day_first() -> None:
    late = sub_goal(FRIDAY, id="late")
    soon = sub_goal(FRIDAY - timedelta(days=1), id="soon")
    morning = sub_goal(FRIDAY, at=time(8), id="morning")
    done = sub_goal(FRIDAY, status=Status.REACHED, id="done")
    assert [s.id for s in in_order((late, soon, done, morning))] == ["soon", "morning", "late"]


def test_what_has_ended_stands_with_the_newest_end_first() -> None:
    ends = datetime(2026, 11, 1, tzinfo=UTC)
    old = replace(sub_goal(FRIDAY, status=Status.REACHED, id="old"), ended_at=ends)
    new = replace(sub_goal(FRIDAY, status=Status.LET_GO, id="new"), ended_at=ends + timedelta(days=3))
    assert [s.id for s in ended((old, sub_goal(FRIDAY), new))] == ["new", "old"]


def test_every_change_of_what_it_says_raises_its_version() -> None:
    step = sub_goal(FRIDAY)
    after = step.with_draft(replace(step.draft, what="løbe en tur"))
    assert (after.version, after.draft.what) == (step.version + 1, "løbe en tur")
