"""What the house has on its agenda never takes back what people were told in the same tick."""

from datetime import UTC, datetime, time

import pytest

from medspil.domain.sub_goals import Reminder
from medspil.scheduler.due import AFTER_A_FAILURE, handle_due, plan_house
from medspil.storage import forgetting
from medspil.storage.tables import agenda
from tests.storage.test_applying import new
from tests.storage.town import Town

THURSDAY_AT_TEN = datetime(2026, 11, 26, 9, tzinfo=UTC)


def test_a_clean_up_that_fails_takes_nobodys_reminder_back_and_is_tried_again(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    citizen = town.citizen()
    new(citizen, reminder=Reminder(1, time(10)))
    plan_house(town.store, town.now)
    citizen.heard.clear()
    with monkeypatch.context() as broken:
        broken.setattr(forgetting, "clean_up", lambda *_anything: 1 / 0)
        town.turn_to(THURSDAY_AT_TEN)
        assert len(citizen.heard) == 1
        assert town.rows(agenda, agenda.c.kind == "clean-up")[0].done_at is None
        assert "ZeroDivisionError" in caplog.text
    assert handle_due(town.store, THURSDAY_AT_TEN) == 0
    assert handle_due(town.store, THURSDAY_AT_TEN + AFTER_A_FAILURE) == 1
    assert town.rows(agenda, agenda.c.kind == "clean-up")[0].how == "done"
