"""What one viewer may see of one citizen: the only form in which a citizen's sub-goals reach anybody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from medspil.domain.helping import HelpWish
from medspil.domain.links import Link
from medspil.domain.sub_goals import Deadline, LifeArea, Outcome, Rung, Status, SubGoal


@dataclass(frozen=True)
class Step:
    """How it went at one look back, without the note: when (UTC), what it led to, and 0-10 where that was said."""

    at: datetime
    outcome: Outcome
    progress: int | None = None


@dataclass(frozen=True)
class SharedSubGoal:
    """A sub-goal as those see it with whom it is shared.

    Not in it: notes, dreams and goals, sureness, importance, reminders.
    """

    id: str
    version: int
    what: str
    deadline: Deadline
    rung: Rung
    helper: str | None
    area: LifeArea | None
    status: Status
    made_at: datetime
    ended_at: datetime | None = None
    help_wanted_at: datetime | None = None
    steps: tuple[Step, ...] = ()

    @property
    def active(self) -> bool:
        """Whether it is still under way."""
        return self.status is Status.ACTIVE


def as_shared(sub_goal: SubGoal) -> SharedSubGoal:
    """The sub-goal as it is shown to those with whom it is shared."""
    draft = sub_goal.draft
    return SharedSubGoal(
        sub_goal.id, sub_goal.version, draft.what, draft.deadline, draft.rung, draft.helper, draft.area,
        sub_goal.status, sub_goal.created_at, sub_goal.ended_at, sub_goal.help_wanted_at,
        tuple(Step(one.at, one.outcome, one.progress) for one in sub_goal.check_ins),
    )  # fmt: skip


@dataclass(frozen=True)
class CitizenSeen:
    """One citizen as one viewer sees them: by the short name they chose, with what is shared, and wishes for help.

    Of a wish about a sub-goal that is not shared, the sub-goal is not named. `meeting` is the day of the next status
    meeting with this viewer.
    """

    link: Link
    name: str
    sub_goals: tuple[SharedSubGoal, ...] = ()
    wishes: tuple[HelpWish, ...] = ()
    meeting: date | None = None

    def sub_goal(self, id: str | None) -> SharedSubGoal | None:
        """The shared sub-goal with this id."""
        return next((one for one in self.sub_goals if one.id == id), None)

    @property
    def waiting(self) -> tuple[HelpWish, ...]:
        """The wishes for help that nobody has seen yet."""
        return tuple(wish for wish in self.wishes if wish.waits)


ENDED_LATELY = timedelta(days=14)
"""So long what has ended is still shown beside what is under way."""


def lately(sub_goals: Iterable[SharedSubGoal], now: datetime) -> tuple[SharedSubGoal, ...]:
    """What is under way by its day, then what has ended of late, the newest first."""
    shown = list(sub_goals)
    active = sorted((one for one in shown if one.active), key=lambda one: (one.deadline.day, one.made_at, one.id))
    ended = [one for one in shown if one.ended_at is not None and now - one.ended_at <= ENDED_LATELY and not one.active]
    return (*active, *sorted(ended, key=lambda one: (one.ended_at or now, one.id), reverse=True))


def of_link(seen: Iterable[CitizenSeen], link_id: str | None) -> CitizenSeen | None:
    """The one of this link."""
    return next((one for one in seen if one.link.id == link_id), None)
