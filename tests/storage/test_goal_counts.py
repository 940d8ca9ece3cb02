"""Figures of sub-goals in the database: frozen when a month has settled, and then nothing changes them."""

from datetime import UTC, date, datetime

from sqlalchemy import insert, update

from medspil.conversations.goal_report import GoalReport
from medspil.conversations.messages import Document
from medspil.domain.decisions import ForgetMe, LookBack, Undo
from medspil.domain.goal_figures import Block, Period
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, SubGoal, SubGoalDraft
from medspil.scheduler.due import handle_due, plan_house
from medspil.storage import courses, goal_counts, goal_reports, sub_goals
from medspil.storage.tables import check_ins, goal_periods, goal_untold, persons, proposals, undoable, units
from medspil.storage.tables import goal_counts as rows
from tests.storage.test_applying import decide
from tests.storage.town import Someone, Town

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
SETTLED = datetime(2026, 12, 8, 2, 30, tzinfo=UTC)
NEXT_YEAR = datetime(2027, 1, 8, 2, 30, tzinfo=UTC)
FRIDAY = date(2026, 11, 27)


def people(town: Town, unit: str, paragraph: str, count: int, first: int) -> list[Someone]:
    """Citizens of a unit and paragraph, each with a sub-goal for Friday."""
    came = [town.citizen(str(first + n)) for n in range(count)]
    of = persons.c.id.in_([someone.person_id for someone in came])
    with town.store.database.transaction() as connection:
        unit_id = courses.unit_named(connection, unit, town.now)
        connection.execute(update(persons).where(of).values(unit_id=unit_id, paragraph=paragraph))
    for someone in came:
        sets(someone)
    return came


def sets(someone: Someone, rung: Rung = Rung.SELF, area: LifeArea | None = None) -> SubGoal:
    draft = SubGoalDraft("gå en tur", Deadline(FRIDAY), rung, area=area, confidence=8)
    town, person_id = someone.town, someone.person_id
    with town.store.database.transaction() as connection:
        return sub_goals.add(connection, town.store, person_id, draft, town.now)


def looks_back(someone: Someone, outcome: Outcome, deadline: Deadline | None = None) -> None:
    town, person_id = someone.town, someone.person_id
    with town.store.database.transaction() as connection:
        (one,) = sub_goals.of_person(connection, town.store, person_id)
    decide(someone, LookBack(one.id, one.version, outcome, deadline=deadline))


def freeze(town: Town, now: datetime) -> None:
    with town.store.database.transaction() as connection:
        goal_counts.freeze_months(connection, town.store, now)


def told(town: Town, variable: str, period: Period = NOVEMBER) -> dict[tuple[str | None, str | None], dict[str, int]]:
    with town.store.database.transaction() as connection:
        names = {row.id: row.name for row in connection.execute(units.select())}
        found = goal_counts.blocks(connection)
    return {
        (names.get(block.unit or "", block.unit), block.paragraph): {what: c.count for what, c in block.cells.items()}
        for block in found
        if block.variable == variable and block.period == period
    }


def all_told(town: Town) -> tuple[Block, ...]:
    with town.store.database.transaction() as connection:
        return goal_counts.blocks(connection)


def test_a_month_is_frozen_a_week_after_it_is_over_and_only_once(town: Town) -> None:
    north = people(town, "Nord", "85", 4, 1001)
    for someone, outcome in zip(north, (Outcome.REACHED, Outcome.REACHED, Outcome.REACHED), strict=False):
        looks_back(someone, outcome)
    freeze(town, datetime(2026, 12, 7, 2, 30, tzinfo=UTC))
    assert all_told(town) == ()
    freeze(town, SETTLED)
    assert told(town, "set") == {("Nord", "85"): {"": 4}}
    assert told(town, "rung") == {("Nord", "85"): {"self": 4}}
    assert told(town, "looked-back") == {("Nord", "85"): {"": 3}}
    assert told(town, "outcome") == {("Nord", "85"): {"reached": 3}}
    assert told(town, "active") == {}
    before = all_told(town)
    freeze(town, SETTLED)
    assert all_told(town) == before
    assert [row.begins for row in town.rows(goal_periods)] == [NOVEMBER.begins]


def test_the_nightly_work_freezes_it(town: Town) -> None:
    people(town, "Nord", "85", 3, 1001)
    plan_house(town.store, town.now)
    handle_due(town.store, SETTLED)
    assert told(town, "set") == {("Nord", "85"): {"": 3}}


def test_who_deletes_everything_later_changes_no_figure_and_before_is_in_none(town: Town) -> None:
    north = people(town, "Nord", "85", 5, 1001)
    decide(north[0], ForgetMe())
    freeze(town, SETTLED)
    assert told(town, "set") == {("Nord", "85"): {"": 4}}
    before = all_told(town)
    decide(north[1], ForgetMe())
    freeze(town, SETTLED)
    assert all_told(town) == before


def test_what_is_too_little_leaves_no_figure_behind_but_where_it_was_and_waits(town: Town) -> None:
    (one, other) = people(town, "Nord", "85", 2, 1001)
    freeze(town, SETTLED)
    assert town.count(rows) == 0
    assert {row.variable for row in town.rows(goal_untold)} == {"set", "due", "citizens"}
    assert {row.person_id for row in town.rows(goal_untold)} == {one.person_id, other.person_id}
    decide(one, ForgetMe())
    assert {row.person_id for row in town.rows(goal_untold)} == {other.person_id}


def test_what_waits_is_told_with_its_quarter_and_year_where_it_is_enough_then(town: Town) -> None:
    people(town, "Nord", "85", 2, 1001)
    town.turn_to(datetime(2026, 12, 10, 10, tzinfo=UTC))
    people(town, "Nord", "85", 1, 1003)
    freeze(town, NEXT_YEAR)
    quarter = Period(date(2026, 10, 1), date(2026, 12, 31))
    assert told(town, "set") == {}
    assert told(town, "set", quarter) == {("Nord", "85"): {"": 3}}
    # In December all three were here.
    december = Period(date(2026, 12, 1), date(2026, 12, 31))
    assert told(town, "citizens", december) == {("Nord", "85"): {"": 3}}
    assert {(row.begins.month, row.ends.month) for row in town.rows(goal_periods)} == {
        (11, 11), (12, 12), (10, 12), (1, 12)
    }  # fmt: skip
    assert town.count(goal_untold) == 0


def test_years_of_silence_are_made_up_for_month_by_month(town: Town) -> None:
    people(town, "Nord", "85", 3, 1001)
    freeze(town, datetime(2028, 1, 8, 2, 30, tzinfo=UTC))
    assert town.count(goal_periods) == 14 + 5 + 2
    assert told(town, "active", Period(date(2027, 11, 1), date(2027, 11, 30))) == {("Nord", "85"): {"active": 3}}


def test_a_moved_sub_goal_is_followed_up_on_the_day_it_was_set_for_first(town: Town) -> None:
    north = people(town, "Nord", "85", 3, 1001)
    town.turn_to(datetime(2026, 11, 28, 10, tzinfo=UTC))
    for someone in north:
        looks_back(someone, Outcome.MOVED, Deadline(date(2026, 12, 4)))
    assert {row.due for row in town.rows(check_ins)} == {FRIDAY}
    freeze(town, SETTLED)
    assert told(town, "follow-up") == {("Nord", "85"): {"0-1": 3}}


def test_a_look_back_that_was_taken_back_is_not_counted(town: Town) -> None:
    north = people(town, "Nord", "85", 3, 1001)
    for someone in north:
        looks_back(someone, Outcome.REACHED)
        (kept,) = town.rows(undoable, undoable.c.person_id == someone.person_id)
        decide(someone, Undo(kept.id, kept.version))
    freeze(town, SETTLED)
    assert told(town, "looked-back") == {}
    assert told(town, "follow-up") == {("Nord", "85"): {"not-within-7": 3}}


def test_what_came_of_a_proposal_is_told_apart(town: Town) -> None:
    north = people(town, "Nord", "85", 7, 1001)
    town.turn_to(datetime(2026, 11, 25, 10, tzinfo=UTC))
    answers = ("accepted", "own-words", "own-words", "declined")
    proposed = [
        {"id": f"{n:032}", "person_id": someone.person_id, "from_id": north[6].person_id, "made_at": town.now,
         "answered_at": town.now, "answer": answer}
        for n, (someone, answer) in enumerate(zip(north[:4], answers, strict=True))
    ]  # fmt: skip
    with town.store.database.transaction() as connection:
        connection.execute(insert(proposals), proposed)
    for someone in north[:4]:
        sets(someone)
    freeze(town, SETTLED)
    assert told(town, "origin") == {("Nord", "85"): {"own": 8, "proposed": 3}}


def test_citizens_without_a_unit_are_counted_among_themselves(town: Town) -> None:
    for n in range(3):
        town.citizen(str(1001 + n))
    freeze(town, SETTLED)
    assert told(town, "citizens") == {("", ""): {"": 3}}


def test_without_citizens_nothing_is_frozen(town: Town) -> None:
    freeze(town, SETTLED)
    assert town.count(goal_periods) == 0


def test_who_waits_to_be_counted_reads_so_in_their_data_and_for_no_longer(town: Town) -> None:
    (someone, _other) = people(town, "Nord", "85", 2, 1001)
    freeze(town, SETTLED)
    someone.says("mine data").presses("Få det som fil")
    told = next(message.document for message in someone.heard if message.document is not None)
    assert isinstance(told, Document)
    assert "Venter på at blive talt med, til det handler om mindst tre\nNovember 2026" in told.body
    freeze(town, NEXT_YEAR)
    assert town.count(goal_untold) == 0


def asked_for(town: Town, which: str | None, today: date) -> tuple[GoalReport | None, tuple[str, ...]]:
    with town.store.database.transaction() as connection:
        return goal_reports.asked_for(connection, town.store, which, today)


def test_a_coordinator_is_told_the_newest_year_of_which_there_is_something(town: Town) -> None:
    assert asked_for(town, None, date(2026, 12, 1)) == (None, ())
    people(town, "Nord", "85", 3, 1001)
    freeze(town, SETTLED)
    (told, others) = asked_for(town, None, date(2026, 12, 8))
    assert told is not None
    assert (told.figures.first_day, told.figures.last_day) == (date(2026, 1, 1), date(2026, 11, 30))
    assert others == ("month",)
    freeze(town, NEXT_YEAR)
    (told, others) = asked_for(town, None, date(2027, 1, 8))
    assert told is not None
    assert (told.figures.first_day, told.figures.last_day) == (date(2026, 1, 1), date(2026, 12, 31))
    assert others == ("month",)
    (told, others) = asked_for(town, "month", date(2027, 1, 8))
    assert told is not None
    assert (told.figures.first_day, told.figures.last_day) == (date(2026, 12, 1), date(2026, 12, 31))
    assert others == ("last-year",)
    assert told.told_until == date(2026, 12, 31)


def test_days_that_no_button_has_lead_to_the_newest_year(town: Town) -> None:
    people(town, "Nord", "85", 3, 1001)
    freeze(town, SETTLED)
    (told, _others) = asked_for(town, "tomorrow", date(2026, 12, 8))
    assert told is not None
    assert told.figures.first_day == date(2026, 1, 1)
