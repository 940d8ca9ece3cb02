"""Going on after a stop: everything may go out again at once, and nothing that waited is lost."""

from datetime import UTC, datetime, time, timedelta

from medspil.domain.agenda import AgendaKind
from medspil.domain.decisions import ChangeSettings, RestAfterCrisis, Resume, Stop
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import Reminder
from medspil.storage.tables import agenda, persons
from tests.storage.test_applying import decide, new
from tests.storage.town import Town

THURSDAY_AT_TEN = datetime(2026, 11, 26, 9, tzinfo=UTC)
SATURDAY_AT_TEN = datetime(2026, 11, 28, 9, tzinfo=UTC)


def test_going_on_ends_a_pause_and_a_rest(town: Town) -> None:
    citizen = town.citizen()
    later = town.now + timedelta(days=5)
    decide(citizen, ChangeSettings(PersonSettings(paused_until=later)), RestAfterCrisis(later), Stop(), Resume())
    (person,) = town.rows(persons)
    assert (person.stopped_at, person.paused_until, person.resting_until) == (None, None, None)


def test_what_waited_for_the_end_of_a_pause_comes_when_they_go_on(town: Town) -> None:
    citizen = town.citizen()
    new(citizen, reminder=Reminder(1, time(10)))
    decide(citizen, ChangeSettings(PersonSettings(paused_until=town.now + timedelta(days=30))))
    town.turn_to(THURSDAY_AT_TEN)
    citizen.heard.clear()
    decide(citizen, Resume())
    town.settle()
    assert "Du bad mig minde dig om" in citizen.last


def test_a_nudge_that_lies_ahead_stays_when_they_go_on(town: Town) -> None:
    citizen = town.citizen()
    new(citizen)
    town.turn_to(SATURDAY_AT_TEN)
    decide(citizen, Stop(), Resume())
    (nudge,) = town.rows(agenda, agenda.c.kind == AgendaKind.NUDGE)
    assert nudge.done_at is None
