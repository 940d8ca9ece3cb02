"""Invented people as somebody beside them sees them, for the tests of digests: few words, all the rest at random."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from medspil.domain.helping import HelpHow, HelpWish
from medspil.domain.links import Link, LinkKind
from medspil.domain.seen import CitizenSeen, SharedSubGoal, Step
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, Status

MONDAY = datetime(2026, 11, 30, 7, tzinfo=UTC)
"""Eight in the morning in Copenhagen."""

A_WEEK_AGO = MONDAY - timedelta(days=7)
LONG_AGO = MONDAY - timedelta(weeks=12)


def before(**ago: float) -> datetime:
    """So long before Monday morning."""
    return MONDAY - timedelta(**ago)


def a_link(number: int = 1, **changes: Any) -> Link:
    """A contact person's link to a citizen, long since accepted."""
    known: dict[str, Any] = {
        "id": f"{number:032}",
        "citizen_id": f"c{number:031}",
        "other_id": "staff",
        "kind": LinkKind.CONTACT_PERSON,
        "since": LONG_AGO,
        "accepted_at": LONG_AGO,
    }
    return Link(**known | changes)


def shared(what: str = "gå en tur", day: date = date(2026, 12, 24), **changes: Any) -> SharedSubGoal:
    """A shared sub-goal under way, made long ago, with its day far ahead."""
    known: dict[str, Any] = {
        "id": what,
        "version": 1,
        "what": what,
        "deadline": Deadline(day),
        "rung": Rung.SELF,
        "helper": None,
        "area": LifeArea.HOME,
        "status": Status.ACTIVE,
        "made_at": LONG_AGO,
    }
    return SharedSubGoal(**known | changes)


def ended(status: Status, at: datetime, what: str = "gå en tur", **changes: Any) -> SharedSubGoal:
    """One that came to its end."""
    step = Step(at, Outcome(status.value))
    return shared(what, status=status, ended_at=at, steps=(step,), **changes)


def seen(name: str = "Sara", *sub_goals: SharedSubGoal, number: int = 1, **changes: Any) -> CitizenSeen:
    """A citizen with what they share."""
    return CitizenSeen(a_link(number), name, sub_goals, **changes)


def a_wish(at: datetime, **changes: Any) -> HelpWish:
    """A wish for a call."""
    known: dict[str, Any] = {"id": "w" * 32, "how": HelpHow.CALL, "wished_at": at}
    return HelpWish(**known | changes)


_INSTANTS = st.integers(0, 14 * 7 * 24).map(lambda hours: before(hours=hours))
_STEPS = st.builds(Step, _INSTANTS, st.sampled_from((Outcome.GOES_ON, Outcome.MOVED)), st.none() | st.integers(0, 10))


@st.composite
def any_sub_goal(draw: st.DrawFn) -> SharedSubGoal:
    """A shared sub-goal in whatever state."""
    status = draw(st.sampled_from(Status))
    steps = draw(st.lists(_STEPS, max_size=3))
    ended_at = None if status is Status.ACTIVE else draw(_INSTANTS)
    return shared(
        f"own words {draw(st.integers(0, 10**9))}",
        day=MONDAY.date() + timedelta(days=draw(st.integers(-90, 90))),
        status=status,
        ended_at=ended_at,
        made_at=draw(_INSTANTS),
        area=draw(st.none() | st.sampled_from(LifeArea)),
        steps=tuple(steps),
    )


@st.composite
def any_people(draw: st.DrawFn) -> tuple[CitizenSeen, ...]:
    """Some people, each with whatever they share and wish for."""
    people = []
    for number in range(draw(st.integers(0, 5))):
        sub_goals = draw(st.lists(any_sub_goal(), max_size=4, unique_by=lambda one: one.id))
        wishes = tuple(
            a_wish(at, id=f"w{number}{place}", seen_at=draw(st.none() | _INSTANTS))
            for place, at in enumerate(draw(st.lists(_INSTANTS, max_size=2)))
        )
        meeting = draw(st.none() | st.integers(-5, 20).map(lambda days: MONDAY.date() + timedelta(days=days)))
        people.append(seen(draw(st.sampled_from(("Sara", "Ali", "Bo"))), *sub_goals, number=number, wishes=wishes,
                           meeting=meeting))  # fmt: skip
    return tuple(people)
