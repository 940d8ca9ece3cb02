"""The agenda: rows with an instant, planned in the transaction of the change that caused them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.decisions import ChangeSettings, ChangeSubGoal, LookBack, Resume, Stop, WishForHelp
from medspil.domain.persons import PersonSettings, QuietHours
from medspil.domain.sub_goals import Deadline, Outcome, Reminder, SubGoalDraft
from medspil.scheduler.due import handle_due
from medspil.storage import agenda
from medspil.storage.store import Store
from medspil.storage.tables import agenda as rows
from tests.storage.test_applying import FRIDAY, decide, new, steps
from tests.storage.town import Someone, Town

TEN = time(10)
THURSDAY_AT_TEN = datetime(2026, 11, 26, 9, tzinfo=UTC)
SATURDAY_AT_TEN = datetime(2026, 11, 28, 9, tzinfo=UTC)


@pytest.fixture
def citizen(town: Town) -> Someone:
    return town.citizen()


def ahead(town: Town) -> list[tuple[str, datetime]]:
    """What stands open, in its order."""
    return sorted((str(row.kind), row.due_at) for row in town.rows(rows) if row.done_at is None)


def walk(citizen: Someone, reminder: Reminder | None = Reminder(1, TEN), day: date = FRIDAY) -> str:  # noqa: B008
    return new(citizen, reminder=reminder, deadline=Deadline(day)).id


def test_a_new_sub_goal_stands_there_with_reminder_and_look_back(citizen: Someone) -> None:
    walk(citizen)
    assert ahead(citizen.town) == [("look-back", SATURDAY_AT_TEN), ("reminder", THURSDAY_AT_TEN)]


def test_the_same_is_never_open_twice(town: Town) -> None:
    planned = [Planned(AgendaKind.CLEAN_UP, town.now)]
    for _time in range(2):
        with town.store.database.transaction() as connection:
            agenda.add(connection, town.store, planned, agenda.HOUSE, None)
    assert len(ahead(town)) == 1


def test_what_is_done_may_stand_there_anew(town: Town) -> None:
    planned = [Planned(AgendaKind.CLEAN_UP, town.now)]
    for _time in range(2):
        with town.store.database.transaction() as connection:
            agenda.add(connection, town.store, planned, agenda.HOUSE, None)
            for item in agenda.due(connection, None, town.now):
                agenda.done(connection, item, town.now, "done")
    assert town.count(rows) == 2
    assert ahead(town) == []


def test_a_moved_day_moves_everything(citizen: Someone) -> None:
    step_id = walk(citizen)
    decide(citizen, LookBack(step_id, 1, Outcome.MOVED, deadline=Deadline(FRIDAY + timedelta(days=7))))
    week = timedelta(days=7)
    assert ahead(citizen.town) == [("look-back", SATURDAY_AT_TEN + week), ("reminder", THURSDAY_AT_TEN + week)]


@pytest.mark.parametrize("outcome", [Outcome.REACHED, Outcome.LET_GO, Outcome.ADJUSTED])
def test_what_has_ended_is_off_the_agenda(citizen: Someone, outcome: Outcome) -> None:
    decide(citizen, LookBack(walk(citizen), 1, outcome))
    assert ahead(citizen.town) == []


def test_a_wish_for_help_changes_nothing_there(citizen: Someone) -> None:
    step_id = walk(citizen)
    before = ahead(citizen.town)
    decide(citizen, WishForHelp(step_id, 1))
    assert ahead(citizen.town) == before


def test_a_look_back_before_the_day_leaves_the_later_ones_standing(citizen: Someone) -> None:
    decide(citizen, LookBack(walk(citizen), 1, Outcome.GOES_ON, 5))
    assert [kind for kind, _due in ahead(citizen.town)] == ["look-back", "reminder"]


def test_a_changed_reminder_takes_the_place_of_the_old_one(citizen: Someone) -> None:
    step_id = walk(citizen)
    (step,) = steps(citizen)
    draft = SubGoalDraft(**{**vars(step.draft), "reminder": Reminder(0, time(9))})
    decide(citizen, ChangeSubGoal(step_id, 1, draft))
    assert ahead(citizen.town) == [
        ("look-back", SATURDAY_AT_TEN),
        ("reminder", datetime(2026, 11, 27, 8, tzinfo=UTC)),
    ]


def test_a_look_back_that_waits_is_not_lost_when_other_words_are_found(citizen: Someone) -> None:
    """It fell due in a pause; then the citizen changed how the sub-goal is put, but not its day."""
    step_id = walk(citizen)
    town = citizen.town
    decide(citizen, ChangeSettings(PersonSettings(paused_until=SATURDAY_AT_TEN + timedelta(days=3))))
    town.turn_to(SATURDAY_AT_TEN + timedelta(days=1))
    (step,) = steps(citizen)
    decide(citizen, ChangeSubGoal(step_id, 1, SubGoalDraft(**{**vars(step.draft), "what": "gå en lang tur"})))
    assert ahead(town) == [("look-back", SATURDAY_AT_TEN)]
    town.turn_to(SATURDAY_AT_TEN + timedelta(days=3))
    assert "gå en lang tur" in citizen.last


def test_once_the_day_is_moved_it_is_gone(citizen: Someone) -> None:
    step_id = walk(citizen)
    town = citizen.town
    decide(citizen, ChangeSettings(PersonSettings(paused_until=SATURDAY_AT_TEN + timedelta(days=3))))
    town.turn_to(SATURDAY_AT_TEN + timedelta(days=1))
    (step,) = steps(citizen)
    deadline = Deadline(FRIDAY + timedelta(days=9))
    decide(citizen, ChangeSubGoal(step_id, 1, SubGoalDraft(**{**vars(step.draft), "deadline": deadline})))
    assert ahead(town) == [
        ("look-back", SATURDAY_AT_TEN + timedelta(days=9)),
        ("reminder", THURSDAY_AT_TEN + timedelta(days=9)),
    ]


# When the person wants it otherwise


def test_what_waits_is_looked_at_again_when_the_settings_change(citizen: Someone) -> None:
    walk(citizen)
    town = citizen.town
    decide(citizen, ChangeSettings(PersonSettings(quiet=QuietHours(time(20), time(12)))))
    town.turn_to(SATURDAY_AT_TEN)
    heard = len(citizen.heard)
    waiting = next(row for row in town.rows(rows) if row.done_at is None)
    assert waiting.not_before == SATURDAY_AT_TEN + timedelta(hours=2)
    assert waiting.due_at == SATURDAY_AT_TEN
    decide(citizen, ChangeSettings(PersonSettings()))
    town.settle()
    assert len(citizen.heard) == heard + 1


def test_ending_a_pause_lets_out_what_it_held_back(citizen: Someone) -> None:
    walk(citizen)
    town = citizen.town
    decide(citizen, ChangeSettings(PersonSettings(paused_until=SATURDAY_AT_TEN + timedelta(days=20))))
    heard = len(citizen.heard)
    town.turn_to(SATURDAY_AT_TEN + timedelta(days=1))
    assert len(citizen.heard) == heard
    decide(citizen, ChangeSettings(PersonSettings()))
    town.settle()
    assert "Hvordan gik det?" in citizen.last


def test_another_zone_moves_what_lies_ahead(citizen: Someone) -> None:
    walk(citizen)
    decide(citizen, ChangeSettings(PersonSettings(zone="America/New_York")))
    hours = timedelta(hours=6)
    assert ahead(citizen.town) == [("look-back", SATURDAY_AT_TEN + hours), ("reminder", THURSDAY_AT_TEN + hours)]


def test_another_zone_leaves_what_waits_already(citizen: Someone) -> None:
    walk(citizen)
    town = citizen.town
    paused = PersonSettings(paused_until=SATURDAY_AT_TEN + timedelta(days=1))
    decide(citizen, ChangeSettings(paused))
    town.turn_to(SATURDAY_AT_TEN + timedelta(hours=1))
    decide(citizen, ChangeSettings(PersonSettings(zone="Europe/London", paused_until=paused.paused_until)))
    assert ahead(town) == [("look-back", SATURDAY_AT_TEN)]


def test_after_stop_everything_that_falls_due_is_dropped_and_after_going_on_the_rest_comes(citizen: Someone) -> None:
    walk(citizen)
    walk(citizen, day=FRIDAY + timedelta(days=14))
    town = citizen.town
    decide(citizen, Stop())
    heard = len(citizen.heard)
    town.turn_to(SATURDAY_AT_TEN)
    assert len(citizen.heard) == heard
    decide(citizen, Resume())
    town.turn_to(THURSDAY_AT_TEN + timedelta(days=14))
    assert len(citizen.heard) == heard + 1


# Several workers


def test_two_workers_never_have_the_same_person(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    one, two = town.citizen("1001"), town.citizen("1002")
    for citizen in (one, two):
        new(citizen, reminder=Reminder(1, TEN))
    ids = {one.person_id, two.person_id}
    with town.store.database.transaction() as first, town.store.database.transaction() as second:
        found = {agenda.claim_person(first, THURSDAY_AT_TEN), agenda.claim_person(second, THURSDAY_AT_TEN)}
        assert found == ids
        with town.store.database.transaction() as third:
            assert agenda.claim_person(third, THURSDAY_AT_TEN) is None


def test_what_another_worker_just_handled_is_not_handled_again(postgresql_store: Store) -> None:
    town = Town(postgresql_store)
    new(town.citizen(), reminder=Reminder(1, TEN))
    with town.store.database.transaction() as late:
        late.exec_driver_sql("select 1")
        assert handle_due(town.store, THURSDAY_AT_TEN) == 1
        person_id = agenda.claim_person(late, THURSDAY_AT_TEN)
        assert person_id is None or agenda.due(late, person_id, THURSDAY_AT_TEN) == []
