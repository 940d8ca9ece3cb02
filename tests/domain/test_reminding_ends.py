"""Until when a reminder makes sense."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given

from medspil.domain.agenda import AgendaItem, AgendaKind, Drop, Send, Standing, verdict
from medspil.domain.local_time import end_of_day
from medspil.domain.persons import PersonSettings
from medspil.domain.sub_goals import ON_ITS_WAY, Deadline, Reminder, Rung, SubGoalDraft, is_near, reminding_ends
from tests.domain.lives import deadlines, reminders, sub_goal, zones

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FRIDAY = date(2026, 11, 27)
AT_TWO = datetime(2026, 11, 27, 13, tzinfo=UTC)
DENTIST = sub_goal(FRIDAY, Reminder(1, time(10)), at=time(14))


def judged(now: datetime) -> object:
    return verdict(AgendaItem(1, AgendaKind.REMINDER, now, DENTIST.id), DENTIST, Standing(PersonSettings()), now)


def test_a_reminder_goes_out_until_the_agreed_time_and_not_after_it() -> None:
    assert judged(AT_TWO - timedelta(seconds=1)) == Send()
    assert judged(AT_TWO) == Drop("the time is over")


def test_it_is_near_until_the_agreed_time() -> None:
    assert is_near(DENTIST, COPENHAGEN, AT_TWO - timedelta(seconds=1))
    assert not is_near(DENTIST, COPENHAGEN, AT_TWO)


def test_a_reminder_at_the_agreed_time_itself_has_some_minutes_to_be_on_its_way() -> None:
    at_once = sub_goal(FRIDAY, Reminder(0, time(14)), at=time(14))
    assert reminding_ends(at_once.draft, COPENHAGEN) == AT_TWO + ON_ITS_WAY


@given(zones, deadlines, reminders)
def test_reminding_ends_with_the_day_at_the_latest(zone: str, deadline: Deadline, wish: Reminder) -> None:
    draft = SubGoalDraft("gå en tur", deadline, Rung.SELF, reminder=wish)
    ends = reminding_ends(draft, ZoneInfo(zone))
    assert ends <= end_of_day(deadline.day, ZoneInfo(zone))
    assert deadline.at is not None or ends == end_of_day(deadline.day, ZoneInfo(zone))
