"""A reminder that comes too late is none: after the agreed time, and after a long time without a network."""

from datetime import UTC, datetime, time, timedelta

import pytest

from medspil.domain.sub_goals import Deadline, Reminder
from medspil.storage.tables import agenda
from tests.storage.test_applying import FRIDAY, new
from tests.storage.town import Someone, Town

AT_TWO = datetime(2026, 11, 27, 13, tzinfo=UTC)
"""14 on the wall on Friday."""

REMIND = "Du bad mig minde dig om"


@pytest.fixture
def citizen(town: Town) -> Someone:
    someone = town.citizen()
    someone.heard.clear()
    return someone


def how(town: Town) -> dict[str, str | None]:
    return {str(row.kind): row.how for row in town.rows(agenda)}


# After the agreed time


def test_a_reminder_does_not_come_after_its_appointment(citizen: Someone) -> None:
    new(citizen, what="tandlæge", deadline=Deadline(FRIDAY, time(14)), reminder=Reminder(0, time(9)))
    citizen.town.turn_to(AT_TWO + timedelta(hours=1))
    assert citizen.heard == []
    assert how(citizen.town)["reminder"] == "dropped: the time is over"


def test_a_late_reminder_still_comes_before_its_appointment(citizen: Someone) -> None:
    new(citizen, what="tandlæge", deadline=Deadline(FRIDAY, time(14)), reminder=Reminder(0, time(9)))
    citizen.town.turn_to(AT_TWO - timedelta(minutes=10))
    assert REMIND in citizen.last


def test_a_reminder_wished_for_at_the_very_time_comes(citizen: Someone) -> None:
    new(citizen, what="tandlæge", deadline=Deadline(FRIDAY, time(14)), reminder=Reminder(0, time(14)))
    citizen.town.turn_to(AT_TWO + timedelta(seconds=2))
    assert REMIND in citizen.last
