"""What falls due when, and whether it still makes sense once it has."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.domain.agenda import (
    CHOSEN,
    LATE_AFTER,
    TALK_IS_QUIET_AFTER,
    AgendaItem,
    AgendaKind,
    Drop,
    Planned,
    Send,
    Standing,
    Verdict,
    Wait,
    next_clean_up,
    plan,
    plan_nudge,
    verdict,
)
from medspil.domain.local_time import local_day
from medspil.domain.persons import PersonSettings, QuietHours
from medspil.domain.sub_goals import Reminder, Status, SubGoal, day_is_over
from tests.domain.lives import days_of, fallen_due, instants, reminders, sub_goal, zones, zones_and_days

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FRIDAY = date(2026, 11, 27)
SATURDAY = FRIDAY + timedelta(days=1)
USUAL = PersonSettings()
WALK = sub_goal(FRIDAY, Reminder(1, time(10)))
UNDISTURBED = Standing(USUAL)

Situation = tuple[AgendaItem, SubGoal, Standing, datetime]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), COPENHAGEN).astimezone(UTC)


THURSDAY_AT_TEN = at(FRIDAY - timedelta(days=1), 10)
SATURDAY_AT_TEN = at(SATURDAY, 10)


def judged(
    kind: AgendaKind,
    due_at: datetime,
    now: datetime | None = None,
    standing: Standing = UNDISTURBED,
    subject: SubGoal | None = WALK,
) -> Verdict:
    return verdict(AgendaItem(1, kind, due_at, "walk"), subject, standing, now or due_at)


def reminder_at(now: datetime, standing: Standing = UNDISTURBED) -> Verdict:
    return judged(AgendaKind.REMINDER, THURSDAY_AT_TEN, now, standing)


def look_back_at(now: datetime, standing: Standing = UNDISTURBED) -> Verdict:
    return judged(AgendaKind.LOOK_BACK, SATURDAY_AT_TEN, now, standing)


# What is planned


def test_a_sub_goal_puts_its_reminder_and_its_look_back_on_the_agenda() -> None:
    assert plan(WALK, USUAL, at(FRIDAY - timedelta(days=3), 14)) == (
        Planned(AgendaKind.REMINDER, THURSDAY_AT_TEN),
        Planned(AgendaKind.LOOK_BACK, SATURDAY_AT_TEN),
    )


def test_a_reminder_that_has_been_is_not_planned() -> None:
    assert plan(WALK, USUAL, THURSDAY_AT_TEN) == (Planned(AgendaKind.LOOK_BACK, SATURDAY_AT_TEN),)


def test_who_wants_no_reminder_only_has_a_look_back() -> None:
    (planned,) = plan(sub_goal(FRIDAY), USUAL, at(FRIDAY, 8))
    assert planned.kind is AgendaKind.LOOK_BACK


@pytest.mark.parametrize("status", [Status.REACHED, Status.LET_GO, Status.ADJUSTED])
def test_what_has_ended_plans_nothing(status: Status) -> None:
    assert plan(replace(WALK, status=status), USUAL, at(FRIDAY - timedelta(days=3), 14)) == ()


def test_the_nudge_comes_two_days_after_the_look_back_in_the_morning() -> None:
    nudge = plan_nudge(USUAL, at(SATURDAY, 16))
    assert nudge == Planned(AgendaKind.NUDGE, at(SATURDAY + timedelta(days=2), 10))


def test_the_clean_up_comes_in_the_night() -> None:
    assert next_clean_up(USUAL, at(FRIDAY, 3, 29)).due_at == at(FRIDAY, 3, 30)
    assert next_clean_up(USUAL, at(FRIDAY, 3, 30)).due_at == at(SATURDAY, 3, 30)


@given(zones_and_days, st.none() | reminders, st.integers(-20, 20))
def test_all_that_is_planned_lies_ahead(where: tuple[str, date], wish: Reminder | None, days: int) -> None:
    zone, day = where
    now = datetime.combine(day, time(12), UTC)
    for planned in plan(sub_goal(day + timedelta(days=days), wish), PersonSettings(zone=zone), now):
        assert planned.due_at > now


@given(zones.flatmap(lambda zone: st.tuples(st.just(zone), instants(days_of(zone)))))
def test_nudge_and_clean_up_lie_ahead_at_their_time_on_the_wall(where: tuple[str, datetime]) -> None:
    settings, now = PersonSettings(zone=where[0]), where[1]
    nudge, clean_up = plan_nudge(settings, now), next_clean_up(settings, now)
    assert now + timedelta(days=1) < nudge.due_at < now + timedelta(days=3)
    assert settings.local(nudge.due_at).time() == time(10)
    assert now < clean_up.due_at <= now + timedelta(hours=25)
    assert settings.local(clean_up.due_at).time() == time(3, 30)


# Whether it goes out


def test_a_reminder_goes_out_at_its_time() -> None:
    assert reminder_at(THURSDAY_AT_TEN) == Send()


def test_a_chosen_time_in_the_quiet_hours_stays_where_it_is() -> None:
    early = at(FRIDAY, 5)
    assert judged(AgendaKind.REMINDER, early) == Send()


def test_a_look_back_waits_for_the_quiet_hours_to_end() -> None:
    late_sleeper = Standing(replace(USUAL, quiet=QuietHours(time(22), time(11, 30))))
    assert look_back_at(SATURDAY_AT_TEN, late_sleeper) == Wait(at(SATURDAY, 11, 30))


def test_a_reminder_that_is_late_is_no_longer_the_moment_that_was_chosen() -> None:
    assert reminder_at(THURSDAY_AT_TEN + LATE_AFTER) == Send()
    in_the_evening = at(FRIDAY - timedelta(days=1), 22)
    assert reminder_at(in_the_evening) == Wait(at(FRIDAY, 9))


def test_a_reminder_is_dropped_when_its_day_is_over() -> None:
    assert isinstance(reminder_at(at(FRIDAY, 23, 59)), Wait)
    assert reminder_at(at(SATURDAY, 0)) == Drop("the day is over")


def test_a_look_back_is_dropped_when_the_day_was_moved() -> None:
    moved = sub_goal(FRIDAY + timedelta(days=7))
    assert judged(AgendaKind.LOOK_BACK, SATURDAY_AT_TEN, subject=moved) == Drop("the day was moved")
    assert judged(AgendaKind.NUDGE, SATURDAY_AT_TEN, subject=moved) == Drop("the day was moved")


@pytest.mark.parametrize("subject", [None, replace(WALK, status=Status.REACHED)])
def test_what_has_ended_or_is_gone_asks_for_nothing(subject: SubGoal | None) -> None:
    assert judged(AgendaKind.LOOK_BACK, SATURDAY_AT_TEN, subject=subject) == Drop("ended")


@pytest.mark.parametrize(
    ("standing", "why"),
    [(Standing(USUAL, stopped=True), "stopped"), (Standing(USUAL, reachable=False), "unreachable")],
)
def test_who_said_stop_or_blocked_the_bot_hears_nothing(standing: Standing, why: str) -> None:
    assert reminder_at(THURSDAY_AT_TEN, standing) == Drop(why)
    assert look_back_at(SATURDAY_AT_TEN, standing) == Drop(why)


def test_nothing_breaks_into_a_talk_under_way() -> None:
    talking = Standing(USUAL, last_talked_at=THURSDAY_AT_TEN - timedelta(minutes=10))
    assert reminder_at(THURSDAY_AT_TEN, talking) == Wait(THURSDAY_AT_TEN + timedelta(minutes=20))
    quiet = Standing(USUAL, last_talked_at=THURSDAY_AT_TEN - timedelta(minutes=30))
    assert reminder_at(THURSDAY_AT_TEN, quiet) == Send()


def test_a_pause_holds_back_even_what_was_chosen() -> None:
    until = at(FRIDAY, 9)
    paused = Standing(replace(USUAL, paused_until=until))
    assert reminder_at(THURSDAY_AT_TEN, paused) == Wait(until)


def test_what_a_pause_swallowed_is_dropped_when_its_day_is_over() -> None:
    until = at(SATURDAY, 9)
    paused = Standing(replace(USUAL, paused_until=until))
    assert reminder_at(THURSDAY_AT_TEN, paused) == Wait(until)
    assert reminder_at(until, paused) == Drop("the day is over")


def test_after_words_of_crisis_everything_rests() -> None:
    resting = Standing(USUAL, resting_until=SATURDAY_AT_TEN + timedelta(hours=2))
    assert look_back_at(SATURDAY_AT_TEN, resting) == Wait(SATURDAY_AT_TEN + timedelta(hours=2))


def test_there_is_one_unasked_message_a_day_at_most() -> None:
    had_one = Standing(USUAL, unasked_on=SATURDAY)
    assert look_back_at(SATURDAY_AT_TEN, had_one) == Wait(at(SATURDAY + timedelta(days=1), 10))
    had_one_yesterday = Standing(USUAL, unasked_on=FRIDAY)
    assert look_back_at(SATURDAY_AT_TEN, had_one_yesterday) == Send()


def test_a_chosen_reminder_does_not_count_as_unasked() -> None:
    had_one = Standing(USUAL, unasked_on=FRIDAY - timedelta(days=1))
    assert reminder_at(THURSDAY_AT_TEN, had_one) == Send()


def test_a_look_back_from_while_the_bot_was_down_comes_when_it_is_up() -> None:
    assert look_back_at(SATURDAY_AT_TEN + timedelta(days=3)) == Send()


# Laws


@given(fallen_due())
def test_whatever_waits_never_comes_earlier_than_anything_allows(situation: Situation) -> None:
    item, subject, standing, now = situation
    judged = verdict(item, subject, standing, now)
    if isinstance(judged, Drop):
        return
    settings = standing.settings
    moment = judged.until if isinstance(judged, Wait) else now
    for rest in (standing.resting_until, settings.paused_until):
        assert rest is None or moment >= rest
    if standing.last_talked_at is not None:
        assert moment >= standing.last_talked_at + TALK_IS_QUIET_AFTER
    if item.kind not in CHOSEN:
        assert not settings.is_quiet(moment)
        assert standing.unasked_on is None or local_day(moment, settings.tz) != standing.unasked_on


@given(fallen_due())
def test_waiting_has_an_end(situation: Situation) -> None:
    item, subject, standing, now = situation
    for _look in range(4):
        judged = verdict(item, subject, standing, now)
        if not isinstance(judged, Wait):
            return
        assert judged.until > now
        now = judged.until
    pytest.fail(f"it still waits, until {judged}")


@given(fallen_due())
def test_quiet_hours_never_move_a_time_that_someone_chose(situation: Situation) -> None:
    _item, subject, standing, now = situation
    chosen = AgendaItem(1, AgendaKind.REMINDER, now, subject.id)
    undisturbed = Standing(replace(standing.settings, paused_until=None))
    judged = verdict(chosen, subject, undisturbed, now)
    assert judged == (Drop("the day is over") if day_is_over(subject, undisturbed.settings.tz, now) else Send())


@given(fallen_due())
def test_nothing_goes_out_that_makes_no_sense_any_more(situation: Situation) -> None:
    item, subject, standing, now = situation
    if verdict(item, subject, standing, now) == Send():
        assert subject.active
        assert day_is_over(subject, standing.settings.tz, now) is (item.kind is not AgendaKind.REMINDER)
