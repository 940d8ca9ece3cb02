"""A reminder that comes too late is none: after the agreed time, and after a long time without a network."""

from datetime import UTC, datetime, time, timedelta

import pytest

from medspil.conversations.messages import Message
from medspil.domain.sub_goals import Deadline, Reminder
from medspil.storage.tables import agenda, outbox
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


# After a long time without a network


def due(citizen: Someone, at: time | None, reminder: Reminder, now: datetime) -> Town:
    """A reminder is put into the outbox at `now`, and nothing can go out."""
    new(citizen, what="tandlæge", deadline=Deadline(FRIDAY, at), reminder=reminder)
    town = citizen.town
    town.now = now
    town.handle()
    return town


def test_a_reminder_that_waited_for_the_network_goes_out_while_it_is_true(citizen: Someone) -> None:
    town = due(citizen, time(14), Reminder(0, time(9)), AT_TWO - timedelta(hours=5))
    town.turn_to(AT_TWO - timedelta(seconds=1))
    assert REMIND in citizen.last


def test_a_reminder_that_waited_for_the_network_until_its_time_is_over_does_not_go_out(citizen: Someone) -> None:
    town = due(citizen, time(14), Reminder(0, time(9)), AT_TWO - timedelta(hours=5))
    town.turn_to(AT_TWO)
    assert citizen.heard == []
    assert town.rows(outbox)[-1].how == "too late"
    assert town.rows(outbox)[-1].message is None


def test_it_is_tomorrow_is_not_said_on_the_day_itself(citizen: Someone) -> None:
    town = due(citizen, None, Reminder(1, time(10)), AT_TWO - timedelta(days=1, hours=4))
    town.turn_to(AT_TWO - timedelta(hours=5))
    assert citizen.heard == []


def test_a_reminder_days_before_may_wait_until_the_day_is_over(citizen: Someone) -> None:
    town = due(citizen, None, Reminder(2, time(10)), AT_TWO - timedelta(days=2, hours=4))
    town.turn_to(AT_TWO)
    assert REMIND in citizen.heard[0].text


def test_what_comes_behind_it_goes_out_all_the_same(citizen: Someone) -> None:
    town = due(citizen, time(14), Reminder(0, time(9)), AT_TWO - timedelta(hours=5))
    town.write(citizen.address_id, Message("et svar"))
    town.turn_to(AT_TWO + timedelta(hours=1))
    assert [message.text for message in citizen.heard] == ["et svar"]
    assert town.count(outbox, outbox.c.done_at.is_(None)) == 0
