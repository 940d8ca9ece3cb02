"""Status meetings: one at a time with each, the pulse follows the day, the other is told, and words are let go of."""

from datetime import UTC, date, datetime, timedelta

import pytest

from medspil.conversations.meetings.facts import MeetingFacts
from medspil.domain.agenda import AgendaKind
from medspil.domain.circle_decisions import EndLink, Unshare
from medspil.domain.decisions import ForgetMe
from medspil.domain.group_decisions import CancelStatusMeeting, FinishAnswers, GiveAnswer, NewStatusMeeting
from medspil.domain.links import LinkKind
from medspil.domain.meeting_decisions import (
    ApproveNote,
    AskForNote,
    CallOffMeeting,
    PrepareMeeting,
    RefuseNote,
    SetMeeting,
)
from medspil.domain.meetings import MeetingSeen, Pick
from medspil.storage import links, seeing, seeing_meetings, status_meetings
from medspil.storage.sub_goals import Stale
from medspil.storage.tables import agenda, meeting_picks, responses
from medspil.storage.tables import status_meetings as rows
from tests.storage.circles_of_people import a_carer, decides, linked, sets, shares_all
from tests.storage.test_groups import facts_of
from tests.storage.town import Someone, Town

MEETING = date(2026, 12, 10)
AT_TEN = datetime(2026, 12, 7, 9, tzinfo=UTC)
AFTER = datetime(2026, 12, 10, 14, tzinfo=UTC)


def open_items(town: Town, kind: AgendaKind) -> list[datetime]:
    return [row.due_at for row in town.rows(agenda, agenda.c.kind == kind, agenda.c.done_at.is_(None))]


def pulses(town: Town) -> list[datetime]:
    return open_items(town, AgendaKind.PULSE)


def ahead(citizen: Someone) -> list[date]:
    facts = facts_of(citizen, MeetingFacts)
    assert isinstance(facts, MeetingFacts)
    return [one.day for one in facts.ahead(citizen.town.now.date())]


def meeting_id(town: Town) -> str:
    [row] = town.rows(rows)
    return str(row.id)


def as_bo_sees(bo: Someone, link: str) -> MeetingSeen:
    with bo.town.store.database.transaction() as connection:
        seen = seeing.seen_through(connection, bo.town.store, link, bo.town.now)
        assert seen is not None
        meeting = seeing_meetings.through(connection, bo.town.store, seen, bo.town.now)
    assert meeting is not None
    return meeting


def test_another_day_takes_the_place_of_the_one_before(town: Town) -> None:
    citizen = town.citizen()
    decides(citizen, NewStatusMeeting(MEETING))
    decides(citizen, NewStatusMeeting(date(2026, 12, 14)))
    assert ahead(citizen) == [date(2026, 12, 14)]
    assert pulses(town) == [datetime(2026, 12, 11, 9, tzinfo=UTC)]
    assert (town.count(rows), town.count(responses)) == (1, 1)


def test_one_that_is_called_off_asks_nothing(town: Town) -> None:
    citizen = town.citizen()
    decides(citizen, NewStatusMeeting(MEETING))
    decides(citizen, CancelStatusMeeting())
    assert ahead(citizen) == []
    assert pulses(town) == []
    assert town.count(responses) == 0


def test_what_was_answered_before_it_was_called_off_counts(town: Town) -> None:
    citizen = town.citizen()
    decides(citizen, NewStatusMeeting(date(2026, 11, 26)))
    [row] = town.rows(responses)
    decides(citizen, GiveAnswer(row.id, "influence", "yes"))
    decides(citizen, FinishAnswers(row.id))
    decides(citizen, CancelStatusMeeting())
    assert town.count(responses) == 1


def test_the_pulse_is_not_asked_again_though_the_day_is_moved_but_the_look_back_is_offered(town: Town) -> None:
    citizen = town.citizen()
    decides(citizen, NewStatusMeeting(date(2026, 11, 26)))
    [row] = town.rows(responses)
    decides(citizen, GiveAnswer(row.id, "influence", "yes"))
    decides(citizen, NewStatusMeeting(date(2026, 12, 3)))
    assert pulses(town) == []
    assert open_items(town, AgendaKind.MEETING_PREPARE) == [datetime(2026, 11, 30, 9, tzinfo=UTC)]
    decides(citizen, PrepareMeeting(meeting_id(town)))
    assert open_items(town, AgendaKind.MEETING_PREPARE) == []


def test_others_meetings_are_left_alone(town: Town) -> None:
    citizen, other = town.citizen("1001"), town.citizen("1002")
    for somebody in (citizen, other):
        decides(somebody, NewStatusMeeting(MEETING))
    decides(citizen, CancelStatusMeeting())
    assert ahead(other) == [MEETING]
    assert len(pulses(town)) == 1
    decides(other, ForgetMe())
    assert town.count(rows) == 1


def test_each_of_two_has_a_meeting_and_the_pulse_comes_before_the_nearer_one(town: Town) -> None:
    sara, bo, liv = town.citizen(), a_carer(town), a_carer(town, "2002", "Liv")
    link, other = linked(sara, bo), linked(sara, liv, LinkKind.PEER_WORKER)
    decides(sara, NewStatusMeeting(MEETING, link))
    decides(liv, SetMeeting(other, date(2026, 12, 3)))
    assert ahead(sara) == [date(2026, 12, 3), MEETING]
    assert pulses(town) == [datetime(2026, 11, 30, 9, tzinfo=UTC)]
    assert open_items(town, AgendaKind.MEETING_PREPARE) == [AT_TEN]
    decides(liv, CallOffMeeting(other))
    assert ahead(sara) == [MEETING]
    assert (pulses(town), open_items(town, AgendaKind.MEETING_PREPARE)) == ([AT_TEN], [])


def test_the_pulse_comes_on_its_day_with_the_look_back_and_is_answered_by_a_tap(town: Town) -> None:
    citizen = town.citizen()
    citizen.says("statusmøde").says("10. december")
    town.turn_to(datetime(2026, 12, 7, 9, 1, tzinfo=UTC))
    assert "Du har snart statusmøde." in citizen.last
    assert "Har du selv indflydelse på din støtte?" in citizen.last
    assert "Ingen ser, hvad du svarer." in citizen.last
    assert citizen.button("Se, hvad der er sket").label
    citizen.presses("Ja")
    citizen.presses("Ja")
    citizen.presses("4 🙂")
    assert "Vil du se på, hvad der er sket, før mødet?" in citizen.last
    [row] = town.rows(responses)
    assert row.finished_at is not None


def test_nobody_sets_a_meeting_without_the_citizens_yes_or_for_somebody_elses_citizen(town: Town) -> None:
    sara, ida, bo = town.citizen("1001"), town.citizen("1002"), a_carer(town)
    link = linked(sara, bo, accepted=False)
    for decision in (SetMeeting(link, MEETING), CallOffMeeting(link), AskForNote(link)):
        with pytest.raises(Stale):
            decides(bo, decision)
    for strange in (SetMeeting(link, MEETING), NewStatusMeeting(MEETING, link)):
        with pytest.raises(Stale):
            decides(ida, strange)
    assert town.count(rows) == 0


def test_a_supporter_has_no_status_meetings(town: Town) -> None:
    sara, mona = town.citizen(), town.citizen("1002")
    link = linked(sara, mona, LinkKind.SUPPORTER)
    with pytest.raises(Stale):
        decides(mona, SetMeeting(link, MEETING))


def test_what_is_picked_is_seen_with_notes_only_where_wanted_and_is_taken_back_with_the_share(town: Town) -> None:
    sara, bo = town.citizen(), a_carer(town)
    link = linked(sara, bo)
    walk = sets(sara, "gå en tur")
    town.later(minutes=1)
    sets(sara, "købe maling")
    decides(sara, NewStatusMeeting(MEETING, link))
    assert as_bo_sees(bo, link).brought == ()
    decides(sara, PrepareMeeting(meeting_id(town), (Pick(walk, True),), "Om natten"))
    seen = as_bo_sees(bo, link)
    assert [one.sub_goal.what for one in seen.brought] == ["gå en tur"]
    assert seen.words == "Om natten"
    shares_all(sara, link)
    assert [one.sub_goal.what for one in as_bo_sees(bo, link).brought] == ["gå en tur"]
    decides(sara, Unshare(link))
    assert as_bo_sees(bo, link).brought == ()


def test_who_is_taken_out_sees_nothing_of_the_meeting(town: Town) -> None:
    sara, bo = town.citizen(), a_carer(town)
    link = linked(sara, bo)
    decides(sara, NewStatusMeeting(MEETING, link))
    decides(sara, PrepareMeeting(meeting_id(town), (), "Om natten"))
    decides(sara, EndLink(link))
    meeting = meeting_id(town)
    with town.store.database.transaction() as connection:
        ended = links.one(connection, town.store, link)
        assert ended is not None
        assert seeing_meetings.of_other(connection, town.store, ended, meeting, town.now) is None


def test_nobody_brings_what_is_somebody_elses(town: Town) -> None:
    sara, ida = town.citizen("1001"), town.citizen("1002")
    walk = sets(ida, "gå en tur")
    decides(sara, NewStatusMeeting(MEETING))
    with pytest.raises(Stale):
        decides(sara, PrepareMeeting(meeting_id(town), (Pick(walk),)))
    with pytest.raises(Stale):
        decides(ida, PrepareMeeting(meeting_id(town)))


def held(town: Town) -> tuple[Someone, Someone, str]:
    """Sara and Bo have met."""
    sara, bo = town.citizen(), a_carer(town, name="Bo")
    link = linked(sara, bo)
    decides(sara, NewStatusMeeting(MEETING, link))
    decides(sara, PrepareMeeting(meeting_id(town), (Pick(sets(sara, "gå en tur"), True),), "Om natten"))
    town.turn_to(AFTER)
    return sara, bo, link


def test_a_note_is_seen_by_the_other_once_it_is_approved(town: Town) -> None:
    sara, bo, link = held(town)
    decides(bo, AskForNote(link, "Vi ses."))
    town.settle()
    assert "vil gerne skrive ned i din journal, hvad I har aftalt" in sara.last
    assert as_bo_sees(bo, link).note is None
    decides(sara, ApproveNote(meeting_id(town), "Notat"))
    town.settle()
    assert as_bo_sees(bo, link).note == "Notat"
    with pytest.raises(Stale):
        decides(sara, RefuseNote(meeting_id(town)))


def test_a_no_is_told_and_takes_along_what_was_added(town: Town) -> None:
    sara, bo, link = held(town)
    decides(bo, AskForNote(link, "Vi ses."))
    decides(sara, RefuseNote(meeting_id(town)))
    assert as_bo_sees(bo, link).refused
    [row] = town.rows(rows)
    assert (row.note, row.added) == (None, None)
    assert len(town.rows(agenda, agenda.c.kind == AgendaKind.NOTE_APPROVED)) == 1


def test_no_note_is_written_before_the_day(town: Town) -> None:
    sara, bo = town.citizen(), a_carer(town)
    link = linked(sara, bo)
    decides(sara, NewStatusMeeting(MEETING, link))
    for somebody, decision in ((bo, AskForNote(link)), (sara, ApproveNote(meeting_id(town), "Notat"))):
        with pytest.raises(Stale):
            decides(somebody, decision)


def test_words_picks_and_note_go_fourteen_days_after_the_note_and_the_day_stays(town: Town) -> None:
    sara, _bo, link = held(town)
    town.turn_to(AFTER + timedelta(days=3))
    decides(sara, ApproveNote(meeting_id(town), "Notat"))
    forget(town, AFTER + timedelta(days=16))
    [row] = town.rows(rows)
    assert (row.note is None, row.words is None, town.count(meeting_picks)) == (False, False, 1)
    forget(town, AFTER + timedelta(days=18))
    [row] = town.rows(rows)
    assert (row.day, row.note, row.words, row.added, town.count(meeting_picks)) == (MEETING, None, None, None, 0)
    assert link == row.link_id


def test_the_day_of_the_last_meeting_goes_once_a_later_one_has_been_or_after_a_year(town: Town) -> None:
    citizen = town.citizen()
    decides(citizen, NewStatusMeeting(MEETING))
    town.turn_to(AFTER + timedelta(days=2))
    decides(citizen, NewStatusMeeting(date(2027, 1, 10)))
    forget(town, datetime(2027, 1, 9, 3, tzinfo=UTC))
    assert {row.day for row in town.rows(rows)} == {MEETING, date(2027, 1, 10)}
    forget(town, datetime(2027, 1, 12, 3, tzinfo=UTC))
    assert [row.day for row in town.rows(rows)] == [date(2027, 1, 10)]
    forget(town, datetime(2028, 3, 1, 3, tzinfo=UTC))
    assert town.count(rows) == 0


def test_what_was_prepared_goes_with_a_meeting_that_is_called_off(town: Town) -> None:
    sara, bo = town.citizen(), a_carer(town)
    link = linked(sara, bo)
    decides(sara, NewStatusMeeting(MEETING, link))
    decides(sara, PrepareMeeting(meeting_id(town), (Pick(sets(sara, "gå en tur")),), "Om natten"))
    decides(bo, CallOffMeeting(link))
    [row] = town.rows(rows)
    assert (row.words, town.count(meeting_picks)) == (None, 0)
    forget(town, town.now + timedelta(days=15))
    assert town.count(rows) == 0


def forget(town: Town, now: datetime) -> None:
    with town.store.database.transaction() as connection:
        status_meetings.forget_past(connection, town.store, now)


def news(town: Town) -> int:
    return len(open_items(town, AgendaKind.MEETING_SET))


def test_a_meeting_that_the_other_never_heard_of_is_called_off_without_a_word(town: Town) -> None:
    sara, bo = town.citizen(), a_carer(town)
    link = linked(sara, bo)
    decides(sara, NewStatusMeeting(MEETING, link))
    assert news(town) == 1
    decides(sara, CancelStatusMeeting())
    assert news(town) == 0


def test_a_meeting_that_the_other_has_heard_of_is_called_off_with_a_word(town: Town) -> None:
    sara, bo = town.citizen(), a_carer(town)
    link = linked(sara, bo)
    town.later(minutes=31)
    decides(bo, SetMeeting(link, MEETING))
    town.settle()
    assert "har sat dit statusmøde til torsdag 10. december." in sara.last
    decides(bo, CallOffMeeting(link))
    assert news(town) == 1
    town.later(days=1)
    assert "må aflyse dit møde torsdag 10. december." in sara.last
