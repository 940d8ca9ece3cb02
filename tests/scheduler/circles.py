"""A group on a real store, whose messages are looked at as they come."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select

from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import ChangeSettings
from medspil.domain.persons import PersonSettings
from medspil.storage.tables import agenda
from tests.storage.test_groups import COPENHAGEN, WEDNESDAY, decide
from tests.storage.test_hearing import Circle, a_circle
from tests.storage.town import Someone, Town

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
TITLE = "»Onsdagsgruppen«"
NUDGE = "Jeg spørger ikke igen."
ASKED = "Hvordan var det at være sammen med de andre?"


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), COPENHAGEN).astimezone(UTC)


AT_THE_END = at(WEDNESDAY, 16)
HALF_AN_HOUR_LATER = at(WEDNESDAY, 16, 30)
NEXT_DAY = WEDNESDAY + A_DAY


class Watched(Circle):
    """A circle whose messages are looked at as they come."""

    def turn(self, now: datetime) -> "Watched":
        """All that comes until then, each at its time; what came before is forgotten."""
        for one in (self.leader, *self.people):
            one.heard.clear()
        while (next_one := self._next()) is not None and next_one <= now:
            self.town.turn_to(max(next_one, self.town.now))
        self.town.turn_to(now)
        return self

    def _next(self) -> datetime | None:
        """When something on the agenda is looked at next."""
        with self.town.store.database.transaction() as connection:
            found: datetime | None = connection.scalar(
                select(func.min(agenda.c.not_before)).where(agenda.c.done_at.is_(None))
            )
            return found

    def ticks_all(self) -> None:
        """The leader says that all were there, by the button of the notice."""
        self.leader.presses("Færdig")

    def answers(self, person: int, session: int, value: str = "4") -> None:
        self.says(person, self.course.sessions[session - 1].id, {"together": value})


def watched(town: Town, size: int) -> Watched:
    made = a_circle(town, size)
    made.__class__ = Watched
    assert isinstance(made, Watched)
    return made


def texts(someone: Someone) -> list[str]:
    return [message.text for message in someone.heard]


def labels(someone: Someone) -> list[str]:
    return [button.label for row in someone.heard[-1].rows for button in row]


def how(town: Town, kind: AgendaKind) -> list[str | None]:
    return [row.how for row in town.rows(agenda, agenda.c.kind == kind)]


def settings(someone: Someone, **changes: Any) -> None:
    decide(someone, ChangeSettings(PersonSettings(**changes)))
