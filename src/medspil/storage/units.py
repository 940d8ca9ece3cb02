"""Units (tilbud): their names, and within how many working hours a wish for help is to be seen there."""

from datetime import timedelta

from sqlalchemy import Connection, select

from medspil.domain.helping import HelpTime
from medspil.storage.store import Store
from medspil.storage.tables import persons, units


def name_of(connection: Connection, unit_id: str | None) -> str:
    """What it is called; nothing where there is none."""
    return connection.scalar(select(units.c.name).where(units.c.id == unit_id)) or ""


def help_time(connection: Connection, store: Store, person_id: str) -> HelpTime:
    """How soon a wish for help of this person's is to be seen: as their unit sets it, or else the house."""
    usual = store.house.help_time
    row = connection.execute(
        select(units.c.help_within).join(persons, persons.c.unit_id == units.c.id).where(persons.c.id == person_id)
    ).first()
    if row is None or row.help_within is None:
        return usual
    return HelpTime(timedelta(hours=row.help_within), usual.hours)
