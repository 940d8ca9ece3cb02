"""Invented figures of sub-goals, for a coordinator: of everything that can be counted there is some."""

from collections.abc import Mapping
from datetime import date

from medspil.conversations.goal_report import GoalReport
from medspil.conversations.goal_report_talk import LAST_MONTH, LAST_YEAR, THIS_YEAR
from medspil.conversations.group_report import Known
from medspil.conversations.questionnaires import shipped
from medspil.domain.goal_events import CATEGORIES, VARIABLES, Base
from medspil.domain.goal_figures import OTHER, Block, Cell, Period
from medspil.domain.goal_totals import within
from medspil.domain.group_figures import PulseRow, Scope

_SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
_OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
_QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
_UNIT = "unit"

Figures = tuple[GoalReport | None, tuple[str, ...]]


def figures(words: Mapping[str, str]) -> Figures:
    """The report on a year, and the other days that one may ask for."""
    blocks: list[Block] = []
    for period, unit, paragraph in (
        (_SEPTEMBER, _UNIT, "85"),
        (_OCTOBER, _UNIT, "85"),
        (_OCTOBER, _UNIT, None),
        (_OCTOBER, "", ""),
        (_QUARTER, None, None),
        (_YEAR, None, None),
    ):
        for base, variables in VARIABLES.items():
            blocks += (_block(period, unit, paragraph, variable) for variable in (base, *variables))
    asked = shipped().version("pulse", 1).questions[0].key
    pulse = (PulseRow(Scope.ALL, None, asked, 1, 16, 21),)
    return _report(words, tuple(blocks), pulse, _OCTOBER.ends), (LAST_MONTH, THIS_YEAR)


def few_figures(words: Mapping[str, str]) -> Figures:
    """The report on a month of which nothing may be told."""
    return _report(words, (), (), _OCTOBER.ends), (LAST_MONTH, LAST_YEAR)


def no_figures(words: Mapping[str, str]) -> Figures:
    """Before the first month is told."""
    return None, ()


def _report(
    words: Mapping[str, str], blocks: tuple[Block, ...], pulse: tuple[PulseRow, ...], told_until: date
) -> GoalReport:
    names = {_UNIT: words["unit"]}
    return GoalReport(within(blocks, _YEAR.begins, _YEAR.ends), pulse, Known(names, shipped()), told_until)


def _block(period: Period, unit: str | None, paragraph: str | None, variable: str) -> Block:
    """In all 42; of the first category most, and of each other one less."""
    if variable in set(Base):
        return Block(period, unit, paragraph, variable, {"": Cell(42, 12)})
    categories = (*CATEGORIES[variable], OTHER)
    rest = range(3, 2 + len(categories))
    counts = (42 - sum(rest), *reversed(rest)) if sum(rest) < 40 else (3,) * len(categories)
    cells = {str(category): Cell(count, 3) for category, count in zip(categories, counts, strict=True)}
    return Block(period, unit, paragraph, variable, cells)
