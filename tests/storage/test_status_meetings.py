"""Status meetings: one at a time, and the pulse follows its day."""

from datetime import UTC, date, datetime

from medspil.conversations.interview_facts import MeetingFacts
from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import ForgetMe
from medspil.domain.group_decisions import CancelStatusMeeting, FinishAnswers, GiveAnswer, NewStatusMeeting
from medspil.storage.tables import agenda, responses, status_meetings
from tests.storage.test_groups import decide, facts_of
from tests.storage.town import Someone, Town

MEETING = date(2026, 12, 10)


def pulses(town: Town) -> list[datetime]:
    return [row.due_at for row in town.rows(agenda, agenda.c.kind == AgendaKind.PULSE, agenda.c.done_at.is_(None))]


def planned(citizen: Someone) -> date | None:
    facts = facts_of(citizen, MeetingFacts)
    assert isinstance(facts, MeetingFacts)
    return facts.planned


def test_another_day_takes_the_place_of_the_one_before(town: Town) -> None:
    citizen = town.citizen()
    decide(citizen, NewStatusMeeting(MEETING))
    decide(citizen, NewStatusMeeting(date(2026, 12, 14)))
    assert planned(citizen) == date(2026, 12, 14)
    assert pulses(town) == [datetime(2026, 12, 11, 9, tzinfo=UTC)]
    assert (town.count(status_meetings), town.count(responses)) == (1, 1)


def test_one_that_is_called_off_asks_nothing(town: Town) -> None:
    citizen = town.citizen()
    decide(citizen, NewStatusMeeting(MEETING))
    decide(citizen, CancelStatusMeeting())
    assert planned(citizen) is None
    assert pulses(town) == []
    assert town.count(responses) == 0


def test_what_was_answered_before_it_was_called_off_counts(town: Town) -> None:
    citizen = town.citizen()
    decide(citizen, NewStatusMeeting(date(2026, 11, 26)))
    [row] = town.rows(responses)
    decide(citizen, GiveAnswer(row.id, "influence", "yes"), FinishAnswers(row.id))
    decide(citizen, CancelStatusMeeting())
    assert town.count(responses) == 1


def test_others_meetings_are_left_alone(town: Town) -> None:
    citizen, other = town.citizen("1001"), town.citizen("1002")
    for somebody in (citizen, other):
        decide(somebody, NewStatusMeeting(MEETING))
    decide(citizen, CancelStatusMeeting())
    assert planned(other) == MEETING
    assert len(pulses(town)) == 1
    decide(other, ForgetMe())
    assert town.count(status_meetings) == 0


def test_the_pulse_comes_on_its_day_asks_and_is_answered_by_a_tap(town: Town) -> None:
    citizen = town.citizen()
    citizen.says("statusmøde").says("10. december")
    town.turn_to(datetime(2026, 12, 7, 9, 1, tzinfo=UTC))
    assert "Du har snart statusmøde." in citizen.last
    assert "Har du selv indflydelse på din støtte?" in citizen.last
    assert "Ingen ser, hvad du svarer." in citizen.last
    citizen.presses("Ja")
    citizen.presses("Ja")
    citizen.presses("4 🙂")
    [row] = town.rows(responses)
    assert row.finished_at is not None
