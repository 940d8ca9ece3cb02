"""Invented figures of two units with a course each, as the organisation may see them."""

from collections.abc import Mapping
from datetime import date

from medspil.conversations.group_report import Known
from medspil.conversations.questionnaires import shipped
from medspil.domain.course_figures import AFTER, ANSWER, FINISHED, HOURS
from medspil.domain.group_figures import GroupFigures, PlacedSum, group_figures
from medspil.domain.sums import Sum
from medspil.domain.taking_part import Count
from tests.conversations.some_sums import END, a_sum

NORTH, SOUTH, MORE, CALM = "unit-north", "unit-south", "course-more", "course-calm"
KNOWN = Known({NORTH: "Bostøtten Nord", SOUTH: "Søparken", MORE: "Mod på mere", CALM: "Ro i hverdagen"}, shipped())
PULSE = shipped().current("pulse")
FIRST, LAST, TODAY = date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 5)
CLOSED = date(2026, 6, 20)


def figures(first: date = FIRST, last: date = LAST) -> GroupFigures:
    """The figures of these days."""
    return group_figures(_sums(), _counts(), first, last, TODAY)


def _sums() -> list[PlacedSum]:
    more = [
        a_sum("together", *"55431", first=1),
        a_sum("together", *"544", first=2),
        a_sum("changed", ("less-alone", "mastery"), *[("mastery",)] * 4, first=0, asked=END),
    ]
    calm = [a_sum("together", *"112", first=1), a_sum("form", *"33344", first=1)]
    pulse = [a_sum("influence", *["yes"] * 8, "no", "unsure", first=0, asked=PULSE)]
    return [
        *(_placed(one, MORE, NORTH) for one in more),
        *(_placed(one, CALM, SOUTH) for one in calm),
        *(_placed(one, None, None) for one in pulse),
    ]


def _placed(one: Sum, course: str | None, unit: str | None) -> PlacedSum:
    return PlacedSum(one, course, unit, 2026, date(2026, 3, 3), date(2026, 6, 2))


def _counts() -> list[Count]:
    return [
        *_of(MORE, NORTH, ANSWER, {"accepted": 7, "declined": 3}),
        *_of(MORE, NORTH, FINISHED, {"finished": 7}),
        *_of(MORE, NORTH, HOURS, {"1-2": 4, "unknown": 3}),
        *_of(MORE, NORTH, AFTER, {"group": 4, "both": 3}),
        *_of(MORE, NORTH, "session-1", {"present": 7}),
        *_of(MORE, NORTH, "session-2", {"present": 4, "absent": 3}),
        *_of(CALM, SOUTH, ANSWER, {"accepted": 5}),
        *_of(CALM, SOUTH, FINISHED, {"finished": 3, "left": 2}),
    ]


def _of(course: str, unit: str, variable: str, counts: Mapping[str, int]) -> list[Count]:
    return [Count(course, unit, 2026, "103", variable, category, n, CLOSED) for category, n in counts.items()]
