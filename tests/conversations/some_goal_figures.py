"""Figures of an invented house over some months: three units, two paragraphs, and what became of the sub-goals."""

from datetime import date, timedelta

from medspil.conversations.goal_report import GoalReport
from medspil.conversations.group_report import Known
from medspil.conversations.questionnaires import shipped
from medspil.domain.goal_events import (
    CountedCitizen,
    CountedLookBack,
    CountedSubGoal,
    Place,
    all_events,
    last_day,
)
from medspil.domain.goal_figures import Block
from medspil.domain.goal_totals import within
from medspil.domain.group_figures import PulseRow, Scope
from medspil.domain.sub_goals import LifeArea, Outcome, Rung
from tests.domain.goals_attacker import by_the_rules

JANUARY = date(2026, 1, 1)
UNITS = {"north": "Støttecenter Nord", "south": "Bofællesskabet Syd", "harbour": "Havnen"}
PLACES = (
    Place("north", "85"),
    Place("north", "107"),
    Place("south", "85"),
    Place("south", "107"),
    Place("harbour", "85"),
)


def citizens(count: int = 90) -> list[CountedCitizen]:
    """So many people, each with a few sub-goals over the year; all of it follows from their number."""
    return [CountedCitizen(f"p{n}", PLACES[n % len(PLACES)], JANUARY, tuple(_sub_goals(n))) for n in range(count)]


def _sub_goals(person: int) -> list[CountedSubGoal]:
    found = []
    for number in range(1 + person % 7):
        made = JANUARY + timedelta(days=(person * 37 + number * 53) % 300)
        due = made + timedelta(days=3 + (person * 5 + number) % 25)
        looked = due + timedelta(days=(person + number) % 5)
        outcome = list(Outcome)[(person * 3 + number) % 5]
        ended = outcome in (Outcome.REACHED, Outcome.ADJUSTED, Outcome.LET_GO)
        found.append(
            CountedSubGoal(
                made,
                due,
                list(Rung)[(person + number) % 4],
                [None, *LifeArea][(person * 2 + number) % 10],
                (person + 2 * number) % 11,
                5 + (person + number) % 6,
                (person + number) % 6 == 0,
                looked if ended else None,
                () if (person + number) % 9 == 0 else (CountedLookBack(looked, outcome, due),),
            )
        )
    return found


def all_blocks(people: list[CountedCitizen], months: int = 10) -> tuple[Block, ...]:
    """What is told of the first months of the year, and of the quarters that end with them."""
    begins = [date(2026, month, 1) for month in range(1, months + 1)]
    return tuple(by_the_rules([event for month in begins for event in all_events(people, month)], begins))


def some_report(months: int = 10, units: dict[str, str] | None = None, first: date = JANUARY) -> GoalReport:
    """The report on these months."""
    told_until = last_day(date(2026, months, 1))
    pulse = (PulseRow(Scope.ALL, None, "influence", 1, 16, 21),)
    known = Known(units or UNITS, shipped())
    return GoalReport(within(all_blocks(citizens(), months), first, told_until), pulse, known, told_until)
