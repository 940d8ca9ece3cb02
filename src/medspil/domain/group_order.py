"""In what order messages about groups go out, what waits for somebody, how long words are true. Instants are UTC."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from medspil.domain.agenda import AgendaItem, AgendaKind, Drop
from medspil.domain.group_agenda import PULSE_BEFORE, session_reminder
from medspil.domain.group_matters import GroupDue, GroupMatter
from medspil.domain.group_verdicts import OF_CITIZENS, news_until, why_not
from medspil.domain.local_time import end_of_day, local_day
from medspil.domain.persons import PersonSettings

ONE_AT_A_TIME = timedelta(minutes=30)
"""So long after one message about groups a citizen's next one comes, where several fall due together."""

_FIRST = (
    AgendaKind.SESSION_REMINDER,
    AgendaKind.SESSION_CHANGED,
    AgendaKind.QUESTIONS,
    AgendaKind.SAY_BACK,
    AgendaKind.PULSE,
    AgendaKind.OFFER,
    AgendaKind.INTERVIEW,
    AgendaKind.QUESTIONS_NUDGE,
)

WAITING = OF_CITIZENS - {AgendaKind.SESSION_CHANGED, AgendaKind.SAY_BACK, AgendaKind.QUESTIONS_NUDGE}
"""Of these, what stays with a citizen until they do something about it, or its time is over."""


def one_at_a_time(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The items in the order in which they go out: to staff by their time, to a citizen first what can't wait."""
    return sorted(items, key=lambda item: (_place(item.kind), item.due_at, item.id))


def _place(kind: AgendaKind) -> int:
    return _FIRST.index(kind) if kind in OF_CITIZENS else -1


def already_said(item: AgendaItem, sent: Iterable[AgendaItem]) -> Drop | None:
    """A nudge that meets the very question it is about says nothing new."""
    asked = (AgendaKind.ATTENDANCE, item.subject)
    if item.kind is AgendaKind.ATTENDANCE_NUDGE and asked in ((one.kind, one.subject) for one in sent):
        return Drop("asked just now")
    return None


def still_true(due: GroupDue, now: datetime) -> bool:
    """Whether what was, or will be, told unasked can be told on being asked at `now`."""
    session, due_at = due.matter.session, now
    if due.kind is AgendaKind.SESSION_REMINDER and session is not None:
        due_at = session_reminder(session, PersonSettings(zone=due.matter.zone)).due_at
    return why_not(AgendaItem(0, due.kind, due_at, due.subject), due.matter, now) is None


def waits(due: GroupDue, now: datetime) -> bool:
    """Whether it is something that waits for a citizen at `now`: the next day's session, questions, an offer."""
    matter = due.matter
    if due.kind not in WAITING or not still_true(due, now):
        return False
    if due.kind is AgendaKind.SESSION_REMINDER and matter.session is not None:
        return (matter.session.day - local_day(now, matter.tz)).days <= 1
    if due.kind is AgendaKind.PULSE and matter.response is not None:
        return now >= matter.response.closes_at - PULSE_BEFORE - timedelta(days=1)
    return True


def group_useful_until(kind: AgendaKind, matter: GroupMatter, now: datetime) -> datetime | None:
    """Until when (UTC) the words that go out at `now` are true; None: for as long as it takes."""
    if kind in (AgendaKind.QUESTIONS, AgendaKind.QUESTIONS_NUDGE, AgendaKind.PULSE):
        return None if matter.response is None else matter.response.closes_at
    if kind is AgendaKind.INTERVIEW:
        return None if matter.drawn is None else matter.drawn.ends_at
    if kind is AgendaKind.SESSION_CHANGED:
        return news_until(matter)
    if kind is AgendaKind.CANNOT_COME:
        return matter.starts
    if kind is AgendaKind.SESSION_REMINDER and matter.starts is not None:
        # It also says that it is today or tomorrow, and neither outlives the day on which it is said.
        return min(matter.starts, end_of_day(local_day(now, matter.tz), matter.tz))
    return None
