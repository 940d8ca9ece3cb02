"""Those who work here, for coordinators and the command line."""

from sqlalchemy import Connection, func, select

from medspil.conversations.circle_facts import StaffMember
from medspil.domain.persons import STAFF, Role
from medspil.storage import names
from medspil.storage.store import Store
from medspil.storage.tables import persons, roles, units


def all_of_them(connection: Connection, store: Store) -> tuple[StaffMember, ...]:
    """All who work here, by unit and name."""
    rows = connection.execute(
        select(
            persons.c.id,
            persons.c.name,
            units.c.name.label("unit"),
            func.aggregate_strings(roles.c.role, " ").label("roles"),
        )
        .join(roles, roles.c.person_id == persons.c.id)
        .outerjoin(units, units.c.id == persons.c.unit_id)
        .where(roles.c.role.in_(STAFF))
        .group_by(persons.c.id, persons.c.name, units.c.name)
    )
    members = (
        StaffMember(
            row.id,
            names.opened(store, row.name),
            tuple(sorted(Role(role) for role in row.roles.split())),
            row.unit or "",
        )
        for row in rows
    )
    return tuple(sorted(members, key=lambda one: (one.unit.casefold(), one.name.casefold(), one.id)))
