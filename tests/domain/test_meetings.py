"""Status meetings: what happened since, what can be brought along, and what both see."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from medspil.domain.meetings import MOST_PICKED, Meeting, Pick, agreed, as_seen, can_be_picked, happened, since
from medspil.domain.seen import as_shared
from medspil.domain.sub_goals import CheckIn, Deadline, Outcome, Rung, Status, SubGoal, SubGoalDraft

ZONE = ZoneInfo("Europe/Copenhagen")
LAST, DAY = date(2026, 9, 3), date(2026, 12, 3)
MEETING = Meeting("m" * 32, DAY)
PREPARED = replace(MEETING, prepared_at=datetime(2026, 12, 1, 12, tzinfo=UTC))


def a_goal(id: str, made: date, ended: date | None = None, status: Status = Status.ACTIVE, *notes: str) -> SubGoal:
    draft = SubGoalDraft(f"mål {id}", Deadline(date(2026, 12, 10)), Rung.SELF, confidence=3, importance=9)
    check_ins = tuple(CheckIn(_noon(made), Outcome.GOES_ON, 4, note) for note in notes)
    return SubGoal(id, 1, draft, status, _noon(made), None if ended is None else _noon(ended), check_ins=check_ins)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


OLD = a_goal("old", date(2026, 6, 1), date(2026, 8, 1), Status.REACHED)
REACHED = a_goal("reached", date(2026, 9, 12), date(2026, 10, 1), Status.REACHED, "Det gik godt")
REST = a_goal("rest", date(2026, 9, 10), date(2026, 10, 2), Status.LET_GO)
GOES = a_goal("goes", date(2026, 9, 20), None, Status.ACTIVE, "Svært")
NEW = a_goal("new", DAY)
ALL = (OLD, REST, GOES, REACHED, NEW)


def test_one_looks_back_to_the_meeting_before_or_a_quarter_of_a_year() -> None:
    assert since(LAST, DAY) == LAST
    assert since(None, date(2026, 12, 3)) == date(2026, 9, 3)


def test_what_happened_begins_with_the_meeting_before() -> None:
    what = happened(ALL, LAST, ZONE)
    assert (what.reached, what.let_go, what.adjusted) == ((REACHED,), (REST,), ())
    assert what.made == (NEW, GOES, REACHED, REST)
    assert set(what.under_way) == {GOES, NEW}


def test_nothing_has_happened_where_there_is_nothing() -> None:
    assert happened((), LAST, ZONE).nothing
    assert happened((OLD,), LAST, ZONE).nothing


def test_what_was_reached_is_offered_first_and_what_ended_long_ago_not_at_all() -> None:
    assert [one.id for one in can_be_picked(ALL, LAST, ZONE)] == ["reached", "rest", "goes", "new"]
    many = tuple(a_goal(f"n{number}", DAY) for number in range(MOST_PICKED + 3))
    assert len(can_be_picked(many, LAST, ZONE)) == MOST_PICKED


def test_both_see_what_was_picked_with_the_notes_only_where_they_were_brought_along() -> None:
    meeting = replace(PREPARED, picks=(Pick("reached", True), Pick("goes"), Pick("gone")), words="Om natten")
    seen = as_seen(meeting, ALL, (), LAST, ZONE)
    assert [(one.sub_goal.id, one.notes) for one in seen.brought] == [
        ("reached", ((date(2026, 9, 12), "Det gik godt"),)),
        ("goes", ()),
    ]
    assert (seen.picked, seen.words) == (True, "Om natten")


def test_notes_from_before_the_meeting_before_stay_behind() -> None:
    meeting = replace(PREPARED, picks=(Pick("goes", True),))
    assert as_seen(meeting, ALL, (), LAST, ZONE).brought[0].notes == ((date(2026, 9, 20), "Svært"),)
    assert as_seen(meeting, ALL, (), date(2026, 10, 1), ZONE).brought[0].notes == ()


def test_without_picks_only_what_is_shared_is_seen_and_never_a_note() -> None:
    assert as_seen(MEETING, (), (), LAST, ZONE).brought == ()
    shared = (as_shared(GOES), as_shared(OLD), as_shared(REACHED))
    seen = as_seen(MEETING, (), shared, LAST, ZONE)
    assert [(one.sub_goal.id, one.ended_on, one.notes) for one in seen.brought] == [
        ("reached", date(2026, 10, 1), ()),
        ("goes", None, ()),
    ]


def test_who_picked_nothing_shows_nothing_though_everything_is_shared() -> None:
    assert as_seen(PREPARED, (), (as_shared(GOES),), LAST, ZONE).brought == ()


def test_sureness_and_importance_are_not_seen() -> None:
    seen = as_seen(MEETING, (), (as_shared(GOES),), LAST, ZONE)
    names = {field.name for field in fields(seen.brought[0].sub_goal)}
    assert names.isdisjoint({"confidence", "importance", "aim", "reminder"})


def test_a_note_is_seen_once_it_is_approved_and_not_before() -> None:
    written = replace(PREPARED, note="Notat", note_by="x" * 32)
    assert as_seen(written, (), (), LAST, ZONE).note is None
    approved = replace(written, approved_at=_noon(DAY))
    assert as_seen(approved, (), (), LAST, ZONE).note == "Notat"


def test_agreed_is_what_was_made_on_the_day_or_later_and_is_under_way() -> None:
    assert agreed(ALL, DAY, ZONE) == (NEW,)
    assert set(agreed(ALL, date(2026, 9, 15), ZONE)) == {GOES, NEW}


def test_it_can_be_noted_from_its_day_on_until_a_note_is_approved_or_it_is_called_off() -> None:
    assert not MEETING.can_be_noted(date(2026, 12, 2))
    assert MEETING.can_be_noted(DAY)
    assert not replace(MEETING, approved_at=_noon(DAY)).can_be_noted(DAY)
    assert not replace(MEETING, called_off_at=_noon(DAY)).can_be_noted(DAY)
    assert not replace(MEETING, called_off_at=_noon(LAST)).is_ahead(LAST)
