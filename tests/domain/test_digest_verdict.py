"""Whether a digest that has fallen due goes out."""

from dataclasses import replace
from datetime import timedelta

from medspil.domain.agenda import AgendaItem, AgendaKind, Drop, Send, Standing, Verdict, Wait
from medspil.domain.digest_times import digest_verdict
from medspil.domain.persons import PersonSettings
from tests.domain.seen_people import MONDAY

DUE = AgendaItem(1, AgendaKind.DIGEST, MONDAY, "staff")
NEXT = MONDAY + timedelta(days=7)
STANDING = Standing(PersonSettings())


def judged(standing: Standing = STANDING, cares: bool = True, later: timedelta = timedelta()) -> Verdict:
    return digest_verdict(DUE, cares, standing, NEXT, MONDAY + later)


def test_it_goes_out_at_eight_although_quiet_hours_end_at_nine() -> None:
    assert judged() == Send()


def test_who_works_with_nobody_any_more_has_stopped_or_cannot_be_reached_gets_none() -> None:
    assert isinstance(judged(cares=False), Drop)
    assert isinstance(judged(replace(STANDING, stopped=True)), Drop)
    assert isinstance(judged(replace(STANDING, reachable=False)), Drop)


def test_it_waits_for_a_talk_and_for_the_end_of_a_pause() -> None:
    talking = replace(STANDING, last_talked_at=MONDAY - timedelta(minutes=10))
    assert judged(talking) == Wait(MONDAY + timedelta(minutes=20))
    until = MONDAY + timedelta(days=2, hours=4)
    assert judged(replace(STANDING, settings=PersonSettings(paused_until=until))) == Wait(until)


def test_one_that_would_wait_until_the_next_one_comes_is_left_out() -> None:
    pause = PersonSettings(paused_until=NEXT)
    assert isinstance(judged(replace(STANDING, settings=pause)), Drop)


def test_after_an_outage_it_comes_by_day_and_not_at_night() -> None:
    assert judged(later=timedelta(days=1, hours=4)) == Send()
    assert isinstance(judged(later=timedelta(hours=18)), Wait)
