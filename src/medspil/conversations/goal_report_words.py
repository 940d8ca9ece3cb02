"""What the figures of sub-goals are called: what is counted, its categories, and whom a row is about."""

from collections.abc import Mapping
from datetime import date

from medspil.conversations.sub_goal_words import area_words, rung_words
from medspil.conversations.texts import _, capital, say_month
from medspil.domain.goal_events import (
    ACTIVE,
    AREA,
    AT_ONCE,
    BEFORE,
    DEADLINE,
    FOLLOW_UP,
    HIGH,
    IMPORTANCE,
    IN_A_WEEK,
    LATER,
    LOW,
    MIDDLE,
    NOT_YET,
    ORIGIN,
    OUTCOME,
    OWN,
    PROPOSED,
    RUNG,
    SOON,
    SURENESS,
    UNKNOWN,
    WITH_ONE,
    WITHIN_MONTH,
    WITHIN_QUARTER,
    WITHIN_WEEK,
    WITHOUT,
    Base,
)
from medspil.domain.goal_figures import OTHER, Period
from medspil.domain.goal_totals import is_month
from medspil.domain.group_figures import Scope
from medspil.domain.sub_goals import LifeArea, Outcome, Rung


def variable_title(variable: str) -> str:
    """What is counted."""
    return {
        Base.SET: _("Sub-goals set"),
        Base.DUE: _("Days that came"),
        Base.LOOKED_BACK: _("Looks back"),
        Base.CITIZENS: _("Citizens"),
        DEADLINE: _("How far ahead the day was"),
        RUNG: _("Who helps"),
        AREA: _("Part of life"),
        SURENESS: _("How sure the citizen was, 0 to 10"),
        IMPORTANCE: _("How important it was to the citizen, 0 to 10"),
        ORIGIN: _("Where the idea came from"),
        FOLLOW_UP: _("How soon they were followed up"),
        OUTCOME: _("How it went"),
        ACTIVE: _("Citizens with an active sub-goal"),
    }[variable]


def category_words(variable: str, category: str) -> str:
    """What a category is called; that of how many there are has no name."""
    if category == OTHER:
        return _("told together")
    if category == UNKNOWN:
        return _("not said")
    if variable == AREA:
        return area_words()[LifeArea(category)]
    if variable == RUNG:
        return rung_words()[Rung(category)]
    words: dict[str, dict[str, str]] = {
        DEADLINE: {
            WITHIN_WEEK: _("within a week"),
            WITHIN_MONTH: _("within a month"),
            WITHIN_QUARTER: _("within three months"),
            LATER: _("later"),
        },
        SURENESS: _steps(),
        IMPORTANCE: _steps(),
        ORIGIN: {OWN: _("the citizen's own"), PROPOSED: _("proposed, and the citizen said yes")},
        FOLLOW_UP: {
            BEFORE: _("before the day"),
            AT_ONCE: _("on the day or the day after"),
            SOON: _("after 2-3 days"),
            IN_A_WEEK: _("after 4-7 days"),
            NOT_YET: _("not within a week"),
        },
        OUTCOME: {
            Outcome.REACHED: _("reached"),
            Outcome.ADJUSTED: _("adjusted"),
            Outcome.MOVED: _("new day"),
            Outcome.GOES_ON: _("goes on"),
            Outcome.LET_GO: _("let go"),
        },
        ACTIVE: {WITH_ONE: _("with"), WITHOUT: _("without")},
    }
    return words.get(variable, {}).get(category, "")


def _steps() -> dict[str, str]:
    return {LOW: "0-4", MIDDLE: "5-7", HIGH: "8-10"}


def scope_words(scope: Scope, name: str | None, units: Mapping[str, str]) -> str:
    """Whom a row is about. `units` are their names by their ids."""
    if scope is Scope.ALL:
        return _("All")
    if scope is Scope.PARAGRAPH:
        return f"§ {name}" if name else _("Paragraph not known")
    return units.get(name or "", _("no longer known")) if name else _("Unit not known")


def period_words(period: Period) -> str:
    """A month, or the quarter or year of which something had waited until it was enough."""
    if is_month(period):
        return capital(say_month(period.begins))
    year = period.begins.year
    if period.begins.month == 1 and period.ends.month == 12:
        return _("{year} (had waited)").format(year=year)
    return _("Quarter {number} of {year} (had waited)").format(number=period.ends.month // 3, year=year)


def range_words(first_day: date, last_day: date) -> str:
    """The months a report is about."""
    if (first_day.year, first_day.month) == (last_day.year, last_day.month):
        return say_month(first_day)
    return _("{first} to {last}").format(first=say_month(first_day), last=say_month(last_day))
