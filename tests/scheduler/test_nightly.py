"""The nightly work: every part is done, whatever happens to the others, and what failed is done again."""

import json
from datetime import UTC, date, datetime

import pytest

from medspil.conversations.interview_facts import InterviewFacts
from medspil.domain.agenda import AgendaKind
from medspil.domain.group_decisions import AnswerInterview, BeginInterviews, FinishAnswers, GiveAnswer, NewStatusMeeting
from medspil.domain.persons import Role
from medspil.scheduler.due import AFTER_A_FAILURE, handle_due, plan_house
from medspil.storage import closing, interviews
from medspil.storage.tables import agenda, drawn, responses, sums
from tests.storage.test_groups import decide, facts_of
from tests.storage.town import Someone, Town

BEFORE_DAWN = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)
"""03:30 in Copenhagen, when the house works."""


def clean_ups(town: Town) -> list[str | None]:
    return [row.how for row in town.rows(agenda, agenda.c.kind == AgendaKind.CLEAN_UP)]


def answers_a_pulse(citizen: Someone, meeting: date, answer: str) -> None:
    decide(citizen, NewStatusMeeting(meeting))
    [row] = citizen.town.rows(responses, responses.c.person_id == citizen.person_id)
    decide(citizen, GiveAnswer(row.id, "influence", answer), FinishAnswers(row.id))


@pytest.mark.parametrize("broken", [closing, interviews], ids=["the pulses", "the interviews"])
def test_a_part_that_fails_keeps_no_other_from_being_done_and_is_done_again(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, broken: object
) -> None:
    kim = town.staff("3001", Role.INTERVIEWER, "Kim")
    decide(kim, BeginInterviews(3))
    people = [town.citizen(f"{1001 + n}") for n in range(3)]
    for citizen in people:
        answers_a_pulse(citizen, date(2026, 11, 30), "yes")
    plan_house(town.store, town.now)
    in_december = datetime(2026, 12, 1, 2, 30, tzinfo=UTC)
    with monkeypatch.context() as failing:
        failing.setattr(broken, "count_pulses" if broken is closing else "look_after", lambda *_anything: 1 / 0)
        handle_due(town.store, in_december)
        assert caplog.text.count("ZeroDivisionError") == 1
    pulses, asked = town.count(sums), town.count(drawn)
    assert (pulses, asked) == ((0, 3) if broken is closing else (1, 0))
    assert clean_ups(town) == [None]
    handle_due(town.store, in_december + AFTER_A_FAILURE)
    assert (town.count(sums), town.count(drawn)) == (1, 3)
    assert clean_ups(town) == ["done", None]


def test_the_pulses_of_a_month_are_counted_when_it_is_over_and_only_from_three_on(town: Town) -> None:
    plan_house(town.store, town.now)
    people = [town.citizen(f"{1001 + n}") for n in range(6)]
    for citizen, answer in zip(people[:2], ("yes", "no"), strict=True):
        answers_a_pulse(citizen, date(2026, 11, 27), answer)
    for citizen, answer in zip(people[2:], ("yes", "yes", "unsure", "yes"), strict=True):
        answers_a_pulse(citizen, date(2026, 12, 2), answer)
    handle_due(town.store, datetime(2026, 12, 1, 2, 30, tzinfo=UTC))
    assert town.count(sums) == 0, "two are too few: they join the next month"
    handle_due(town.store, datetime(2026, 12, 31, 2, 30, tzinfo=UTC))
    assert town.count(sums) == 0, "December is not over"
    handle_due(town.store, datetime(2027, 1, 1, 2, 30, tzinfo=UTC))
    [row] = town.rows(sums)
    assert (row.people, row.questionnaire, row.question) == (6, "pulse", "influence")
    assert json.loads(row.counts) == {"yes": 4, "no": 1, "unsure": 1}


def test_at_night_another_citizen_is_drawn_for_who_said_no_and_asked_in_the_morning(town: Town) -> None:
    kim = town.staff("3001", Role.INTERVIEWER, "Kim")
    people = [town.citizen(f"{1001 + n}") for n in range(4)]
    plan_house(town.store, town.now)
    decide(kim, BeginInterviews(3))
    first = [citizen for citizen in people if town.count(drawn, drawn.c.person_id == citizen.person_id)]
    [last] = [citizen for citizen in people if citizen not in first]
    facts = facts_of(first[0], InterviewFacts)
    assert isinstance(facts, InterviewFacts)
    decide(first[0], AnswerInterview(facts.drawn_id or "", False))
    heard = len(last.heard)
    town.turn_to(BEFORE_DAWN)
    assert town.count(drawn) == 4
    assert len(last.heard) == heard, "at half past three nobody is asked"
    town.turn_to(datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert "trukket lod" in last.last


def test_pulses_that_nobody_answered_are_not_kept_once_the_meeting_has_been(town: Town) -> None:
    citizen, other = town.citizen("1001"), town.citizen("1002")
    plan_house(town.store, town.now)
    decide(citizen, NewStatusMeeting(date(2026, 11, 24)))
    answers_a_pulse(other, date(2026, 11, 24), "yes")
    handle_due(town.store, BEFORE_DAWN)
    assert [row.person_id for row in town.rows(responses)] == [other.person_id]


def test_what_too_few_others_answered_waits_for_a_year_and_then_goes(town: Town) -> None:
    citizen = town.citizen()
    plan_house(town.store, town.now)
    answers_a_pulse(citizen, date(2026, 11, 24), "yes")
    handle_due(town.store, datetime(2027, 11, 20, 2, 30, tzinfo=UTC))
    assert town.count(responses) == 1
    handle_due(town.store, datetime(2027, 11, 26, 2, 30, tzinfo=UTC))
    assert (town.count(responses), town.count(sums)) == (0, 0)
