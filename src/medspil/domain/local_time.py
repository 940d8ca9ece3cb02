"""Between instants (UTC) and what the clock on a person's wall says."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC instant at which the wall clock in `zone` shows `day` and `at`.

    In spring an hour does not exist: a time in it becomes the same distance after the jump (02:30 is 03:30).
    In autumn an hour comes twice: the first one counts, unless `at` says otherwise by its fold.
    """
    local = datetime.combine(day, at, tzinfo=zone)
    return local.astimezone(UTC)


def local(instant: datetime, zone: ZoneInfo) -> datetime:
    """What the wall clock in `zone` shows at `instant`."""
    return instant.astimezone(zone)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar day in `zone` at `instant`."""
    return local(instant, zone).date()


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The UTC instant at which `day` is over in `zone`."""
    return instant_of(day + timedelta(days=1), time(0), zone)
