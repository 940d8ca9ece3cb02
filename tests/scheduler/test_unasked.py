"""What nobody chose the time of: the look back, its one nudge, and at most one such message a day."""

from datetime import time, timedelta

from medspil.domain.agenda import AgendaKind, Planned
from medspil.domain.decisions import LookBack
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import Deadline, Outcome, Reminder
from medspil.storage import agenda as kept
from medspil.storage.tables import persons
from tests.scheduler.test_due import A_DAY, CURIOUS, LOOK_BACK, REMIND, SATURDAY_AT_TEN, texts, walk
from tests.storage.test_applying import FRIDAY, decide, new
from tests.storage.town import Someone

# The nudge


def test_an_unanswered_look_back_gets_one_nudge_and_then_silence(citizen: Someone) -> None:
    walk(citizen)
    citizen.town.turn_to(SATURDAY_AT_TEN)
    citizen.heard.clear()
    citizen.town.turn_to(SATURDAY_AT_TEN + 2 * A_DAY)
    (nudge,) = citizen.heard
    assert CURIOUS in nudge.text
    for days in range(3, 40):
        citizen.town.turn_to(SATURDAY_AT_TEN + days * A_DAY)
    assert citizen.heard == [nudge]


def test_who_has_answered_is_not_nudged(citizen: Someone) -> None:
    step = walk(citizen)
    citizen.town.turn_to(SATURDAY_AT_TEN)
    decide(citizen, LookBack(step, 1, Outcome.GOES_ON, 6))
    citizen.heard.clear()
    citizen.town.turn_to(SATURDAY_AT_TEN + 10 * A_DAY)
    assert citizen.heard == []


def test_who_moved_the_day_is_asked_after_the_new_one_and_not_nudged(citizen: Someone) -> None:
    step = walk(citizen, reminder=Reminder(7, time(10)))
    citizen.town.turn_to(SATURDAY_AT_TEN)
    decide(citizen, LookBack(step, 1, Outcome.MOVED, deadline=Deadline(FRIDAY + 4 * A_DAY)))
    citizen.heard.clear()
    citizen.town.turn_to(SATURDAY_AT_TEN + 2 * A_DAY)
    assert not any(CURIOUS in text for text in texts(citizen))
    citizen.town.turn_to(SATURDAY_AT_TEN + 4 * A_DAY)
    assert LOOK_BACK in citizen.last


def test_an_answer_may_come_days_later(citizen: Someone) -> None:
    walk(citizen)
    citizen.town.turn_to(SATURDAY_AT_TEN)
    citizen.town.turn_to(SATURDAY_AT_TEN + 9 * A_DAY)
    citizen.presses("7")
    assert "Vil du" in citizen.last


# One unasked message a day


def test_at_most_one_unasked_message_comes_a_day(citizen: Someone) -> None:
    walk(citizen, "gå en tur")
    walk(citizen, "købe mælk", days=1)
    town = citizen.town
    town.turn_to(SATURDAY_AT_TEN)  # the first look back; its nudge is due on Monday, as the second one's on Tuesday
    asked: dict[object, int] = {}
    for hours in range(1, 24 * 12):
        heard = len(citizen.heard)
        town.turn_to(SATURDAY_AT_TEN + timedelta(hours=hours))
        new_ones = [m for m in citizen.heard[heard:] if REMIND not in m.text]
        day = PersonSettings().local(town.now).date()
        asked[day] = asked.get(day, 0) + len(new_ones)
    assert max(asked.values()) == 1
    assert sum(asked.values()) == 3
    assert town.rows(persons)[0].unasked_on is not None


def test_a_second_one_waits_for_the_next_morning(citizen: Someone) -> None:
    walk(citizen, "gå en tur")
    town = citizen.town
    town.turn_to(SATURDAY_AT_TEN)
    late = new(citizen, what="købe mælk", deadline=Deadline(FRIDAY - A_DAY), reminder=None)
    assert late.active
    heard = len(citizen.heard)
    person_id = citizen.person_id
    with town.store.database.transaction() as connection:
        kept.add(connection, town.store, [Planned(AgendaKind.LOOK_BACK, town.now)], late.id, person_id)
    town.turn_to(SATURDAY_AT_TEN + timedelta(hours=8))
    assert len(citizen.heard) == heard
    town.turn_to(SATURDAY_AT_TEN + A_DAY)
    assert "købe mælk" in citizen.last


def test_chosen_reminders_come_besides(citizen: Someone) -> None:
    walk(citizen, "gå en tur")
    walk(citizen, "købe mælk", days=1, reminder=Reminder(0, time(12)))
    town = citizen.town
    town.turn_to(SATURDAY_AT_TEN)
    town.turn_to(SATURDAY_AT_TEN + timedelta(hours=2))
    assert REMIND in citizen.last
