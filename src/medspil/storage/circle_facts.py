"""The facts of talks about those around a citizen, as they are remembered."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select

from medspil.conversations.circle_facts import (
    BesideFacts,
    CircleFacts,
    Colleague,
    CoordinatorFacts,
    Look,
    StaffFacts,
    StaffMember,
    SupporterFacts,
)
from medspil.conversations.facts import CitizenFacts, Facts
from medspil.conversations.open_page import PageFacts
from medspil.conversations.state import Opening
from medspil.domain.links import CARER_ROLES, LinkKind
from medspil.domain.local_time import local_day
from medspil.domain.persons import STAFF, PersonSettings, Role
from medspil.storage import audit, beside, courses, helping, invitations, links, seeing, shares, units
from medspil.storage.one_time import fresh_token
from medspil.storage.store import Store
from medspil.storage.tables import persons, roles
from medspil.storage.tables import units as unit_rows


class Around:
    """What is remembered of one person and those around them."""

    def __init__(
        self,
        connection: Connection,
        store: Store,
        row: Row[Any],
        settings: PersonSettings,
        opening: Opening,
        citizen: Callable[[], CitizenFacts],
        now: Any,
    ) -> None:
        """`citizen` reads the facts of a citizen where they are wanted; `now` is UTC."""
        self.connection = connection
        self.store = store
        self.row = row
        self.opening = opening
        self.citizen = citizen
        self.now = now
        self.today = local_day(now, store.defaults.tz)
        self.basics = (store.house, settings, row.stopped_at is not None)

    @property
    def name(self) -> str:
        """What they are called; nothing where they have not said."""
        return "" if self.row.name is None else self.store.vault.open_text("persons.name", self.row.name)

    def circle(self) -> CircleFacts:
        """A citizen and those around them."""
        return CircleFacts(
            **vars(self.citizen()),
            name=self.name,
            links=links.of_citizen(self.connection, self.store, self.row.id, self.today),
            shares=shares.of_citizen(self.connection, self.row.id),
            looks=self.looks(),
            wishes=helping.of_citizen(self.connection, self.store, self.row.id),
            proposals=beside.proposals_to(self.connection, self.store, self.row.id),
            cheers=beside.cheers_to(self.connection, self.store, self.row.id),
            companions=beside.companions_of(self.connection, self.store, self.row.id),
            colleagues=self.colleagues(),
            fresh_code=invitations.fresh_code(),
        )

    def looks(self) -> tuple[Look, ...]:
        """Who else has seen something of theirs."""
        return audit.looks_at(self.connection, self.store, self.row.id)

    def colleagues(self) -> tuple[Colleague, ...]:
        """The others who can be linked to citizens."""
        rows = self.connection.execute(
            select(persons.c.id, persons.c.name, unit_rows.c.name.label("unit"))
            .outerjoin(unit_rows, unit_rows.c.id == persons.c.unit_id)
            .where(
                persons.c.id.in_(select(roles.c.person_id).where(roles.c.role.in_(CARER_ROLES))),
                persons.c.id != self.row.id,
                persons.c.name.is_not(None),
            )
            .order_by(persons.c.joined_at, persons.c.id)
        )
        return tuple(
            Colleague(row.id, self.store.vault.open_text("persons.name", row.name), row.unit or "") for row in rows
        )

    def staff(self) -> StaffFacts:
        """A contact person or peer worker."""
        return StaffFacts(
            *self.basics,
            name=self.name,
            citizens=seeing.seen_by(self.connection, self.store, self.row.id, self.now),
            colleagues=self.colleagues(),
            unit=units.name_of(self.connection, self.row.unit_id),
            units=courses.unit_names(self.connection),
            fresh_code=invitations.fresh_code(),
            fresh_token=fresh_token(),
        )

    def page(self) -> PageFacts:
        """Anybody who wants to open a page."""
        return PageFacts(*self.basics, fresh_token=fresh_token())

    def supporter(self) -> SupporterFacts:
        """A supporter: of those beside whom they stand as one, not of those for whom they work."""
        seen = seeing.seen_by(self.connection, self.store, self.row.id, self.now)
        return SupporterFacts(
            *self.basics,
            people=tuple(one for one in seen if one.link.kind is LinkKind.SUPPORTER),
            asked=beside.asked_along(self.connection, self.store, self.row.id),
        )

    def beside(self) -> BesideFacts:
        """Somebody who stands beside citizens, in whatever role."""
        return BesideFacts(
            *self.basics,
            people=seeing.seen_by(self.connection, self.store, self.row.id, self.now),
            cheers=beside.cheers_from(self.connection, self.store, self.row.id, self.now),
            proposals=beside.proposals_from(self.connection, self.store, self.row.id),
        )

    def coordinator(self) -> CoordinatorFacts:
        """A coordinator."""
        rows = self.connection.execute(
            select(
                persons.c.id,
                persons.c.name,
                unit_rows.c.name.label("unit"),
                func.aggregate_strings(roles.c.role, " ").label("roles"),
            )
            .join(roles, roles.c.person_id == persons.c.id)
            .outerjoin(unit_rows, unit_rows.c.id == persons.c.unit_id)
            .where(roles.c.role.in_(STAFF))
            .group_by(persons.c.id, persons.c.name, persons.c.joined_at, unit_rows.c.name)
            .order_by(persons.c.joined_at, persons.c.id)
        )
        members = tuple(
            StaffMember(
                row.id,
                "" if row.name is None else self.store.vault.open_text("persons.name", row.name),
                tuple(sorted(Role(role) for role in row.roles.split())),
                row.unit or "",
            )
            for row in rows
        )
        return CoordinatorFacts(
            *self.basics,
            staff=members,
            units=courses.unit_names(self.connection),
            fresh_code=invitations.fresh_code(),
        )


READ: Mapping[type[Facts], Callable[[Around], Facts]] = {
    CircleFacts: Around.circle,
    StaffFacts: Around.staff,
    SupporterFacts: Around.supporter,
    BesideFacts: Around.beside,
    PageFacts: Around.page,
    CoordinatorFacts: Around.coordinator,
}
"""How the facts of each kind are read."""


def reader_of(kind: type[Facts]) -> Callable[[Around], Facts] | None:
    """How the facts of this kind are read; None where they are not about those around a citizen."""
    if kind in READ:
        return READ[kind]
    return next((read for of, read in READ.items() if issubclass(kind, of)), None)
