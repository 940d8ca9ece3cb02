"""Units (tilbud): their names, and within how many working hours a wish for help is to be seen there."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, select, update

from medspil.conversations.understanding.week_hours import read_hours
from medspil.domain.helping import HelpTime
from medspil.storage.store import Store
from medspil.storage.tables import persons, units


@dataclass(frozen=True)
class UnitKept:
    """A unit as it is remembered; what it does not set is as in the settings. `hours` as they were written."""

    id: str
    name: str
    help_within: int | None = None
    hours: str | None = None


def all_of_them(connection: Connection) -> tuple[UnitKept, ...]:
    """All units by name."""
    rows = connection.execute(select(units).order_by(units.c.name))
    return tuple(UnitKept(row.id, row.name, row.help_within, row.hours) for row in rows)


def change(connection: Connection, unit_id: str, help_within: int | None, hours: str | None) -> None:
    """Sets what is not None; 0 and "" are as in the settings from now on."""
    wanted: dict[str, int | str | None] = {}
    if help_within is not None:
        wanted["help_within"] = help_within or None
    if hours is not None:
        wanted["hours"] = hours.strip() or None
    if wanted:
        connection.execute(update(units).where(units.c.id == unit_id).values(**wanted))


def name_of(connection: Connection, unit_id: str | None) -> str:
    """What it is called; nothing where there is none."""
    return connection.scalar(select(units.c.name).where(units.c.id == unit_id)) or ""


def help_time(connection: Connection, store: Store, person_id: str) -> HelpTime:
    """How soon a wish for help of this person's is to be seen: as their unit sets it, or else the house."""
    usual = store.house.help_time
    row = connection.execute(
        select(units.c.help_within, units.c.hours)
        .join(persons, persons.c.unit_id == units.c.id)
        .where(persons.c.id == person_id)
    ).first()
    if row is None:
        return usual
    within = usual.within if row.help_within is None else timedelta(hours=row.help_within)
    return HelpTime(within, usual.hours if row.hours is None else read_hours(row.hours))
