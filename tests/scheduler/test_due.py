"""What has fallen due, on a real store: from the agenda into the outbox, by the rules of the domain."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from medspil.domain.decisions import ChangeSettings, LookBack, RestAfterCrisis, Stop
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import Deadline, Outcome, Reminder
from medspil.scheduler import due as scheduler
from medspil.scheduler.due import handle_due
from medspil.storage import agenda as kept
from medspil.storage.store import Store
from medspil.storage.tables import agenda, outbox, sub_goals
from tests.storage.test_applying import FRIDAY, decide, new
from tests.storage.town import Someone, Town

REMIND, LOOK_BACK, CURIOUS, SEVERAL = (
    "Du bad mig minde dig om",
    "Dagen er kommet",
    "Jeg vil stadig gerne høre om",
    "mere end én ting",
)
THURSDAY_AT_TEN = datetime(2026, 11, 26, 9, tzinfo=UTC)
SATURDAY_AT_TEN = datetime(2026, 11, 28, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)


def walk(citizen: Someone, what: str = "gå en tur", days: int = 0, reminder: Reminder | None = None) -> str:
    day = FRIDAY + timedelta(days=days)
    return new(citizen, what=what, deadline=Deadline(day), reminder=reminder or Reminder(1, time(10))).id


def settings(citizen: Someone, **changes: object) -> None:
    decide(citizen, ChangeSettings(PersonSettings(**changes)))  # type: ignore[arg-type]


def texts(citizen: Someone) -> list[str]:
    return [message.text for message in citizen.heard]


def how(town: Town) -> dict[str, str | None]:
    return {str(row.kind): row.how for row in town.rows(agenda)}


def test_a_reminder_goes_out_at_its_time_and_once(citizen: Someone) -> None:
    walk(citizen)
    citizen.town.turn_to(THURSDAY_AT_TEN - timedelta(seconds=1))
    assert citizen.heard == []
    citizen.town.turn_to(THURSDAY_AT_TEN)
    (reminder,) = citizen.heard
    assert REMIND in reminder.text
    assert "gå en tur" in reminder.text
    citizen.town.later(hours=5)
    assert citizen.heard == [reminder]
    assert how(citizen.town)["reminder"] == "sent"


def test_message_and_agenda_change_together_or_not_at_all(citizen: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    walk(citizen)
    town = citizen.town
    before = town.count(outbox)
    with monkeypatch.context() as broken:
        broken.setattr(kept, "done", lambda *_anything: 1 / 0)
        assert handle_due(town.store, THURSDAY_AT_TEN) == 1
    assert town.count(outbox) == before
    town.turn_to(THURSDAY_AT_TEN + scheduler.AFTER_A_FAILURE)
    assert [REMIND in text for text in texts(citizen)] == [True]


@pytest.mark.parametrize("zone", ["Europe/Copenhagen", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
@pytest.mark.parametrize(
    "day",
    [
        date(2027, 3, 14),  # summer time begins in New York
        date(2027, 3, 28),  # and in Copenhagen
        date(2027, 4, 4),  # ends on Lord Howe
        date(2027, 10, 3),  # and begins there
        date(2027, 10, 31),  # ends in Copenhagen
        date(2027, 11, 7),  # and in New York
        date(2027, 1, 1),
    ],
)
def test_the_wall_clock_shows_ten_when_the_reminder_comes(sqlite_store: Store, zone: str, day: date) -> None:
    citizen = Town(sqlite_store).citizen()
    wished = PersonSettings(zone=zone)
    settings(citizen, zone=zone)
    for days in (0, 1, 2):
        walk(citizen, f"tur {days}", days=(day - FRIDAY).days + days)
    citizen.heard.clear()
    for days in (-1, 0, 1):
        due = datetime.combine(day + timedelta(days=days), time(10), wished.tz).astimezone(UTC)
        citizen.town.turn_to(due - timedelta(seconds=1))
        assert not any(f"tur {days + 1}" in text for text in texts(citizen))
        citizen.town.turn_to(due)
        assert f"tur {days + 1}" in citizen.last


def test_two_that_fall_due_together_come_as_one_message(citizen: Someone) -> None:
    walk(citizen, "gå en tur")
    walk(citizen, "købe mælk")
    citizen.town.turn_to(THURSDAY_AT_TEN)
    (both,) = citizen.heard
    assert SEVERAL in both.text
    assert "gå en tur" in both.text
    assert "købe mælk" in both.text
    assert [button.label for row in both.rows for button in row] == ["gå en tur", "købe mælk"]


def test_a_reminder_and_a_look_back_that_meet_come_as_one_message(citizen: Someone) -> None:
    walk(citizen, "gå en tur")
    walk(citizen, "købe mælk", days=2)
    citizen.town.turn_to(SATURDAY_AT_TEN)
    assert SEVERAL in texts(citizen)[-1]


def test_what_falls_due_for_different_people_goes_to_each_of_them(town: Town) -> None:
    sara, bo = town.citizen("1001"), town.citizen("1002")
    walk(sara, "gå en tur")
    walk(bo, "købe mælk")
    town.turn_to(THURSDAY_AT_TEN)
    assert "gå en tur" in sara.last
    assert "købe mælk" in bo.last


# What it waits for


def test_a_reminder_waits_for_a_running_talk(citizen: Someone) -> None:
    walk(citizen)
    town = citizen.town
    town.turn_to(THURSDAY_AT_TEN - timedelta(minutes=10))
    citizen.says("nyt")
    heard = len(citizen.heard)
    town.turn_to(THURSDAY_AT_TEN + timedelta(minutes=19))
    assert len(citizen.heard) == heard
    town.turn_to(THURSDAY_AT_TEN + timedelta(minutes=20))
    assert REMIND in citizen.last


def test_it_waits_on_as_long_as_they_talk(citizen: Someone) -> None:
    walk(citizen)
    town = citizen.town
    town.turn_to(THURSDAY_AT_TEN - timedelta(minutes=10))
    citizen.says("nyt")
    town.turn_to(THURSDAY_AT_TEN + timedelta(minutes=15))
    citizen.says("købe mælk")
    heard = len(citizen.heard)
    town.turn_to(THURSDAY_AT_TEN + timedelta(minutes=40))
    assert len(citizen.heard) == heard
    town.turn_to(THURSDAY_AT_TEN + timedelta(minutes=45))
    assert REMIND in citizen.last


def test_a_chosen_time_in_the_quiet_hours_is_kept(citizen: Someone) -> None:
    walk(citizen, reminder=Reminder(0, time(5, 30)))
    citizen.town.turn_to(datetime(2026, 11, 27, 4, 30, tzinfo=UTC))
    assert REMIND in citizen.last


def test_a_pause_holds_everything_back_until_it_ends(citizen: Someone) -> None:
    walk(citizen)
    settings(citizen, paused_until=SATURDAY_AT_TEN + A_DAY)
    for hours in range(0, 70, 7):
        citizen.town.turn_to(THURSDAY_AT_TEN + timedelta(hours=hours))
    assert citizen.heard == []
    citizen.town.turn_to(SATURDAY_AT_TEN + A_DAY)
    assert [LOOK_BACK in text for text in texts(citizen)] == [True]
    assert how(citizen.town)["reminder"] == "dropped: the day is over"


def test_after_words_of_crisis_a_day_is_quiet(citizen: Someone) -> None:
    walk(citizen)
    decide(citizen, RestAfterCrisis(THURSDAY_AT_TEN + timedelta(hours=4)))
    citizen.town.turn_to(THURSDAY_AT_TEN + timedelta(hours=3))
    assert citizen.heard == []
    citizen.town.turn_to(THURSDAY_AT_TEN + timedelta(hours=4))
    assert REMIND in citizen.last


# Who hears nothing


def test_who_said_stop_hears_nothing(citizen: Someone) -> None:
    walk(citizen)
    decide(citizen, Stop())
    citizen.town.turn_to(SATURDAY_AT_TEN)
    assert citizen.heard == []
    assert how(citizen.town) == {"reminder": "dropped: stopped", "look-back": "dropped: stopped"}


def test_who_blocked_the_bot_is_asked_nothing(citizen: Someone) -> None:
    walk(citizen)
    citizen.blocks_the_bot()
    citizen.town.turn_to(SATURDAY_AT_TEN)
    assert citizen.heard == []


@pytest.mark.parametrize("outcome", [Outcome.REACHED, Outcome.LET_GO])
def test_what_has_ended_is_not_spoken_of_again(citizen: Someone, outcome: Outcome) -> None:
    decide(citizen, LookBack(walk(citizen), 1, outcome))
    citizen.town.turn_to(SATURDAY_AT_TEN + 5 * A_DAY)
    assert citizen.heard == []


def test_a_discreet_message_says_nothing_of_what_it_is_about(citizen: Someone) -> None:
    walk(citizen, "gå til samtale")
    settings(citizen, discreet=True)
    citizen.town.turn_to(THURSDAY_AT_TEN)
    (message,) = citizen.heard
    labels = [button.label for row in message.rows for button in row]
    assert message.text == "Der er en besked til dig."
    assert "samtale" not in str(labels)
    citizen.presses(labels[0])
    assert "gå til samtale" in citizen.last


# Late


def test_what_fell_due_while_the_bot_was_down_comes_once_when_it_is_up(citizen: Someone) -> None:
    walk(citizen)
    citizen.town.turn_to(THURSDAY_AT_TEN + timedelta(hours=5))
    citizen.town.later(hours=3)
    assert [REMIND in text for text in texts(citizen)] == [True]


def test_a_late_reminder_does_not_come_in_the_night(citizen: Someone) -> None:
    walk(citizen)
    citizen.town.turn_to(THURSDAY_AT_TEN + timedelta(hours=12))
    assert citizen.heard == []
    citizen.town.turn_to(THURSDAY_AT_TEN + timedelta(hours=23))
    assert REMIND in citizen.last


def test_after_a_long_time_down_only_what_still_makes_sense_comes(citizen: Someone) -> None:
    walk(citizen)
    citizen.town.turn_to(SATURDAY_AT_TEN + 3 * A_DAY)
    assert [LOOK_BACK in text for text in texts(citizen)] == [True]


# Many


def test_many_people_are_handled_in_several_rounds(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "AT_ONCE", 3)
    town = Town(sqlite_store)
    people = [town.citizen(str(number)) for number in range(8)]
    for someone in people:
        walk(someone)
    assert handle_due(town.store, THURSDAY_AT_TEN) == 3
    town.turn_to(THURSDAY_AT_TEN)
    assert all(REMIND in someone.last for someone in people)


def test_one_person_whose_data_do_not_open_does_not_keep_the_others_from_theirs(town: Town) -> None:
    poor, other = town.citizen("1001"), town.citizen("1002")
    walk(poor)
    walk(other)
    step = sub_goals.c.person_id == poor.person_id
    with town.store.database.transaction() as connection:
        what = connection.scalar(select(sub_goals.c.what).where(step))
        connection.execute(update(sub_goals).where(step).values(what=b"not what it was"))
    heard = len(poor.heard)
    town.turn_to(THURSDAY_AT_TEN)
    assert REMIND in other.last
    assert len(poor.heard) == heard
    with town.store.database.transaction() as connection:
        connection.execute(update(sub_goals).where(step).values(what=what))
    town.turn_to(THURSDAY_AT_TEN + scheduler.AFTER_A_FAILURE)
    assert REMIND in poor.last
